"""The fixed crisis texts. Read without the answers, so that they work when those are broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, validator

from advocacy.knowledge.errors import KnowledgeError
from advocacy.knowledge.parsing import parse, parse_all
from advocacy.knowledge.placeholders import Rendered, UnknownPlaceholder, render
from advocacy.knowledge.reading import read_yaml
from advocacy.knowledge.schema import Contact, Entry, NonEmpty
from advocacy.knowledge.wording import complaints

KINDS, GRADES = ("self", "other", "abuse"), ("now", "worry")
# What is no alarm: the question is answered, and one line of this name goes with it.
CALM = ("loss", "unsure")
LINES = (*CALM, "gentle", "gentle_other", "gentle_abuse", "gentle_again", "carry_on", "apology", "first_message")
# What somebody says in the turns after a crisis text, and is answered before any question is looked for.
AFTER = ("called", "no_answer", "no_answer_abuse", "not_staff", "help_here", "refused", "fine", "sorry", "alone", "quiet")
WRITER = "writer"  # variants of this name are for a writer who may hurt somebody; `writer_<place>` in that place


class Reply(Entry):
    """A whole crisis text; the key is kind.grade or kind.grade.variant."""

    answer: NonEmpty
    text: NonEmpty
    sources: list[str] = Field(default_factory=list)


class Line(Entry):
    """A fixed line that is no crisis reply; `next` are answers to offer as buttons."""

    text: NonEmpty
    next: list[str] = Field(default_factory=list)


class SafetyFile(Entry):
    """`variants` names the places and age bands (as the facts call them) that have texts of their own.

    `ages`: a band holds everybody younger than its number of years; the first that fits is taken.
    """

    variants: dict[str, list[str]]
    ages: dict[str, int]
    replies: dict[str, Reply]
    lines: dict[str, Line]
    after: dict[str, Line]

    @validator("replies")
    def _every_kind_and_grade(cls, replies):
        for key in (f"{kind}.{grade}" for kind in KINDS for grade in GRADES):
            if key not in replies:
                raise ValueError(f"has no `{key}`: every kind and grade needs a text")
        return replies

    @validator("lines", "after")
    def _every_line(cls, lines, field):
        missing = [name for name in (LINES if field.name == "lines" else AFTER) if name not in lines]
        if missing:
            raise ValueError(f"has no {', '.join(missing)}")
        return lines


@dataclass(frozen=True)
class CrisisReply(Rendered):
    """`answer`: id of the contract, such as `crisis.self`."""

    answer: str = ""


@dataclass(frozen=True)
class SafetyTexts:
    """What is said when somebody may be in danger, or when something broke."""

    file: SafetyFile
    contacts: dict[str, Contact]

    def reply(self, kind: str, grade: str, place: str | None = None,
              age_band: str | None = None, by_writer: bool = False) -> CrisisReply:
        """The whole text for a danger. `kind` self|other|abuse, `grade` now|worry.

        `place` and `age_band` are values of the facts, or None; unknown ones change nothing.
        Where a person is goes before how old they are; that the writer may hurt somebody (`by_writer`) before both.
        """
        base = f"{kind}.{grade}"
        fitting = [variant for fact in (place, age_band) for variant, values in self.file.variants.items() if fact in values]
        keys = [f"{base}.{variant}" for variant in fitting]
        if by_writer:
            keys = [*(f"{base}.{WRITER}_{variant}" for variant in fitting), f"{base}.{WRITER}", *keys]
        entry = next((self.file.replies[key] for key in keys if key in self.file.replies),
                     self.file.replies[base])
        made = render(entry.text, self.contacts, entry.sources)
        return CrisisReply(made.text, made.links, made.sources, entry.answer)

    def line(self, name: str) -> Rendered:
        """One of LINES."""
        return render(self.file.lines[name].text, self.contacts)

    def after(self, name: str) -> Rendered:
        """One of AFTER."""
        return render(self.file.after[name].text, self.contacts)

    def offers(self, name: str) -> list[str]:
        """Answer ids to offer as buttons with that line."""
        return list(self.file.lines[name].next)

    def age_band(self, years: int) -> str | None:
        """The age band of somebody this old, None when no text depends on it."""
        return next((band for band, below in self.file.ages.items() if years < below), None)


def read_safety(folder: Path, faults: list[KnowledgeError]) -> SafetyTexts | None:
    """safety.yml with contacts.yml of the folder; what is wrong is added to `faults`."""
    raw: dict[str, dict] = {}
    for name in ("contacts.yml", "safety.yml"):
        try:
            raw[name] = read_yaml(folder / name, name)
        except KnowledgeError as fault:
            faults.append(fault)
    if len(raw) < 2:
        return None
    contacts = parse_all(Contact, raw["contacts.yml"], "contacts.yml", faults)
    file = parse(SafetyFile, raw["safety.yml"], "safety.yml", "file", faults)
    if file:
        faults.extend(_faults_after(file, contacts))
    return SafetyTexts(file, contacts) if file else None


def _faults_after(file: SafetyFile, contacts: dict[str, Contact]) -> Iterator[KnowledgeError]:
    """They are said where no other answer would be: a fault is found when they are read, not when they are needed."""
    for name, line in file.after.items():
        for what, mend in complaints(line.text):
            yield KnowledgeError("safety.yml", f"after.{name}", what, mend)
        try:
            render(line.text, contacts)
        except UnknownPlaceholder as fault:
            yield KnowledgeError("safety.yml", f"after.{name}", str(fault), "correct the name, or add it to contacts.yml")
