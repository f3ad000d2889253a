"""The two small shapes that the rooms of this package hand to each other."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from advocacy.knowledge.safety import CALM

KINDS = ("self", "other", "abuse", "loss")  # of the rules; a Danger, and a rule that is denied afterwards, may be "unsure" too
GRADES = ("now", "worry")


@dataclass(frozen=True)
class Danger:
    """What a message shows. `grade` is None for a loss and a doubt; `why` is a rule id or "classifier"."""

    kind: str
    grade: Optional[str]
    why: str
    sure: bool = True  # False: only the classifier thinks so, and not by far
    by_writer: bool = False  # the writer is the one who may hurt somebody
    away: bool = False  # the one in danger has gone missing: whoever is at the place they left cannot go to them

    @property
    def alarm(self) -> bool:
        """Whether the crisis reply is said, and not only a line after the answer."""
        return self.kind not in CALM

    def as_parse_data(self) -> dict:
        """The shape of `danger` in Rasa parse data (docs/interfaces.md)."""
        if not self.alarm:
            return {"kind": self.kind}
        found = {"kind": self.kind, "grade": self.grade}
        return {**found, **({} if self.sure else {"sure": False}), **({"by": "writer"} if self.by_writer else {}),
                **({"away": True} if self.away else {})}


@dataclass(frozen=True)
class Finding:
    """One rule that holds in one message; `start` and `end` count canonical words."""

    rule: str
    kind: str
    grade: Optional[str]
    strong: bool
    start: int
    end: int
    open_kind: bool = False  # no "i" or "my" in it: it may be said of somebody else
    by_writer: bool = False
    explains: tuple = ()  # of what is no alarm: the kinds of danger it sounds like
    away: bool = False
    quiet: bool = False  # explains only: no line is said for it

    @property
    def alarm(self) -> bool:
        return self.kind not in CALM

    def overlaps(self, other: "Finding") -> bool:
        return self.start < other.end and other.start < self.end

    def rank(self) -> tuple:
        """Sort key: danger before loss, now before worry, strong before weak, self first."""
        return (
            not self.alarm,
            self.grade != "now",
            not self.strong,
            (*KINDS, *CALM).index(self.kind),
            self.rule,
        )


class LexiconError(ValueError):
    """A file of knowledge/danger/ cannot be used: says which, where and how to mend it."""

    def __init__(self, file, key: str, mend: str):
        super().__init__(f"{file}: {key}: {mend}")
        self.file, self.key, self.mend = str(file), key, mend
