"""Whether a message asks outright if somebody can have a kind of advocate: "can my mum get an IMHA?"."""
from __future__ import annotations

import re
from typing import Optional

from advocacy.talk.parse import Parse
from advocacy.talk.state import fact_names

_WHOSE = r"(?:i|he|she|they|we|someone|somebody|(?:my|our|a|an|the|this|one of (?:my|our))\s+[\w' ]{2,30}?)"
_WHOM = r"(?:me|us|him|her|them|(?:my|our) \w+)"
_MAY = (
    rf"(?<!how )(?<!where )(?<!when )\b(?:can|could|would|will|does|do|is|are|am|may|might)\s+{_WHOSE}\s+(?:still |also |even |ever )?"
    r"(?:(?:be )?(?:eligible for|entitled to|allowed|qualify for|able to (?:get|have)|(?:have|has) a right to)|get|have|see)\s+"
)
_ONE = r"(?:(?:one of (?:them|those|these)|an?|some)\s+|(?<=still have )my\s+)?"
# What may follow without making it another question ("can I have an IMHA with me when ...?").
_END = r"(?:\s+(?:people|person|lady|man|advocate|service|thing))?\s*(?:[.?!,;]|$|\b(?:please|pls|plz|for|now|too|here|back|on|if|or|and|about|to)\b)"


def asks_outright(parse: Parse) -> Optional[str]:
    """The kind of advocate that is asked for, or None."""
    for entity in parse.entities:
        if entity.name == "service" and entity.text and not entity.pressed:
            named = re.escape(entity.text.lower())
            asked = rf"{_MAY}{_ONE}{named}{_END}|\bis there {_ONE}{named}(?: advocate)? for {_WHOM}\b"
            if tells_of_somebody(parse):
                asked += rf"|[.,;!]\s*(?:and |so )?{_ONE}{named}\s*\?+\s*$"  # "My mum is on a section 3. IMHA?"
            if re.search(asked, " ".join(parse.text.lower().split())):
                return entity.value
    return None


_INDEPENDENT = re.compile(
    rf"(?<!how )(?<!where )(?<!when )\b(?:can|could|would|will|does|do|is|are|am|may)\s+{_WHOSE}\s+(?:qualify|be entitled|entitled|eligible|get|have|need)\b[\w ]{{0,16}}"
    r"\b(?:independent|an|any) advocate\b", re.IGNORECASE)


def asks_for_independent(parse: Parse) -> bool:
    """"Does he qualify for an independent advocate?" beside what the council is doing."""
    told = [entity.name for entity in parse.entities if not entity.negated]
    return not parse.services and "process" in told and bool(_INDEPENDENT.search(parse.text))


def is_about_somebody(parse: Parse) -> bool:
    """Whether the message says whom it is for, the writer or another."""
    return any(entity.name in ("subject", "relation") for entity in parse.entities)


def tells_of_somebody(parse: Parse) -> bool:
    """Whether a fact that rules ask for is told."""
    return any(entity.name in fact_names() for entity in parse.entities)
