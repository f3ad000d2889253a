"""From what was said to what each fact is: defaults, facts that follow from others, unknowns."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, FrozenSet, List, Mapping, Tuple

from .diagram import Diagram
from .rulebook import Rulebook, Service
from .values import UNKNOWN


@dataclass(frozen=True)
class State:
    """`values`: every fact of the service; `said`: the names the person spoke to, "unknown" included."""

    values: Dict[str, Any]
    said: FrozenSet[str]


def read_state(service: Service, facts: Mapping[str, Any], book: Rulebook) -> State:
    """Check and complete the facts. Facts of other services are left aside; FactError for the rest.

    A fact that was not said, or was said to be unknown, takes its value from the fact it follows
    from; only then come the defaults.
    """
    parsed: Dict[str, Any] = {}
    for name, raw in facts.items():
        if raw is None:
            continue
        if name in service.facts or name in service.foreign:
            parsed[name] = service.fact(name).parse(raw)
        elif not any(name in other.facts for other in book.services.values()):
            service.fact(name)
    values: Dict[str, Any] = {}
    for name, fact in service.facts.items():
        value = parsed.get(name, UNKNOWN)
        if value == UNKNOWN and fact.derived_from:
            value = fact.derived_from[2].get(_one(parsed.get(fact.derived_from[1], UNKNOWN)), value)
        if value == UNKNOWN and name not in parsed:
            value = _default(service, name, parsed)
        values[name] = value
    return State(values, frozenset(parsed))


def _default(service: Service, name: str, parsed: Mapping[str, Any]) -> str:
    fact = service.facts[name]
    if fact.default_by:
        other, by_value = fact.default_by
        given = parsed[other] if other in parsed else _default(service, other, parsed)
        return by_value.get(_one(given), fact.default)
    return fact.default


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def possible_classes(diagram: Diagram, values: Mapping[str, Any]) -> Tuple[FrozenSet[int], ...]:
    """What the diagram may meet in each of its facts."""
    return tuple(diagram.possible(fact.name, values[fact.name]) for fact in diagram.facts)


def possible_values(service: Service, diagram: Diagram, values: Mapping[str, Any]) -> Dict[str, List[Any]]:
    """Every concrete value each fact may have."""
    return {
        name: fact.completions(values[name], diagram.breakpoints.get(name, (0,)))
        for name, fact in service.facts.items()
    }
