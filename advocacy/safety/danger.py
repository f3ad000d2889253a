"""The two small shapes that the rooms of this package hand to each other."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

KINDS = ("self", "other", "abuse", "loss")
GRADES = ("now", "worry")


@dataclass(frozen=True)
class Danger:
    """What a message shows. `grade` is None for a loss; `why` is a rule id or "classifier"."""

    kind: str
    grade: Optional[str]
    why: str

    def as_parse_data(self) -> dict:
        """The shape of `danger` in Rasa parse data (docs/interfaces.md)."""
        if self.kind == "loss":
            return {"kind": "loss"}
        return {"kind": self.kind, "grade": self.grade}


@dataclass(frozen=True)
class Finding:
    """One rule that holds in one message; `start` and `end` count canonical words."""

    rule: str
    kind: str
    grade: Optional[str]
    strong: bool
    start: int
    end: int

    def rank(self) -> tuple:
        """Sort key: danger before loss, now before worry, strong before weak, self first."""
        return (
            self.kind == "loss",
            self.grade != "now",
            not self.strong,
            KINDS.index(self.kind),
            self.rule,
        )


class LexiconError(ValueError):
    """A file of knowledge/danger/ cannot be used: says which, where and how to mend it."""

    def __init__(self, file, key: str, mend: str):
        super().__init__(f"{file}: {key}: {mend}")
        self.file, self.key, self.mend = str(file), key, mend
