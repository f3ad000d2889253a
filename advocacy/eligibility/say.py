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
        turning = resting_on(service, verdict, on)
        if turning and not verdict.missing:
            notes += [service.shared["this_changes_if"], *(Words(f"- {f.unless}", f"- {f.unless_other or f.unless}") for f in turning)]
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


def resting_on(service: Service, verdict: Any, on: date) -> List[Fact]:
    """Facts that nobody spoke about, for which the usual is taken, and that could turn the answer."""
    _, diagram = service.on(on)
    unsaid = [fact for fact in diagram.facts if fact.unless and fact.name not in verdict.state.said]
    if verdict.missing:
        return unsaid
    at = possible_classes(diagram, verdict.state.values)
    places = {fact.name: index for index, fact in enumerate(diagram.facts)}
    return [fact for fact in unsaid if diagram.judge(
        at[:places[fact.name]] + (diagram.possible(fact.name, UNKNOWN),) + at[places[fact.name] + 1:])[0] is None]
