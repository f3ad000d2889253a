"""What two facts in one message tell together, and neither alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List

from advocacy.nlu.terms.facts import VAGUE
from advocacy.nlu.terms.mention import Mention


UNKNOWN = "unknown"


class Together:
    """`table`: together.yml."""

    def __init__(self, table: Dict[str, Any]):
        where, carer = table["not_sectioned_where"], table["assessed_as_carer"]
        self.kind, self.physical, self.no_order = where["fact"], where["value"], where["becomes"]
        self.roles, self.about = set(carer["roles"]), set(carer["about"])
        self.assessment, self.of_carer = carer["value"], carer["becomes"]

    def read(self, mentions: List[Mention]) -> List[Mention]:
        """The mentions, with what they tell together in place of what they tell apart."""
        places = [m for m in mentions if m.fact == self.kind]
        told = [self._assessed(m, mentions) for m in mentions if m.fact != self.kind]
        where = next((m for m in places if m.value == self.physical and m.current), None)
        if where and self._not_sectioned(told):
            doubt = any(m.fact == "answer" and m.value == UNKNOWN for m in told)
            if doubt:  # "i dont know, hes on the stroke ward" is no "not sectioned"
                told = [m for m in told if not (m.fact == "mha_status" and m.start == where.start)]
            told.append(replace(where, fact="mha_status", value=UNKNOWN if doubt else self.no_order))
        return told

    def _not_sectioned(self, mentions: List[Mention]) -> bool:
        status = [m for m in mentions if m.fact == "mha_status"]
        return any(m.value in VAGUE and not m.current for m in status) and not any(m.current for m in status)

    def _assessed(self, mention: Mention, mentions: List[Mention]) -> Mention:
        caring = any(m.fact == "role" and m.value in self.roles and m.current for m in mentions)
        if caring and mention.fact == "process" and mention.value == self.assessment and mention.text.split()[-1] in self.about:
            return replace(mention, value=self.of_carer)
        return mention
