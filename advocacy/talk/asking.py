"""Asking the next question of a form, or saying its outcome when none is left."""
from __future__ import annotations

from datetime import date
from typing import Optional

from advocacy.eligibility import decide
from advocacy.talk.checking import finish
from advocacy.talk.questions import next_fact, question_message, services_of
from advocacy.talk.reply import Reply
from advocacy.talk.state import WHICH_FACT, State


def ask(form: str, state: State, reply: Reply, today: date, requested: Optional[str]) -> Reply:
    name = requested if requested and still_open(form, requested, state, today) else next_fact(form, state, today)
    if name is None:
        finish(form, state, reply, today)
        reply.end_form = True
        reply.requested = None
        return reply
    asked = list(state.get("asked_facts") or [])
    if name not in asked:
        state.set("asked_facts", [*asked, name])
    reply.requested = name
    reply.say(question_message(form, name, state))
    return reply


def still_open(form: str, name: str, state: State, today: date) -> bool:
    """Whether a fact asked for before can still change an outcome."""
    if name == WHICH_FACT:
        return state.get(WHICH_FACT) is None
    if state.get(name) is not None:
        return False
    return any(name in decide(service, state.facts, today).missing for service in services_of(form, state))
