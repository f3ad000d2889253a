"""Somebody is in danger: the fixed text, first and alone; a running form is put aside without its question."""
from __future__ import annotations

import logging
from typing import Optional, Tuple

from advocacy.knowledge import load_safety
from advocacy.talk import after_crisis
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import State
from advocacy.talk.told import facts_in
from advocacy.talk.wants import Wants
from advocacy.talk.whom import state_person, turns_to_person

logger = logging.getLogger(__name__)


def crisis_turn(parse: Parse, state: State, active: Optional[str]) -> Reply:
    """The reply that fits the danger, the place and the age that are known. Facts told beside the cry are kept."""
    _keep_facts(parse, state, active)
    danger = parse.danger or {"kind": "self", "grade": "now"}
    denied = after_crisis.denied_line(parse, danger, state)
    if denied:
        return Reply().say(denied)
    place, age = _place_and_age(danger["kind"], state)
    shown = load_safety().reply(danger["kind"], danger.get("grade") or "now", place=None if danger.get("away") else place, age_band=age, by_writer=danger.get("by") == "writer")
    reply = Reply(end_form=True)
    reply.say(Message(shown.text, kind="crisis", answer=shown.answer, sources=list(shown.sources), links=list(shown.links)))
    if active:
        state.set("paused", active)
    after_crisis.begin(danger["kind"], danger.get("sure", True), state)
    return reply


def _keep_facts(parse: Parse, state: State, active: Optional[str]) -> None:
    """"Yes, section 3, and I just want to die": the section is known afterwards. Whatever goes wrong here, the text is said."""
    own = parse.danger is not None and parse.danger.get("kind") == "self" and not state.about_other
    try:
        if parse.pressed:
            return
        if turns_to_person(parse, Wants(), state):
            state_person(state, parse)
        if active or own or state.about_other:
            state.learn(facts_in(parse, of=state.whom))
    except Exception as error:  # noqa: BLE001
        logger.error("facts beside a cry were not read: %s", type(error).__name__)


def _place_and_age(kind: str, state: State) -> Tuple[Optional[str], Optional[str]]:
    """Of the person in danger, if it is the person the facts are about; who is on a ward knows others there."""
    statuses = state.get("mha_status") or []
    if kind == "other" and not state.about_other:
        return next(iter([statuses] if isinstance(statuses, str) else statuses), None), None
    if kind == "self" and state.about_other:
        return None, None
    statuses = state.get("mha_status") or []
    return next(iter([statuses] if isinstance(statuses, str) else statuses), None), state.get("age")
