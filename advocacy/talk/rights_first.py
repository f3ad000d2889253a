"""Somebody tells a section and asks for their rights, or if they may be kept: whether an IMHA can help them comes first."""
from __future__ import annotations

import re
from datetime import date
from typing import List

from advocacy.eligibility import decide
from advocacy.talk.checking import start_check
from advocacy.talk.outcome import stands
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Reply
from advocacy.talk.state import State
from advocacy.talk.told import facts_in

LEGAL, RIGHTS = "scope.legal", "imha.rights"
_TOLD_OF = re.compile(
    r"\b(?:i'?m|i am|i'?ve|i have|i got|i was|me|we|he'?s|he is|she'?s|she is|they'?re|him|her|my \w+(?:'?s)?(?: is| has| was)?|put|been|got|pt|patient)\b", re.IGNORECASE)
_OF_ANYBODY = re.compile(r"\b(?:somebody|someone|people|patients|anyone|anybody|you)\b", re.IGNORECASE)


def with_right_first(answers: List[str], parse: Parse, state: State, reply: Reply, today: date) -> List[str]:
    """What is left to answer once the outcome of a section that is told now was said; all of it where none is told."""
    if answers[:1] not in ([LEGAL], [RIGHTS]) or not _says_outcome(parse, state, reply, today):
        return answers
    right = (state.get("last_outcome") or {}).get("outcome") == "eligible"
    return answers if right or answers[0] == LEGAL else answers[1:]  # of rights with an IMHA only who has one


def _says_outcome(parse: Parse, state: State, reply: Reply, today: date) -> bool:
    """False where no section is told, or its outcome needs a question."""
    status = facts_in(parse, of=state.whom).get("mha_status")
    if not status or not _TOLD_OF.search(parse.text) or _OF_ANYBODY.search(parse.text):
        return False
    state.learn({"mha_status": status})
    if stands("imha", state, today) or decide("imha", state.facts, today).missing:
        return False
    start_check("imha", state, reply, today)
    return True
