"""The rules of one service on one day as a reduced ordered decision diagram.

Enumerating every completion of the unknown facts is exact and slow. This is the same, once: each
fact is cut into the classes that the rules can tell apart, the rules become a diagram over those
classes, and unknown facts simply keep several branches open. The diagram is canonical, so the
facts left in it after restriction are exactly the facts that can still change the outcome.
"""
from __future__ import annotations

from typing import Any, Dict, FrozenSet, List, Optional, Sequence, Tuple

from .conditions import Test

Entry = Tuple[Tuple[Tuple[int, FrozenSet[int]], ...], str]


class Incomplete(ValueError):
    """No rule decides some combination of facts."""


class Diagram:
    """`rules` are (Condition, outcome) in order, `facts` the Fact objects in branching order."""

    def __init__(self, rules: Sequence[Tuple[Any, str]], facts: Sequence[Any]):
        flat = _merge([(each, outcome) for condition, outcome in rules for each in condition.alternatives])
        read = {name for conjunction, _ in flat for name, _ in conjunction}
        self.facts = [fact for fact in facts if fact.name in read]
        self.position = {fact.name: index for index, fact in enumerate(self.facts)}
        self.tests = [_tests_of(fact.name, flat) for fact in self.facts]
        self.breakpoints = {fact.name: _breakpoints(tests) for fact, tests in zip(self.facts, self.tests)}
        self.classes = [self._domain(index) for index in range(len(self.facts))]
        self.nodes: List[Tuple[int, Tuple[Any, ...]]] = []
        self._unique: Dict[Tuple[int, Tuple[Any, ...]], int] = {}
        self._cache: Dict[Tuple[Any, ...], Tuple[Optional[str], Tuple[str, ...]]] = {}
        self._of_value: Dict[Tuple[int, Any], FrozenSet[int]] = {}
        self.root = self._build(tuple(self._entry(conjunction, outcome) for conjunction, outcome in flat), {})

    def possible(self, name: str, value: Any) -> FrozenSet[int]:
        """The classes a stored value (unknown included) may be in."""
        index = self.position[name]
        key = (index, tuple(value) if isinstance(value, list) else value)
        if key not in self._of_value:
            concrete = self.facts[index].completions(value, self.breakpoints[name])
            self._of_value[key] = frozenset(self.classes[index][self._signature(index, each)] for each in concrete)
        return self._of_value[key]

    def judge(self, possible: Tuple[FrozenSet[int], ...]) -> Tuple[Optional[str], Tuple[str, ...]]:
        """(outcome, ()) where every completion agrees, else (None, facts that can still change it)."""
        if possible not in self._cache:
            if len(self._cache) > 50_000:
                self._cache.clear()
            self._cache[possible] = self._restrict(possible)
        return self._cache[possible]

    def _restrict(self, possible: Tuple[FrozenSet[int], ...]) -> Tuple[Optional[str], Tuple[str, ...]]:
        done: Dict[int, Any] = {}
        unique: Dict[Tuple[int, Tuple[Any, ...]], int] = {}

        def walk(node: Any) -> Any:
            if isinstance(node, str):
                return node
            if node not in done:
                fact, children = self.nodes[node]
                left = tuple(walk(children[each]) for each in sorted(possible[fact]))
                same = all(child == left[0] for child in left)
                done[node] = left[0] if same else unique.setdefault((fact, left), len(unique))
            return done[node]

        root = walk(self.root)
        if isinstance(root, str):
            return root, ()
        by_number = {number: key for key, number in unique.items()}
        seen, todo = set(), [root]
        while todo:
            number = todo.pop()
            if number not in seen:
                seen.add(number)
                todo.extend(child for child in by_number[number][1] if not isinstance(child, str))
        facts = sorted({by_number[number][0] for number in seen})
        return None, tuple(self.facts[fact].name for fact in facts)

    def _domain(self, index: int) -> Dict[Tuple[bool, ...], int]:
        fact = self.facts[index]
        if fact.is_integer:
            concrete: List[Any] = list(self.breakpoints[fact.name])
        elif fact.is_set:
            concrete = _unions(fact, lambda value: self._signature(index, value))
        else:
            concrete = fact.concrete()
        found: Dict[Tuple[bool, ...], int] = {}
        for value in concrete:
            found.setdefault(self._signature(index, value), len(found))
        return found

    def _signature(self, index: int, value: Any) -> Tuple[bool, ...]:
        return tuple(test.holds(value) for test in self.tests[index])

    def _entry(self, conjunction: Any, outcome: str) -> Entry:
        wanted: Dict[int, FrozenSet[int]] = {}
        for name, test in conjunction:
            index = self.position[name]
            place = self.tests[index].index(test)
            passing = frozenset(number for signature, number in self.classes[index].items() if signature[place])
            wanted[index] = wanted.get(index, passing) & passing
        return tuple(sorted(wanted.items())), outcome

    def _build(self, entries: Tuple[Entry, ...], memo: Dict[Any, Any]) -> Any:
        if not entries:
            raise Incomplete("no rule decides")
        if not entries[0][0]:
            return entries[0][1]
        if entries in memo:
            return memo[entries]
        fact = min(conjunction[0][0] for conjunction, _ in entries if conjunction)
        children = []
        for number in range(len(self.classes[fact])):
            try:
                children.append(self._build(_given(entries, fact, number), memo))
            except Incomplete as gap:
                example = next(sig for sig, each in self.classes[fact].items() if each == number)
                raise Incomplete(f"{gap}, {self.facts[fact].name} like {self._example(fact, example)}") from None
        same = all(child == children[0] for child in children)
        node = children[0] if same else self._node(fact, tuple(children))
        memo[entries] = node
        return node

    def _example(self, index: int, signature: Tuple[bool, ...]) -> Any:
        fact = self.facts[index]
        values = self.breakpoints[fact.name] if fact.is_integer else fact.concrete()
        return next((each for each in values if self._signature(index, each) == signature), "several at once")

    def _node(self, fact: int, children: Tuple[Any, ...]) -> int:
        key = (fact, children)
        if key not in self._unique:
            self._unique[key] = len(self.nodes)
            self.nodes.append(key)
        return self._unique[key]


def _given(entries: Tuple[Entry, ...], fact: int, number: int) -> Tuple[Entry, ...]:
    kept: List[Entry] = []
    for conjunction, outcome in entries:
        if conjunction and conjunction[0][0] == fact:
            if number not in conjunction[0][1]:
                continue
            conjunction = conjunction[1:]
        kept.append((conjunction, outcome))
        if not conjunction:
            break
    return tuple(kept)


def _merge(flat: List[Any]) -> List[Any]:
    """Join neighbours that test only the same fact and give the same outcome: fewer classes."""
    merged: List[Any] = []
    for conjunction, outcome in flat:
        if merged and merged[-1][1] == outcome and len(conjunction) == len(merged[-1][0]) == 1:
            (name, test), (before, earlier) = conjunction[0], merged[-1][0][0]
            if name == before and test.kind == earlier.kind and test.kind in ("in", "has"):
                merged[-1] = (((name, Test(test.kind, test.of | earlier.of)),), outcome)
                continue
        merged.append((conjunction, outcome))
    return merged


def _tests_of(name: str, flat: List[Any]) -> List[Test]:
    return list(dict.fromkeys(test for conjunction, _ in flat for fact, test in conjunction if fact == name))


def _breakpoints(tests: List[Test]) -> Tuple[int, ...]:
    limits = {test.of for test in tests if test.kind in ("at_least", "below")}
    return tuple(sorted({0} | limits | {limit - 1 for limit in limits if limit > 0}))


def _unions(fact: Any, signature: Any) -> List[Any]:
    found = {signature(each): each for each in fact.concrete()}
    joinable = [each for each in found.values() if not set(each) & set(fact.alone)]
    todo = list(joinable)
    while todo:
        each = todo.pop()
        for other in joinable:
            both = each | other
            if signature(both) not in found:
                found[signature(both)] = both
                todo.append(both)
    return list(found.values())
