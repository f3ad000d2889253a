"""Decide whether an advocate is due, with what is known, by the law of a day."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Dict, List, Mapping, Optional, Tuple, Union

from .load import load_rules
from .rulebook import Gap, Rule, Rulebook, Service
from .say import resting_on, say
from .state import State, possible_classes, possible_values, read_state
from .values import FactError
from .words import Person, fill

MAYBE = "maybe"


@dataclass(frozen=True)
class Verdict:
    """A decision before it is put in words. `missing` is empty where the outcome is settled."""

    outcome: str
    reason: str
    missing: Tuple[str, ...]
    rule: Optional[Rule]
    gap: Optional[Gap]
    sources: Tuple[str, ...]
    state: State


@dataclass(frozen=True)
class Decision:
    """See docs/interfaces.md. Texts ending in `_other` take `words.fill`; `words(person)` fills all."""

    service: str
    outcome: str
    reason: str
    text: str
    text_other: str
    notes: Tuple[str, ...]
    notes_other: Tuple[str, ...]
    ask_whom: str
    ask_whom_other: str
    sources: Tuple[str, ...]
    pending_sources: Tuple[str, ...]
    provision: str
    missing: Tuple[str, ...]
    rests_on: Tuple[str, ...]  # facts for which the usual is taken, and that could turn the outcome
    point_to: Tuple[str, ...]
    as_of: date

    def words(self, person: Person = "self") -> Tuple[str, List[str], str]:
        """(text, notes, ask_whom) for "self", a phrase such as "your mother", or {"phrase", "they"}."""
        if person == "self":
            return self.text, list(self.notes), self.ask_whom
        return (fill(self.text_other, person), [fill(note, person) for note in self.notes_other],
                fill(self.ask_whom_other, person))


def decide(service: str, facts: Mapping[str, Any], on: date, rules: Optional[Rulebook] = None) -> Decision:
    """The outcome with its words. Raises FactError for an unknown service, fact, value or day."""
    book = rules or load_rules()
    verdict = judge(service, facts, on, book)
    return _decision(book.service(service), verdict, on)


def judge(service: str, facts: Mapping[str, Any], on: date, rules: Optional[Rulebook] = None) -> Verdict:
    """The outcome without its words; quick enough for a batch."""
    book = rules or load_rules()
    kind = book.service(service)
    if on < book.covers_from:
        raise FactError(f"the rules do not reach back to {on}", "as_of", [f"{book.covers_from} or later"])
    state = read_state(kind, facts, book)
    in_force, diagram = kind.on(on)
    outcome, missing = diagram.judge(possible_classes(diagram, state.values))
    if outcome is None:
        missing = tuple(sorted(
            (name for name in kind.facts if name in missing),
            key=lambda name: not kind.facts[name].askable(state.values),
        ))
        gap = _gap(kind, state, missing)
        return Verdict(MAYBE, f"{service}.{gap.id}", missing, None, gap, gap.sources, state)
    rule = _deciding(in_force, outcome, possible_values(kind, diagram, state.values))
    return Verdict(outcome, rule.reason, (), rule, None, rule.sources, state)


def _deciding(rules: List[Rule], outcome: str, possible: Dict[str, List[Any]]) -> Rule:
    """The first rule that certainly holds; where it is one of several, the first that may."""
    maybe: Optional[Rule] = None
    for rule in rules:
        if rule.outcome == outcome:
            holds = rule.when.judge(possible)
            if holds:
                return rule
            if holds is None and maybe is None:
                maybe = rule
    assert maybe is not None
    return maybe


def _gap(service: Service, state: State, missing: Tuple[str, ...]) -> Gap:
    for gap in service.gaps:
        contained = all(set(_members(state.values[name])) & set(values) for name, values in gap.contains.items())
        if contained and (not gap.missing or set(gap.missing) & set(missing)):
            return gap
    raise AssertionError(f"{service.name}.yml: when_unknown must end with an entry for every case")


def _members(value: Union[str, int, List[str]]) -> List[Any]:
    return value if isinstance(value, list) else [value]


def _decision(service: Service, verdict: Verdict, on: date) -> Decision:
    words, ask, notes = say(service, verdict, on)
    rule = verdict.rule
    return Decision(
        service.name, verdict.outcome, verdict.reason, words.text, words.other,
        tuple(note.text for note in notes), tuple(note.other for note in notes), ask.text, ask.other,
        verdict.sources, rule.pending_sources if rule else (), rule.provision if rule else "",
        verdict.missing, tuple(fact.name for fact in resting_on(service, verdict, on)), rule.point_to if rule else (), on,
    )


__all__: List[str] = ["Decision", "Verdict", "decide", "judge"]
