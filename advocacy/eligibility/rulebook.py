"""What the rule files hold once they are read: rules, lines to add, words for what is not known."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Dict, List, Optional, Tuple

from .conditions import Condition
from .diagram import Diagram
from .values import Fact, FactError


@dataclass(frozen=True)
class Words:
    """One text for the person it is about, one about somebody else (takes `words.fill`)."""

    text: str
    other: str


@dataclass(frozen=True)
class Period:
    """Days on which something is the law: from the first to the day before `to` (None: open)."""

    start: date
    to: Optional[date]

    def holds(self, on: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= on and (self.to is None or on < self.to)


@dataclass(frozen=True)
class Rule:
    """One row of the law. `id` is the row, `case` tells rows apart that share it, `reason` is public."""

    id: str
    case: str
    reason: str
    period: Period
    when: Condition
    when_raw: Any
    outcome: str
    words: Words
    ask: Words
    notes: Tuple[str, ...]
    sources: Tuple[str, ...]
    pending_sources: Tuple[str, ...]
    provision: str
    point_to: Tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A further plain line: `when` certainly holds, `unknown` facts are not known, the outcome is in `outcomes`."""

    id: str
    period: Period
    when: Condition
    unknown: Tuple[str, ...]
    outcomes: Tuple[str, ...]
    words: Words
    sources: Tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    """What to say when it depends on something not known: the first whose facts are missing."""

    id: str
    missing: Tuple[str, ...]
    contains: Dict[str, Tuple[str, ...]]
    words: Optional[Words]
    ask: Optional[Words]
    sources: Tuple[str, ...]


@dataclass
class Service:
    """One kind of advocacy. `facts` stand in the order in which they decide most."""

    name: str
    title: str
    facts: Dict[str, Fact]
    foreign: Dict[str, Fact]
    rules: List[Rule]
    lines: List[Line]
    gaps: List[Gap]
    shared: Dict[str, Words]
    handled: Dict[str, str]
    _diagrams: Dict[Tuple[str, ...], Diagram] = field(default_factory=dict)
    _by_day: Dict[date, Tuple[List[Rule], Diagram]] = field(default_factory=dict)

    def on(self, day: date) -> Tuple[List[Rule], Diagram]:
        """The rules in force that day, in order, and their diagram."""
        if day not in self._by_day:
            rules = [rule for rule in self.rules if rule.period.holds(day)]
            key = tuple(f"{rule.id}/{rule.case}/{rule.outcome}" for rule in rules)
            if key not in self._diagrams:
                pairs = [(rule.when, rule.outcome) for rule in rules]
                self._diagrams[key] = Diagram(pairs, list(self.facts.values()))
            self._by_day[day] = rules, self._diagrams[key]
        return self._by_day[day]

    def fact(self, name: str) -> Fact:
        """A fact of this service, or one of another service that it takes a value from."""
        found = self.facts.get(name) or self.foreign.get(name)
        if not found:
            allowed = [*self.facts, *self.foreign]
            raise FactError(f"{self.name} has no fact called {name!r}", name, allowed)
        return found


@dataclass
class Rulebook:
    """All services, the day from which they state the law, and the switches for law to come."""

    services: Dict[str, Service]
    covers_from: date
    switches: Dict[str, Dict[str, Any]]

    def service(self, name: str) -> Service:
        """Raises FactError for an unknown service."""
        if name not in self.services:
            raise FactError(f"no service is called {name!r}", str(name), list(self.services))
        return self.services[name]
