"""Saying no to something that is no advocate: a treatment, a move, a hearing."""
from __future__ import annotations

import re
from typing import Optional

from advocacy.talk.parse import Parse
from advocacy.talk.state import State

LAWYER = "legal.advocacy"
TREATMENT = "scope.medical"

_TREATMENT = re.compile(
    r"\b(?:ect|shocks?|electric\w*|tablets?|pills?|meds?|medication|medicines?|drugs?|injections?|depot|jab|clozapine|lithium|antipsychotics?|treatment|therapy|"
    r"blood tests?|bloods|surgery|operation|implant)\b", re.IGNORECASE)
_STAY = re.compile(r"\b(?:the|a|this|that|being) (?:move|moved|moving|home|care home|placement|transfer|transferred|discharge|discharged|section|assessment|admission)\b", re.IGNORECASE)
_GOING = re.compile(r"\b(?:to|about|against|not) (?:going|go|moving|move|being moved|leaving|leave)\b", re.IGNORECASE)
_OF_ADVOCATE = re.compile(r"\b(?:advocates?|advocacy|imhas?|imcas?)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|this|that)\b", re.IGNORECASE)
# "do I have to see her", "say no to them": somebody, after a treatment was told
_ADVOCATE = re.compile(r"\b(?:see|seeing|talk|talking|speak|speaking|meet|meeting|visits?|advocates?|advocacy|person|somebody|someone|have one|get one|want one|to (?:him|her|them))\b", re.IGNORECASE)


def refused_else(parse: Parse, state: State) -> Optional[str]:
    """The answer for "can I say no to the tablets?", or to "it" after a treatment was told; None where an advocate is meant."""
    told = bool(set(state.get("treatment_discussed") or []) - {"none", "unknown"}) or state.get("just_said") == TREATMENT
    it = bool(_IT.search(parse.text))
    if _OF_ADVOCATE.search(parse.text) and not _TREATMENT.search(parse.text):
        return None
    if _TREATMENT.search(parse.text) or told and not _ADVOCATE.search(parse.text):
        return TREATMENT
    going = bool(_GOING.search(parse.text)) and bool(state.get("decision"))
    return "scope.legal" if going or _STAY.search(parse.text) or state.topic == LAWYER and it else None
