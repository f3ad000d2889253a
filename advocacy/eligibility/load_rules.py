"""Read the rules, lines and gaps of one service file."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, List, Optional

from advocacy.knowledge.errors import KnowledgeError

from .conditions import Condition, parse_condition
from .rulebook import Gap, Line, Period, Rule, Service, Words
from .values import Fact

OUTCOMES = ("eligible", "not_eligible", "maybe")
RULE_KEYS = {"id", "case", "reason", "in_force", "when", "outcome", "opening", "because", "other", "ask", "notes",
             "sources", "pending_sources", "provision", "point_to"}
NEVER = date.max


class Reader:
    """Reads one file; `shared` holds openings, ways to ask and lines by key, common ones first."""

    def __init__(self, file: str, service: str, facts: Dict[str, Fact], raw: Dict[str, Any], common: Dict[str, Any],
                 covers_from: date, switches: Dict[str, Dict[str, Any]]):
        self.file, self.name, self.facts, self.raw, self.common = file, service, facts, raw, common
        self.covers_from, self.switches = covers_from, switches
        self.shared = {
            key: self.words(f"shared.{key}", entry)
            for part in (common, raw) for key, entry in (part.get("shared") or {}).items()
        }

    def service(self, foreign: Dict[str, Fact]) -> Service:
        """Everything of this file in one."""
        shared_rules = [self.rule(entry) for entry in self.common.get("rules") or []]
        rules = shared_rules + [self.rule(entry) for entry in self.raw.get("rules") or []]
        lines = [self.line(entry) for part in (self.common, self.raw) for entry in part.get("lines") or []]
        gaps = [self.gap(entry) for entry in self.raw.get("when_unknown") or []]
        return Service(self.name, self.raw["title"], self.facts, foreign, rules, lines, gaps, self.shared,
                       dict(self.raw.get("handled") or {}))

    def rule(self, entry: Dict[str, Any]) -> Rule:
        """One rule; the words are the opening and then the reason."""
        key = f"rules.{entry.get('id', '?')}"
        self.only(key, entry, RULE_KEYS)
        for needed in ("id", "outcome", "opening", "because", "ask", "sources", "provision"):
            if not entry.get(needed):
                raise self.fault(key, f"it has no {needed}", "write it")
        if entry["outcome"] not in OUTCOMES:
            raise self.fault(key, f"no outcome is called {entry['outcome']}", f"use one of {', '.join(OUTCOMES)}")
        opening, because = self.known(key, entry["opening"]), self.words(key, entry, "because")
        notes = tuple(entry.get("notes") or ())
        for note in notes:
            self.known(key, note)
        return Rule(
            entry["id"], entry.get("case", ""), entry.get("reason", f"{self.name}.{entry['id']}"),
            self.period(key, entry.get("in_force")), self.condition(key, entry.get("when")), entry.get("when"),
            entry["outcome"], Words(f"{opening.text} {because.text}", f"{opening.other} {because.other}"),
            self.known(key, entry["ask"]), notes, tuple(entry["sources"]), tuple(entry.get("pending_sources") or ()),
            entry["provision"], tuple(entry.get("point_to") or ()),
        )

    def line(self, entry: Dict[str, Any]) -> Line:
        """A line that joins an answer where its condition holds."""
        key = f"lines.{entry.get('id', '?')}"
        self.only(key, entry, {"id", "in_force", "when", "unknown", "outcomes", "text", "other", "sources"})
        return Line(entry["id"], self.period(key, entry.get("in_force")), self.condition(key, entry.get("when")),
                    tuple(entry.get("unknown") or ()), tuple(entry.get("outcomes") or OUTCOMES), self.words(key, entry), tuple(entry.get("sources") or ()))

    def gap(self, entry: Dict[str, Any]) -> Gap:
        """What to say while a fact is not known."""
        key = f"when_unknown.{entry.get('id', '?')}"
        self.only(key, entry, {"id", "missing", "contains", "text", "other", "ask", "sources"})
        for name in [*(entry.get("missing") or []), *(entry.get("contains") or {})]:
            if name not in self.facts:
                raise self.fault(key, f"no fact is called {name}", "name a fact of this file")
        words = self.words(key, entry) if entry.get("text") else None
        ask = self.known(key, entry["ask"]) if entry.get("ask") else None
        contains = {fact: tuple(values) for fact, values in (entry.get("contains") or {}).items()}
        return Gap(entry["id"], tuple(entry.get("missing") or ()), contains, words, ask, tuple(entry["sources"]))

    def words(self, key: str, entry: Any, name: str = "text") -> Words:
        """`text` and `other`; one text may serve both only if it does not say "you"."""
        entry = {name: entry} if isinstance(entry, str) else entry
        text, other = " ".join(entry.get(name, "").split()), " ".join(entry.get("other", "").split())
        if not text:
            raise self.fault(key, f"it has no {name}", "write it in plain words")
        if not other and re.search(r"\b(you|your|yours|yourself)\b", text, re.I):
            raise self.fault(key, "it speaks to the person only", "add `other` with {who}, {they}, {their}")
        return Words(self.switched(text), self.switched(other or text))

    def switched(self, text: str) -> str:
        """Fill `{evidence:SWITCH}` with the month of the newest evidence about law to come."""
        return re.sub(r"\{evidence:(\w+)\}", lambda found: self._evidence(found.group(1)), text)

    def _evidence(self, name: str) -> str:
        if name not in self.switches:
            raise self.fault("switches", f"there is no switch {name}", "add it to switches.yml")
        return date.fromisoformat(self.switches[name]["evidence_date"]).strftime("%B %Y")

    def period(self, key: str, raw: Optional[Dict[str, str]]) -> Period:
        """`{from, to}`, each a day or the name of a switch; a switch that is off never comes."""
        raw = raw or {}
        start, to = self._day(key, raw.get("from")), self._day(key, raw.get("to"))
        return Period(start or self.covers_from, None if to == NEVER else to)

    def _day(self, key: str, written: Optional[str]) -> Optional[date]:
        if written is None:
            return None
        if written in self.switches:
            return self.switches[written]["commences"] or NEVER
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise self.fault(key, f"{written} is neither a day nor a switch", "write 2026-11-23 or a switch") from None

    def condition(self, key: str, raw: Any) -> Condition:
        """A `when`, with the facts of this file."""
        try:
            return parse_condition(raw, self.facts)
        except ValueError as fault:
            raise self.fault(key, str(fault), "correct the condition") from None

    def known(self, key: str, name: str) -> Words:
        """Words shared by key."""
        if name not in self.shared:
            raise self.fault(key, f"there are no shared words called {name}", "add them under `shared`")
        return self.shared[name]

    def only(self, key: str, entry: Dict[str, Any], allowed: Any) -> None:
        """Refuse keys that nobody reads."""
        wrong = sorted(set(entry) - set(allowed))
        if wrong:
            raise self.fault(key, f"unknown key {wrong[0]}", f"use {', '.join(sorted(allowed))}")

    def fault(self, key: str, what: str, mend: str) -> KnowledgeError:
        """A fault of this file."""
        return KnowledgeError(self.file, key, what, mend)


__all__: List[str] = ["Reader", "OUTCOMES"]
