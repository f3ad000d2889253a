"""Conditions of rules as data: a fact beside a test, all of which must hold."""
from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any, Dict, FrozenSet, List, Optional, Tuple


@dataclass(frozen=True)
class Test:
    """What one value of one fact must be. `kind`: in, not_in, has, has_not, at_least or below."""

    kind: str
    of: Any

    def holds(self, value: Any) -> bool:
        """Whether a value passes; an unknown number never does."""
        if self.kind == "in":
            return value in self.of
        if self.kind == "not_in":
            return value not in self.of
        if self.kind == "has":
            return not self.of.isdisjoint(value)
        if self.kind == "has_not":
            return self.of.isdisjoint(value)
        if not isinstance(value, int):
            return False
        return value >= self.of if self.kind == "at_least" else value < self.of

    def negated(self) -> "Test":
        """The test that passes exactly where this one does not."""
        return Test(OPPOSITE[self.kind], self.of)


OPPOSITE = {"in": "not_in", "not_in": "in", "has": "has_not", "has_not": "has", "at_least": "below", "below": "at_least"}
Conjunction = Tuple[Tuple[str, Test], ...]


@dataclass(frozen=True)
class Condition:
    """Alternatives, each a list of (fact, test) that must all hold. No alternative means never."""

    alternatives: Tuple[Conjunction, ...]

    def holds(self, values: Dict[str, Any]) -> bool:
        """Two-valued: whether some alternative holds for these values, "unknown" taken as it stands."""
        return any(all(test.holds(values[fact]) for fact, test in each) for each in self.alternatives)

    def judge(self, possible: Dict[str, List[Any]]) -> Optional[bool]:
        """Three-valued: True or False whatever the unknown facts are, None where it depends on them."""
        best: Optional[bool] = False
        for conjunction in self.alternatives:
            verdict: Optional[bool] = True
            for fact, test in conjunction:
                seen = {test.holds(value) for value in possible[fact]}
                if seen == {False}:
                    verdict = False
                    break
                if len(seen) == 2:
                    verdict = None
            if verdict:
                return True
            if verdict is None:
                best = None
        return best

    def facts(self) -> List[str]:
        """Names of the facts read, in the order written."""
        return list(dict.fromkeys(fact for each in self.alternatives for fact, _ in each))

    def negated(self) -> "Condition":
        """The condition that holds exactly where this one does not."""
        return Condition(tuple(
            tuple((fact, test.negated()) for fact, test in picked) for picked in product(*self.alternatives)
        ))


def parse_condition(raw: Any, facts: Dict[str, Any]) -> Condition:
    """Read `when:`. Raises ValueError with a message that says what to mend.

    `{fact: value | [values] | {not: [..]} | {at_least: n} | {below: n} | {has: [..], has_not: [..]}}`,
    and `either: [condition, ...]` for alternatives beside the rest. Nothing at all holds always.
    """
    raw = raw or {}
    if not isinstance(raw, dict):
        raise ValueError("a condition is a mapping of facts to values")
    common: List[Tuple[str, Test]] = []
    for name, wanted in raw.items():
        if name != "either":
            if name not in facts:
                raise ValueError(f"no fact is called {name}; there are {', '.join(facts)}")
            common.extend((name, test) for test in _tests(facts[name], wanted))
    if "either" not in raw:
        return Condition((tuple(common),))
    options = [each for part in raw["either"] for each in parse_condition(part, facts).alternatives]
    return Condition(tuple(tuple(common) + tuple(each) for each in options))


def _tests(fact: Any, wanted: Any) -> List[Test]:
    if isinstance(wanted, str):
        wanted = [wanted]
    if isinstance(wanted, list):
        return [Test("has" if fact.is_set else "in", _values(fact, wanted))]
    if not isinstance(wanted, dict):
        raise ValueError(f"{fact.name}: {wanted!r} is no test")
    tests = []
    for kind, of in wanted.items():
        if kind in ("at_least", "below") and fact.is_integer:
            tests.append(Test(kind, int(of)))
        elif kind in ("has", "has_not") and fact.is_set:
            tests.append(Test(kind, _values(fact, of)))
        elif kind == "not" and not fact.is_integer:
            tests.append(Test("has_not" if fact.is_set else "not_in", _values(fact, of)))
        else:
            raise ValueError(f"{fact.name} cannot be tested by {kind}")
    return tests


def _values(fact: Any, wanted: List[str]) -> FrozenSet[str]:
    wanted = [wanted] if isinstance(wanted, str) else wanted
    for value in wanted:
        if fact.is_integer or value not in fact.values + fact.alone:
            raise ValueError(f"{fact.name} is never {value}; it is one of {', '.join(fact.allowed())}")
        if value in fact.stands_for or value == "unknown":
            raise ValueError(f"{fact.name}: {value} stands for other values and is not tested by a rule")
    return frozenset(wanted)
