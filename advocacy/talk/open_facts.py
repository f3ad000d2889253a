"""Which facts a message may tell: what the form asks or has yet to ask, what the last outcome rests on, and what is known, which may be put right."""
from __future__ import annotations

from datetime import date
from typing import List, Optional

from advocacy.eligibility import SERVICES, decide
from advocacy.talk.questions import services_of
from advocacy.talk.state import UNKNOWN, WHICH_FACT, State

STATUS = "mha_status"
VAGUE = ([UNKNOWN], ["sectioned_type_unknown"])  # told, and yet the section is still to be told
NEVER_READ_SO = ("nation", "subject", "asker", WHICH_FACT)
MOST = 6


def open_facts(form: Optional[str], requested: Optional[str], state: State, today: date) -> List[str]:
    """Names of facts, those still open first. `form`: the one that is running, or None."""
    known = [name for name in state.facts if name not in NEVER_READ_SO]
    return list(dict.fromkeys([*still_open(form, requested, state, today), *known[:MOST]]))


def still_open(form: Optional[str], requested: Optional[str], state: State, today: date) -> List[str]:
    """Names of facts that may be told without a word of correction, the one asked for first."""
    names: List[str] = []
    last = (state.get("last_outcome") or {}).get("service")
    spoken_of = last if last in SERVICES else state.service
    services = services_of(form, state) if form else [spoken_of] if spoken_of else []
    for service in services:
        if state.get(STATUS) in VAGUE:
            names.append(STATUS)
        decision = decide(service, state.facts, today)
        names += [*decision.missing, *decision.rests_on]
    names += reversed(state.get("asked_facts") or [])
    asked = [requested] if requested and requested != WHICH_FACT else []
    return list(dict.fromkeys([*asked, *(name for name in names if name not in NEVER_READ_SO)]))[:MOST]
