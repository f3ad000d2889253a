"""Reading the whole folder: all files at once, so that one bad file is found at the start."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from advocacy.knowledge import checks
from advocacy.knowledge.errors import KnowledgeError
from advocacy.knowledge.knowledge import Knowledge
from advocacy.knowledge.parsing import parse_all
from advocacy.knowledge.reading import read_yaml
from advocacy.knowledge.safety import SafetyTexts, read_safety
from advocacy.knowledge.schema import Answer, Length, Meaning, NotCovered, Source

DEFAULT = Path(__file__).resolve().parents[2] / "knowledge"
IDS, LENGTHS, GLOSSARY, NOT_COVERED = "answer_ids.yml", "lengths.yml", "glossary.yml", "not_covered"


def _read(folder: Path, name: str, faults: list[KnowledgeError]) -> dict:
    try:
        return read_yaml(folder / name, name)
    except KnowledgeError as fault:
        faults.append(fault)
        return {}


def _read_answers(folder: Path, families: dict, faults: list[KnowledgeError]):
    """Answers by id, and the file each stands in. Every public id must be there, in its family's file."""
    answers: dict[str, Answer] = {}
    files: dict[str, str] = {}
    home = {answer_id: family for family, ids in families.items() for answer_id in ids}
    for family, ids in families.items():
        name = f"answers/{family}.yml"
        raw = _read(folder, name, faults)
        for answer_id in raw:
            if answer_id in files:
                faults.append(KnowledgeError(name, str(answer_id), f"stands in {files[answer_id]} too", "keep one of the two"))
            if home.get(answer_id, family) != family:
                faults.append(KnowledgeError(name, answer_id, "is in the wrong file", f"move it to answers/{home[answer_id]}.yml"))
            files[answer_id] = name
        if raw:
            for answer_id in ids:
                if answer_id not in raw:
                    faults.append(KnowledgeError(name, answer_id, "is missing", "write this answer: its id is public"))
        answers.update(parse_all(Answer, raw, name, faults))
    for stray in sorted((folder / "answers").glob("*.yml")):
        if stray.stem not in families:
            faults.append(KnowledgeError(f"answers/{stray.name}", "file", "is of no family", f"name its family in {IDS}"))
    return answers, files


def _read_not_covered(folder: Path, faults: list[KnowledgeError]) -> tuple[dict[str, NotCovered], dict[str, str]]:
    """What no answer covers by key, and the file each stands in."""
    asked: dict[str, NotCovered] = {}
    files: dict[str, str] = {}
    names = [f"{NOT_COVERED}/{path.name}" for path in sorted((folder / NOT_COVERED).glob("*.yml"))]
    if not names:
        faults.append(KnowledgeError(NOT_COVERED, "file", "is missing", "put its files back"))
    for name in names:
        for key, entry in parse_all(NotCovered, _read(folder, name, faults), name, faults).items():
            if key in files:
                faults.append(KnowledgeError(name, key, f"stands in {files[key]} too", "keep one of the two"))
            asked[key], files[key] = entry, name
    return asked, files


def _with_crisis_texts(answers: dict, files: dict, safety: SafetyTexts | None, faults) -> dict[str, Answer]:
    """A crisis answer takes its text from safety.yml, so that it stands once."""
    filled = {}
    for answer_id, answer in answers.items():
        if answer.safety and safety:
            reply = safety.file.replies.get(answer.safety)
            if reply is None:
                faults.append(KnowledgeError(files[answer_id], f"{answer_id}.safety",
                                             f"names `{answer.safety}`, which safety.yml does not have", "correct the name"))
            else:
                answer = answer.copy(update={"short": reply.text})
        filled[answer_id] = answer
    return filled


def read_folder(folder: Path) -> tuple[Knowledge | None, list[KnowledgeError]]:
    """All knowledge and all faults; the knowledge is None when there are faults."""
    faults: list[KnowledgeError] = []
    safety = read_safety(folder, faults)
    sources = parse_all(Source, _read(folder, "sources.yml", faults), "sources.yml", faults)
    families = _read(folder, IDS, faults)
    answers, files = _read_answers(folder, families, faults)
    answers = _with_crisis_texts(answers, files, safety, faults)
    terms = _read(folder, "terms.yml", faults) if (folder / "terms.yml").exists() else {}
    lengths = parse_all(Length, _read(folder, LENGTHS, faults), LENGTHS, faults)
    glossary = parse_all(Meaning, _read(folder, GLOSSARY, faults), GLOSSARY, faults)
    not_covered, asked_in = _read_not_covered(folder, faults)
    if safety:
        known = set(files)
        faults.extend(checks.contact_faults(safety.contacts))
        faults.extend(checks.safety_faults(safety, known, sources))
        for answer_id, answer in answers.items():
            faults.extend(checks.answer_faults(files[answer_id], answer_id, answer, known, safety.contacts, sources))
        for name, notes in ((LENGTHS, lengths), (GLOSSARY, glossary)):
            faults.extend(checks.note_faults(name, notes, safety.contacts, sources))
        faults.extend(checks.not_covered_faults(asked_in, not_covered, safety.contacts, known, sources))
    if faults or not safety:
        return None, faults
    return Knowledge(answers, safety.contacts, sources, safety, terms, lengths, glossary, not_covered), []


@lru_cache(maxsize=8)
def load_knowledge(folder: Path = DEFAULT) -> Knowledge:
    """All knowledge of a folder, checked; cached. Raises the first KnowledgeError."""
    knowledge, faults = read_folder(folder)
    if knowledge is None:
        raise faults[0]
    return knowledge


@lru_cache(maxsize=8)
def load_safety(folder: Path = DEFAULT) -> SafetyTexts:
    """The crisis texts alone: needs only safety.yml and contacts.yml. Raises KnowledgeError."""
    faults: list[KnowledgeError] = []
    safety = read_safety(folder, faults)
    if safety is None or faults:
        raise faults[0]
    return safety


def check(folder: Path = DEFAULT) -> list[str]:
    """Every fault of a folder, one line each; empty when all is well."""
    return [str(fault) for fault in read_folder(Path(folder))[1]]
