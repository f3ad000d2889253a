"""Put a decision in words: the answer, what it hangs on, and whom to ask."""
from __future__ import annotations

from datetime import date
from typing import Any, List, Tuple

from .rulebook import Service, Words
from .state import possible_classes, possible_values
from .values import UNKNOWN, Fact

NAMED_AT_ONCE = 2


def say(service: Service, verdict: Any, on: date) -> Tuple[Words, Words, List[Words]]:
    """(text, ask_whom, notes) of a Verdict, each for oneself and about somebody else."""
    if verdict.rule:
        words, ask = verdict.rule.words, verdict.rule.ask
    else:
        words, ask = _unsettled(service, verdict)
    notes = [service.shared[key] for key in (verdict.rule.notes if verdict.rule else ())]
    rules, diagram = service.on(on)
    possible = possible_values(service, diagram, verdict.state.values)
    if verdict.reason.startswith(f"{service.name}."):
        notes += [
            line.words for line in service.lines
            if line.period.holds(on) and verdict.outcome in line.outcomes and line.when.judge(possible)
            and all(verdict.state.values[name] == UNKNOWN for name in line.unknown)
        ]
        notes += _resting_on_defaults(service, verdict, on)
        if verdict.state.values.get("nation") == UNKNOWN:
            notes.append(service.shared["about_england"])
    return words, ask, notes


def _unsettled(service: Service, verdict: Any) -> Tuple[Words, Words]:
    gap = verdict.gap
    first = [service.facts[name] for name in verdict.missing if service.facts[name].depends][:NAMED_AT_ONCE]
    words = gap.words or Words(
        f"{service.shared['it_depends'].text} {_join([fact.depends for fact in first])}.",
        f"{service.shared['it_depends'].other} {_join([fact.depends_other for fact in first])}.",
    )
    if gap.ask:
        return words, gap.ask
    fact: Fact = next((each for each in first if each.how_to_find_out), service.facts[verdict.missing[0]])
    how = fact.how_to_find_out
    return words, Words(how, fact.how_to_find_out_other or how)


def _join(parts: List[str]) -> str:
    return ", and on ".join(parts)


def _resting_on_defaults(service: Service, verdict: Any, on: date) -> List[Words]:
    """One line for each fact that nobody spoke about and that could turn a settled answer."""
    if verdict.missing:
        return []
    _, diagram = service.on(on)
    at = possible_classes(diagram, verdict.state.values)
    found = []
    for index, fact in enumerate(diagram.facts):
        if fact.name in verdict.state.said or not fact.unless:
            continue
        opened = at[:index] + (diagram.possible(fact.name, UNKNOWN),) + at[index + 1:]
        if diagram.judge(opened)[0] is None:
            found.append(Words(f"- {fact.unless}", f"- {fact.unless_other or fact.unless}"))
    return [service.shared["this_changes_if"], *found] if found else []
