"""The decision table of a service as a lawyer reads it, made from the rules alone."""
from __future__ import annotations

from datetime import date
from typing import Any, Dict, List

from .rulebook import Period, Rule, Rulebook, Service

HEAD = "| # | Reason | When | Outcome | Plain words | What to do | Provision | Sources | In force |"
NEVER = date.max


def table(service: Service, book: Rulebook) -> str:
    """Markdown: the facts with their defaults, the rules in order, what is said when unsure, further lines."""
    parts = [
        f"# {service.title}: decision table", "",
        "Made by `python -m advocacy tables` from the rules; do not edit. The first row that holds decides.",
        "An unknown fact stands for each of its values; where these disagree the outcome is `maybe`.", "",
        "## Facts", "", "| Fact | Values | When nobody says anything |", "|---|---|---|",
    ]
    parts += [f"| `{fact.name}` | {_values(fact)} | {_default(fact)} |" for fact in service.facts.values()]
    parts += ["", "## Rules in order", "", HEAD, "|---" * (HEAD.count("|") - 1) + "|"]
    parts += [_row(number, rule, book, service) for number, rule in enumerate(service.rules, 1)]
    parts += ["", "## While a fact is not known", "", "| Reason | Where it depends on | Plain words | Sources |", "|---|---|---|---|"]
    for gap in service.gaps:
        where = ", ".join(f"`{name}`" for name in gap.missing) or "anything else"
        where += "".join(f", `{name}` has {' or '.join(values)}" for name, values in gap.contains.items())
        words = gap.words.text if gap.words else "names what it depends on"
        parts.append(f"| {service.name}.{gap.id} | {where} | {words} | {', '.join(gap.sources)} |")
    if service.lines:
        parts += ["", "## Lines that join an answer", "", "| Row | When | With | Plain words | Sources |", "|---|---|---|---|---|"]
        for line in service.lines:
            parts.append(f"| {line.id} | {_when(line.when)} | {', '.join(line.outcomes)} | {line.words.text} | {', '.join(line.sources)} |")
    if service.handled:
        parts += ["", "## Rows of the law without a rule of their own", ""]
        parts += [f"- {name}: {why}" for name, why in service.handled.items()]
    return "\n".join(parts) + "\n"


def _row(number: int, rule: Rule, book: Rulebook, service: Service) -> str:
    notes = " ".join(service.shared[note].text for note in rule.notes)
    cells = [
        str(number), f"{rule.reason}{f' ({rule.case})' if rule.case else ''}", _when(rule.when), rule.outcome,
        f"{rule.words.text} {notes}".strip(), rule.ask.text, rule.provision, ", ".join(rule.sources), _period(rule.period, book),
    ]
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _when(condition: Any) -> str:
    said = [" and ".join(f"`{name}` {_test(test)}" for name, test in each) or "always" for each in condition.alternatives]
    return " **or** ".join(said)


def _test(test: Any) -> str:
    words: Dict[str, str] = {"in": "is", "not_in": "is not", "has": "has", "has_not": "has not", "at_least": ">=", "below": "<"}
    of = " or ".join(sorted(test.of)) if isinstance(test.of, frozenset) else str(test.of)
    return f"{words[test.kind]} {of}"


def _period(period: Period, book: Rulebook) -> str:
    if period.start == NEVER:
        return "not yet"
    start = "" if period.start == book.covers_from else f"from {period.start}"
    return f"{start} until {period.to}".strip() if period.to else start or "yes"


def _values(fact: Any) -> str:
    return ", ".join(f"`{value}`" for value in fact.allowed()) if not fact.is_integer else "whole number, `unknown`"


def _default(fact: Any) -> str:
    said: List[str] = []
    if fact.derived_from:
        kind, other, values = fact.derived_from
        said.append(f"follows `{other}` of {kind}: " + ", ".join(f"{a} gives {b}" for a, b in values.items()))
    if fact.default_by:
        said.append(f"by `{fact.default_by[0]}`: " + ", ".join(f"{a} gives {b}" for a, b in fact.default_by[1].items()))
    return "; ".join([*said, f"`{fact.default}`"])
