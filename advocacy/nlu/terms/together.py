"""What two facts in one message tell together, and neither alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional

from advocacy.nlu.terms.facts import VAGUE
from advocacy.nlu.terms.mention import Mention


UNKNOWN = "unknown"


class Together:
    """`table`: together.yml. `numbers`: numbers.yml."""

    def __init__(self, table: Dict[str, Any], numbers: Dict[str, Any]):
        where, carer = table["not_sectioned_where"], table["assessed_as_carer"]
        self.kind, self.physical, self.no_order = where["fact"], where["value"], where["becomes"]
        self.not_there = where.get("not_on")
        self.roles, self.about = set(carer["roles"]), set(carer["about"])
        self.assessment, self.of_carer = carer["value"], carer["becomes"]
        self.only_together = set(table["only_together"])
        self.both: List[Dict[str, Any]] = table["both"]
        self.length, self.so_far = table["length_of_stay"], set(numbers["stay_so_far"])
        self.not_yet_there = set(table["length_of_stay"].get("not_after", ()))

    def read(self, mentions: List[Mention], text: str, expect: Optional[str] = None) -> List[Mention]:
        """The mentions, with what they tell together in place of what they tell apart."""
        places = [m for m in mentions if m.fact == self.kind]
        told = [self._assessed(m, mentions) for m in mentions if m.fact != self.kind]
        elsewhere = _one_of({"setting": [self.not_there]}, mentions)  # "on the psych ward, had a stroke once"
        where = None if elsewhere else next((m for m in places if m.value == self.physical and m.current), None)
        if where and self._not_sectioned(told):
            doubt = any(m.fact == "answer" and m.value == UNKNOWN for m in told)
            if doubt:  # "i dont know, hes on the stroke ward" is no "not sectioned"
                told = [m for m in told if not (m.fact == "mha_status" and m.start == where.start)]
            told.append(replace(where, fact="mha_status", value=UNKNOWN if doubt else self.no_order))
        for rule in self.both:
            told += self._both(rule, told)
        told += self._length_of_stay(told, text, expect)
        return [m for m in told if m.fact not in self.only_together]

    def _both(self, rule: Dict[str, Any], mentions: List[Mention]) -> List[Mention]:
        """What a rule of `both` adds, at the place of what it goes by."""
        by = _one_of(rule["told"], mentions)
        if not by:
            return []
        (fact, value), = rule["adds"].items()
        told_already = not rule.get("more") and any(m.fact == fact and m.current for m in mentions)
        also = all(_one_of({name: values}, mentions) for name, values in rule["with"].items())
        if not also or told_already or _one_of(rule.get("unless", {}), mentions):
            return []
        return [replace(by, fact=fact, value=value)]

    def _length_of_stay(self, mentions: List[Mention], text: str, expect: Optional[str]) -> List[Mention]:
        """"in hospital for 5 weeks": to come, where it is what has to be decided, or was asked."""
        rule = self.length
        decided = _one_of({"decision": rule["decisions"]}, mentions) and (expect == "decision" or _one_of({"service": [rule["service"]]}, mentions))
        if not decided or any(m.fact == rule["becomes"] for m in mentions):
            return []
        lengths = [m for m in mentions if m.fact == rule["from"] and not self._so_far(m, text)]
        lengths = [m for m in lengths if m.value >= rule["for_good"]] or lengths  # "a permanent place, free in 2 weeks"
        return [replace(m, fact=rule["becomes"]) for m in lengths] if len({m.value for m in lengths}) == 1 else []

    def _so_far(self, mention: Mention, text: str) -> bool:
        before = text[: mention.start].lower().replace(",", " , ").split()[-7:]
        after = text[mention.end :].lower().split()[:1]
        since = mention.text.lower().startswith("since")
        return since or bool(self.not_yet_there.intersection(before[-1:])) or bool(self.so_far.intersection(before)) or after == ["ago"]

    def _not_sectioned(self, mentions: List[Mention]) -> bool:
        status = [m for m in mentions if m.fact == "mha_status"]
        return any(m.value in VAGUE and not m.current for m in status) and not any(m.current for m in status)

    def _assessed(self, mention: Mention, mentions: List[Mention]) -> Mention:
        caring = any(m.fact == "role" and m.value in self.roles and m.current for m in mentions)
        if caring and mention.fact == "process" and mention.value == self.assessment and mention.text.split()[-1] in self.about:
            return replace(mention, value=self.of_carer)
        return mention


def _one_of(wanted: Dict[str, List[Any]], mentions: List[Mention]) -> Optional[Mention]:
    """The first mention of one of the values, said to be so now."""
    return next((m for m in mentions if m.current and m.value in wanted.get(m.fact, ())), None)
