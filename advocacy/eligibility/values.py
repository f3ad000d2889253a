"""The facts a decision rests on: which values they take and how raw input becomes one."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, FrozenSet, List, Optional, Tuple, Union

UNKNOWN = "unknown"
Value = Union[str, int, FrozenSet[str]]


class FactError(ValueError):
    """An unknown service, fact or value. `name` is what was wrong, `allowed` what may stand there."""

    def __init__(self, message: str, name: str, allowed: List[str]):
        super().__init__(f"{message}. Allowed: {', '.join(allowed)}")
        self.name = name
        self.allowed = allowed


@dataclass(frozen=True)
class Choice:
    """One button: the value it stands for and its words, for oneself and about somebody else."""

    value: Union[str, int]
    label: str
    label_other: str
    rare: bool = False


@dataclass(frozen=True)
class Fact:
    """A fact of one service, with the words to ask for it. Texts ending in `_other` take `words.fill`."""

    service: str
    name: str
    values: Tuple[str, ...]
    alone: Tuple[str, ...]
    is_set: bool
    is_integer: bool
    default: str
    default_by: Optional[Tuple[str, Dict[str, str]]]
    derived_from: Optional[Tuple[str, str, Dict[str, str]]]
    stands_for: Dict[str, Tuple[str, ...]]
    texts: Dict[str, str] = field(default_factory=dict)
    choices: Tuple[Choice, ...] = ()
    other_choices: Tuple[Choice, ...] = ()
    ask_when: Any = None
    asked: bool = True

    def __getattr__(self, name: str) -> str:
        texts = self.__dict__.get("texts", {})
        if name in texts:
            return texts[name]
        if name in TEXTS or name in OPTIONAL_TEXTS:
            return ""
        raise AttributeError(name)

    def accepts(self, raw: Any) -> bool:
        """Whether `parse` would take this input."""
        try:
            self.parse(raw)
        except FactError:
            return False
        return True

    def parse(self, raw: Any) -> Union[str, int, List[str]]:
        """Turn typed or JSON input into a value of this fact; a set fact always gives a list.

        Raises FactError naming the fact, the value and what is allowed.
        """
        if self.is_integer:
            return self._parse_integer(raw)
        if self.is_set:
            return self._parse_set(raw)
        if isinstance(raw, list) and len(raw) == 1:
            raw = raw[0]
        if isinstance(raw, str) and raw.strip() in self.values:
            return raw.strip()
        raise self._refuse(raw)

    def _parse_integer(self, raw: Any) -> Union[str, int]:
        if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0:
            return raw
        if isinstance(raw, str):
            text = raw.strip()
            if text in self.alone:
                return text
            if text.isascii() and text.isdigit() and len(text) < 10:
                return int(text)
        raise self._refuse(raw)

    def _parse_set(self, raw: Any) -> List[str]:
        parts = raw if isinstance(raw, (list, tuple, set, frozenset)) else str(raw).split(",")
        found: List[str] = []
        for part in parts:
            text = part.strip() if isinstance(part, str) else part
            if not isinstance(text, str) or text not in self.values + self.alone:
                raise self._refuse(part)
            if text not in found:
                found.append(text)
        if not found or (len(found) > 1 and any(value in self.alone for value in found)):
            raise self._refuse(raw)
        return found

    def _refuse(self, raw: Any) -> FactError:
        return FactError(f"{self.service}: {self.name} cannot be {raw!r}", self.name, self.allowed())

    def allowed(self) -> List[str]:
        """The values in words, for an error message."""
        if self.is_integer:
            return ["a whole number from 0", *self.alone]
        if self.is_set:
            return [*self.values, *(f"{value} (alone)" for value in self.alone)]
        return list(self.values)

    def completions(self, value: Any, breakpoints: Tuple[int, ...] = ()) -> List[Value]:
        """Every concrete value that a stored value may stand for; a known value stands for itself."""
        if self.is_integer:
            return list(breakpoints) if value == UNKNOWN else [value]
        if not self.is_set:
            return list(self.stands_for.get(value, (value,)))
        members = [value] if isinstance(value, str) else list(value)
        known = frozenset(member for member in members if member not in self.stands_for)
        sets = [known]
        for member in members:
            if member in self.stands_for:
                sets = [kept | {each} for kept in sets for each in self.stands_for[member]]
        return list(dict.fromkeys(sets))

    def concrete(self) -> List[Value]:
        """Every value that stands for itself; for a set fact each as a set of one. Not for numbers."""
        kept = [value for value in self.values + self.alone if value not in self.stands_for]
        return [frozenset([value]) for value in kept] if self.is_set else list(kept)

    def askable(self, values: Dict[str, Any]) -> bool:
        """Whether it makes sense to ask for it now, given the stored values of all facts."""
        return self.asked and (self.ask_when is None or self.ask_when.holds(values))


TEXTS = ("question", "question_other", "second_wording", "second_wording_other", "why", "why_other",
         "how_to_find_out", "how_to_find_out_other", "depends", "depends_other")
OPTIONAL_TEXTS = ("unless", "unless_other")
