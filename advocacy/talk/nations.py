"""Which of the nations named in a message counts, and whether one beside England is meant at all."""
from __future__ import annotations

import re
from typing import Optional, Set

from advocacy.talk.parse import Parse
from advocacy.talk.state import State

OTHER_NATION = "scope.other_nation"
ENGLAND, UNKNOWN = "england", "unknown"
CLEARLY = 0.6  # so clearly read as of elsewhere, a place may be meant that is not known by name
# "is in hospital in Bristol", "held in Bristol", "on a ward in Leeds"
_HELD = re.compile(r"\b(?:hospital|ward|unit|held|detained|sectioned|admitted|inpatient|in-patient|section \w+)\b(?:(?!\b(?:lives?|living|home|from|born|but)\b)[^.?!;,])*$", re.IGNORECASE)
# "I am from Poland": where somebody comes from
_COMES_FROM = re.compile(r"\b(?:i'?m|i am|we'?re|we are|he'?s|he is|she'?s|she is|they'?re|is|are|come|comes|came|originally) from\b", re.IGNORECASE)


def nation_of_hospital(parse: Parse) -> Optional[str]:
    """Of two nations named the one where somebody is held: "I live in Cardiff but she is in hospital in Bristol"."""
    if len(_named(parse)) < 2:
        return None
    held = {entity.value for entity in parse.entities if entity.name == "nation" and not entity.past and _HELD.search(parse.text[: entity.start])}
    return held.pop() if len(held) == 1 else None


def two_named(parse: Parse, state: State) -> bool:
    """Whether the message, or the talk with it, names two nations: then which of them counts must be said."""
    named, known = _named(parse), state.before.get("nation")
    told_before = {known} - {None, UNKNOWN} or ({ENGLAND} if state.checked else set())
    return len(named | told_before) > 1


def not_elsewhere(parse: Parse, state: State, confidence: float) -> bool:
    """Whether what is read as of another nation can hardly be so. `confidence`: of that reading."""
    if nation_of_hospital(parse) == ENGLAND:
        return bool(parse.value("mha_status"))
    named = _named(parse)
    if named - {ENGLAND}:
        return False
    if parse.values("nation").count(ENGLAND) > 1:
        return True  # "is it a Norwich number or a Carlisle one"
    england = named == {ENGLAND} or not named and state.get("nation") == ENGLAND
    return england and confidence < CLEARLY or not named and bool(_COMES_FROM.search(parse.text))


def _named(parse: Parse) -> Set[str]:
    return set(parse.values("nation")) - {UNKNOWN}
