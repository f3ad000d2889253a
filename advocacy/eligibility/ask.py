"""What to ask next: only what can still change the outcome."""
from __future__ import annotations

from datetime import date
from typing import Any, Collection, Dict, List, Mapping, Optional

from .decide import judge
from .load import load_rules
from .rulebook import Rulebook
from .state import possible_values
from .values import Fact


def next_question(
    service: str, facts: Mapping[str, Any], on: date, skip: Collection[str] = (), rules: Optional[Rulebook] = None
) -> Optional[str]:
    """The fact that decides most among those that can still change the outcome, or None.

    Nothing already spoken to ("unknown" is an answer), nothing in `skip`, and nothing whose
    `ask_when` does not hold yet.
    """
    book = rules or load_rules()
    kind = book.service(service)
    verdict = judge(service, facts, on, book)
    for name in verdict.missing:
        if name not in verdict.state.said and name not in skip and kind.facts[name].askable(verdict.state.values):
            return name
    return None


def explain(service: str, facts: Mapping[str, Any], on: date, rules: Optional[Rulebook] = None) -> List[Dict[str, Any]]:
    """The rules in the order tried, up to the one that decides: reason, outcome, when, holds.

    `holds` is "yes", "no" or "unknown"; the list ends with the first "yes".
    """
    book = rules or load_rules()
    kind = book.service(service)
    verdict = judge(service, facts, on, book)
    in_force, diagram = kind.on(on)
    possible = possible_values(kind, diagram, verdict.state.values)
    tried = []
    for rule in in_force:
        holds = rule.when.judge(possible)
        tried.append({
            "reason": rule.reason, "outcome": rule.outcome, "when": rule.when_raw or "always",
            "provision": rule.provision, "holds": {True: "yes", False: "no", None: "unknown"}[holds],
        })
        if holds:
            break
    return tried


def fact(service: str, name: str, rules: Optional[Rulebook] = None) -> Fact:
    """A fact with its words. Raises FactError."""
    return (rules or load_rules()).service(service).fact(name)


def parse_value(service: str, name: str, raw: Any, rules: Optional[Rulebook] = None) -> Any:
    """Raw input as a value of the fact. Raises FactError naming the allowed values."""
    return fact(service, name, rules).parse(raw)
