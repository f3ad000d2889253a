"""A cry behind an answer: "section 3, and I just want to die". What follows the answer is read by itself too.

In front of it stands what a form asked for, and the whole sounds calmer, or longer ago, than the cry does. Only for
a message in which nothing was heard as a whole: what is found here is never less than that.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Callable, Optional, Sequence

import yaml

from advocacy.safety.classifier import PART
from advocacy.safety.danger import Danger, LexiconError
from advocacy.safety.judgement import judge
from advocacy.safety.plain import left_to_hear

FILE = "answers.yml"
NEVER = 1.01  # no probability reaches it
KEYS = {"longest", "fewest", "ends", "joins", "unless", "long_ago"}


@dataclass(frozen=True)
class Answers:
    """Where an answer ends. `load` raises LexiconError that names file, key and mend."""

    longest: int
    fewest: int
    ends: re.Pattern
    joins: re.Pattern
    unless: re.Pattern
    long_ago: re.Pattern

    @classmethod
    def load(cls, folder: Path) -> "Answers":
        path = Path(folder) / FILE
        try:
            spec = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, yaml.YAMLError) as error:
            raise LexiconError(path, "file", str(error)) from error
        wrong = KEYS.symmetric_difference(spec if isinstance(spec, dict) else {})
        if wrong:
            raise LexiconError(path, ", ".join(sorted(wrong)), f"the keys are {sorted(KEYS)}")
        for name in ("longest", "fewest"):
            if not isinstance(spec[name], int):
                raise LexiconError(path, name, "must be a whole number")
        return cls(spec["longest"], spec["fewest"], *(_expression(path, name, spec[name]) for name in ("ends", "joins", "unless", "long_ago")))

    def rest(self, text: str) -> str:
        """The sentence, or the rest of it, that follows the answer `text` begins with; "" when it begins with none."""
        end = self.ends.search(text)
        front = text[:end.start()].strip() if end else ""
        if not front or len(front) > self.longest or self.unless.search(front):
            return ""
        rest = self.joins.sub("", PART.split(text[end.end():].strip())[0], count=1)
        return rest if len(rest.split()) >= self.fewest and not self.long_ago.search(rest) else ""


def heard_after(rest: str, findings: Sequence, exclusions: Sequence, guess, read: Callable, ask: Callable) -> Optional[Danger]:
    """The danger in `rest`, or None. `findings` (what is plain left out), `exclusions` and `guess`: of the whole message;
    `read` is that of the lexicon, `ask` that of the classifier, which alone is believed only where it is sure and the
    whole is not quite calm."""
    own, spoken_against, _ = read(rest)
    alone = guess is not None and guess.danger >= guess.thresholds["behind_answer"]
    if not alone and not any(found.alarm for found in own):
        return None
    told = [found for found in findings if not found.alarm and found.explains]
    second = ask(rest) if guess is not None else None
    if second is not None:
        own, second = left_to_hear(rest, own, second, read)
        second = replace(second, thresholds=_careful(second.thresholds, alone))
    danger = judge([*own, *told], [*exclusions, *spoken_against], second)
    return danger if danger and danger.alarm else None


def _careful(thresholds: dict, alone: bool) -> dict:
    """A part out of its message sounds worse than it is: the classifier alone has to be sure."""
    surely = thresholds["sure"] if alone else NEVER
    return {**thresholds, "alone": surely, "excluded": surely, "now": NEVER, "now_excluded": NEVER}


def _expression(path: Path, name: str, value) -> re.Pattern:
    try:
        return re.compile(value, re.IGNORECASE)
    except (re.error, TypeError) as error:
        raise LexiconError(path, name, f"no expression: {error}") from error
