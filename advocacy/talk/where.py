""""No" to "Are you on a section?" says nothing yet: on a ward it means by choice, at home it means no order."""
from __future__ import annotations

from typing import Any, Dict, Optional

from advocacy.eligibility.words import fill
from advocacy.talk.parse import Parse
from advocacy.talk.questions import question_message
from advocacy.talk.reply import Reply
from advocacy.talk.state import State
from advocacy.talk.whom_words import MEANT_THEM
from advocacy.talk.wording import wording

STATUS = "mha_status"
BY_PLACE = {
    "ward": "informal", "hospital": "informal",
    "home": "not_in_hospital_no_order", "supported_living": "not_in_hospital_no_order", "care_home": "not_in_hospital_no_order",
}


def answers_no(parse: Parse, talk: Optional[str]) -> bool:
    """Whether a message says no, or that the section is over, and no more: "no its my daughter whos in there" says whom it is about."""
    if MEANT_THEM.search(parse.text):
        return False
    said = parse.values("answer")
    over = any(e.name == STATUS and e.value == "sectioned_type_unknown" and (e.past or e.negated) for e in parse.entities)
    return (talk == "deny" or said[:1] == ["no"] or over) and not parse.value("setting") and not parse.services


def ask(form: str, state: State, reply: Reply) -> Reply:
    """Asks where the person is, with the choices that fit."""
    state.set("offer", {"where": STATUS})
    state.set("misses", 0)
    message = question_message(form, STATUS, state)
    message.text = fill(wording()["where"], state.person)
    message.buttons = [b for b in message.buttons if any(v in b["payload"] for v in set(BY_PLACE.values()))] + message.buttons[-2:]
    return reply.say(message)


def told(parse: Parse, state: State) -> Dict[str, Any]:
    """The status that a place means after a no; nothing without one."""
    if "where" not in (state.get("offer") or {}):
        return {}
    state.set("offer", None)
    place = parse.value("setting")
    return {STATUS: [BY_PLACE[place]]} if place in BY_PLACE else {}
