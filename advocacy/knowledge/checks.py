"""What must hold between the files: every name resolves, every text can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from advocacy.knowledge.errors import KnowledgeError
from advocacy.knowledge.placeholders import PLACEHOLDER, UnknownPlaceholder, about, fill
from advocacy.knowledge.safety import GRADES, KINDS, SafetyTexts
from advocacy.knowledge.schema import (
    MORE_WORDS,
    PARTS,
    SHORT_WORDS,
    Answer,
    Contact,
    Length,
    Meaning,
    NotCovered,
    Source,
)
from advocacy.knowledge.wording import complaints, opens_with_yes_or_no, plain_name, words

CRISIS_WORDS = 75
NOTE_WORDS = 60
_SOMEBODY = {"phrase": "your grandmother", "they": "she"}
_ONE_LINERS = ("question", "button", "about")


def text_faults(file: str, key: str, template: str, limit: int, contacts: dict) -> Iterator[KnowledgeError]:
    """Faults of one text that people read."""
    for what, mend in complaints(template):
        yield KnowledgeError(file, key, what, mend)
    try:
        count = words(fill(template, contacts)[0])
    except UnknownPlaceholder as fault:
        yield KnowledgeError(file, key, str(fault), "correct the name, or add it to contacts.yml")
    else:
        if count > limit:
            yield KnowledgeError(file, key, f"has {count} words", f"cut it to {limit} words")


def contact_faults(contacts: dict[str, Contact]) -> Iterator[KnowledgeError]:
    """A phrase names the parts and holds no number itself, so that a number stands once."""
    for contact_id, contact in contacts.items():
        for name in PLACEHOLDER.findall(contact.phrase):
            if name not in PARTS or getattr(contact, name) is None:
                yield KnowledgeError("contacts.yml", f"{contact_id}.phrase", f"names `{{{name}}}`, which is not there",
                                     "add that part, or name another")
        for what, mend in complaints(PLACEHOLDER.sub("", contact.phrase)):
            yield KnowledgeError("contacts.yml", f"{contact_id}.phrase", what, "write it as {phone}, {text}, {email} or {web}")


def _names(file: str, key: str, ids, known, place: str) -> Iterator[KnowledgeError]:
    for one in ids:
        if one not in known:
            yield KnowledgeError(file, key, f"names `{one}`, which is not in {place}", f"correct the id, or add it to {place}")


def safety_faults(safety: SafetyTexts, answers, sources) -> Iterator[KnowledgeError]:
    """Faults of the crisis texts."""
    variants = safety.file.variants
    for key, reply in safety.file.replies.items():
        kind, _, rest = key.partition(".")
        grade, _, variant = rest.partition(".")
        if kind not in KINDS or grade not in GRADES or (variant and variant not in variants):
            yield KnowledgeError("safety.yml", f"replies.{key}", "is no kind.grade or kind.grade.variant",
                                 f"kinds {', '.join(KINDS)}; grades {', '.join(GRADES)}; variants {', '.join(variants)}")
        yield from text_faults("safety.yml", f"replies.{key}", reply.text, CRISIS_WORDS, safety.contacts)
        yield from _names("safety.yml", f"replies.{key}.answer", [reply.answer], answers, "the answers")
        yield from _names("safety.yml", f"replies.{key}.sources", reply.sources, sources, "sources.yml")
    for name, line in safety.file.lines.items():
        yield from text_faults("safety.yml", f"lines.{name}", line.text, CRISIS_WORDS, safety.contacts)
        yield from _names("safety.yml", f"lines.{name}.next", line.next, answers, "the answers")


def answer_faults(file: str, answer_id: str, answer: Answer, answers, contacts,
                  sources: dict[str, Source]) -> Iterator[KnowledgeError]:
    """Faults of one answer."""
    for part in _ONE_LINERS:
        for what, mend in complaints(getattr(answer, part)):
            yield KnowledgeError(file, f"{answer_id}.{part}", what, mend)
        if "\n" in getattr(answer, part) or "{" in getattr(answer, part):
            yield KnowledgeError(file, f"{answer_id}.{part}", "is more than one plain line", "write it as one line without placeholders")
    for part, limit in (("short", SHORT_WORDS), ("other", SHORT_WORDS), ("more", MORE_WORDS), ("more_other", MORE_WORDS)):
        text = getattr(answer, part)
        if text:
            text = about(text, _SOMEBODY) if part in ("other", "more_other") else text
            yield from text_faults(file, f"{answer_id}.{part}", text, limit, contacts)
            if opens_with_yes_or_no(text):
                yield KnowledgeError(file, f"{answer_id}.{part}", "begins with yes, no or maybe",
                                     "begin with a sentence that is right however the question was asked")
    yield from _names(file, f"{answer_id}.next", answer.next, answers, "the answers")
    yield from _names(file, f"{answer_id}.sources", answer.sources, sources, "sources.yml")
    if answer_id in answer.next:
        yield KnowledgeError(file, f"{answer_id}.next", "offers itself", "offer another answer")


def note_faults(file: str, notes: dict[str, Length] | dict[str, Meaning], contacts, sources) -> Iterator[KnowledgeError]:
    """Faults of lengths.yml and glossary.yml."""
    claimed: dict[str, str] = {}
    for key, note in notes.items():
        yield from text_faults(file, f"{key}.text", note.text, NOTE_WORDS, contacts)
        yield from _names(file, f"{key}.sources", note.sources, sources, "sources.yml")
        called = [key, *note.names, *note.values] if isinstance(note, Meaning) else [key]
        for name in dict.fromkeys(plain_name(one) for one in called):
            if name in claimed:
                yield KnowledgeError(file, key, f"is called `{name}`, and so is `{claimed[name]}`", "leave the name to one of the two")
            claimed[name] = key


def not_covered_faults(files: dict[str, str], asked: dict[str, NotCovered], contacts, answers, sources) -> Iterator[KnowledgeError]:
    """Faults of not_covered/; `files`: the file each key stands in."""
    for key, one in asked.items():
        file = files[key]
        for part in ("answer", "then"):
            named = getattr(one, part)
            yield from _names(file, f"{key}.{part}", [named] if named else [], {*answers, "get", "help"}, "the answers, nor get or help")
        yield from _names(file, f"{key}.otherwise", [one.otherwise] if one.otherwise else [], asked, "the keys of not_covered/")
        yield from _names(file, f"{key}.next", one.next, answers, "the answers")
        yield from _names(file, f"{key}.sources", one.sources, sources, "sources.yml")
        for part, text in (("text", one.text), ("other", about(one.other or "", _SOMEBODY))):
            yield from text_faults(file, f"{key}.{part}", text, SHORT_WORDS, contacts)
