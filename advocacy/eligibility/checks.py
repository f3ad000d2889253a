"""What a rulebook must be before anybody is told anything by it."""
from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import Any, Dict, List, Optional

from advocacy.knowledge.errors import KnowledgeError

from .diagram import Incomplete
from .rulebook import Period, Rule, Rulebook, Service

NEVER = date.max


def check_rulebook(book: Rulebook, sources: Optional[Dict[str, Any]]) -> None:
    """Periods meet without overlap or gap, some rule decides everything, sources are in force."""
    for service in book.services.values():
        _periods(service, book.covers_from)
        _total(service, book)
        _said_when_unknown(service, book)
        if sources is not None:
            started = {each: switch["commences"] for switch in book.switches.values()
                       for each in switch.get("brings_in", []) if switch["commences"]}
            for rule in service.rules:
                _cited(service, f"rules.{rule.id}", rule.sources, rule.period, sources, started)
                _exist(service, f"rules.{rule.id}", rule.pending_sources, sources)
            for line in service.lines:
                _cited(service, f"lines.{line.id}", line.sources, line.period, sources, started)
            for gap in service.gaps:
                _exist(service, f"when_unknown.{gap.id}", gap.sources, sources)


def _periods(service: Service, covers_from: date) -> None:
    def name(rule: Rule) -> str:
        return f"{rule.id} {rule.case}".strip()

    for key, group in groupby(sorted(service.rules, key=name), key=name):
        rules: List[Rule] = sorted((r for r in group if r.period.start != NEVER), key=lambda rule: rule.period.start)
        day: Optional[date] = covers_from
        for rule in rules:
            if day is None or rule.period.start < day:
                raise _fault(service, key, "its periods overlap", "end one on the day the other starts, or give it a `case`")
            if rule.period.start > day:
                raise _fault(service, key, f"nothing is said from {day} to {rule.period.start}", "close the gap")
            if rule.period.to is not None and rule.period.to <= rule.period.start:
                raise _fault(service, key, "it ends before it starts", "correct in_force")
            day = rule.period.to
        if day is not None:
            raise _fault(service, key, f"nothing is said from {day}", "add what follows, a repeal too")


def _total(service: Service, book: Rulebook) -> None:
    days = {book.covers_from} | {rule.period.start for rule in service.rules if rule.period.start != NEVER}
    for day in sorted(days):
        try:
            service.on(day)
        except Incomplete as gap:
            raise _fault(service, "rules", f"on {day} {gap}", "add a rule for what is left") from None


def _said_when_unknown(service: Service, book: Rulebook) -> None:
    for fact in service.on(book.covers_from)[1].facts:
        for text in ("depends", "how_to_find_out"):
            if fact.name != "nation" and not fact.texts.get(text):
                raise _fault(service, f"facts.{fact.name}", f"it has no {text}", "write what to say while it is not known")


def _exist(service: Service, key: str, cited: Any, sources: Dict[str, Any]) -> None:
    for each in cited:
        if each not in sources:
            raise _fault(service, key, f"there is no source {each}", "add it to sources.yml or cite another")


def _cited(service: Service, key: str, cited: Any, period: Period, sources: Dict[str, Any], started: Dict[str, date]) -> None:
    _exist(service, key, cited, sources)
    if period.start == NEVER:
        return
    for each in cited:
        start = sources[each].get("in_force_from") or ""
        first = started.get(each) or (NEVER if start == "not_yet" else date.fromisoformat(start) if start else date.min)
        end = sources[each].get("in_force_to")
        last = date.fromisoformat(end) if end else NEVER
        until = period.to - timedelta(days=1) if period.to else NEVER
        if first > period.start or last < until:
            raise _fault(service, key, f"{each} is not in force all the time the rule is", "cite the law of those days")


def _fault(service: Service, key: str, what: str, mend: str) -> KnowledgeError:
    return KnowledgeError(f"{service.name}.yml", key, what, mend)
