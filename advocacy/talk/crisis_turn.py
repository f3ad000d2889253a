"""Somebody is in danger: the fixed text, first and alone; a running form is put aside without its question."""
from __future__ import annotations

from typing import Optional, Tuple

from advocacy.knowledge import load_safety
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import State

GENTLE_TURNS = 2


def crisis_turn(parse: Parse, state: State, active: Optional[str]) -> Reply:
    """The reply that fits the danger, the place and the age that are known."""
    danger = parse.danger or {"kind": "self", "grade": "now"}
    place, age = _place_and_age(danger["kind"], state)
    shown = load_safety().reply(danger["kind"], danger.get("grade") or "now", place=place, age_band=age)
    reply = Reply(end_form=True)
    reply.say(Message(shown.text, kind="crisis", answer=shown.answer, sources=list(shown.sources), links=list(shown.links)))
    if active:
        state.set("paused", active)
    state.set("gentle", GENTLE_TURNS if danger.get("sure", True) else 1)
    return reply


def _place_and_age(kind: str, state: State) -> Tuple[Optional[str], Optional[str]]:
    """Of the person in danger, if it is the person the facts are about."""
    if (kind == "other") != state.about_other and kind != "abuse":
        return None, None
    statuses = state.get("mha_status") or []
    return next(iter([statuses] if isinstance(statuses, str) else statuses), None), state.get("age")
