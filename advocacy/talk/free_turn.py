"""A message that no form takes: a question, a fact, a word about the conversation, or something not understood."""
from __future__ import annotations

from datetime import date
from typing import Any, Dict, Optional

from advocacy.eligibility import SERVICES
from advocacy.eligibility.words import fill
from advocacy.knowledge import load_knowledge
from advocacy.talk import after_crisis, buttons, small_words
from advocacy.talk.answering import answer_message, first_notice, safety_line, sources_message
from advocacy.talk.aside import say_aside
from advocacy.talk.checking import another_person, start_check
from advocacy.talk.deciding import decide_anew
from advocacy.talk.giving import give, give_act
from advocacy.talk.outcome import why_message
from advocacy.talk.owners import without_facts_of_others
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Message, Reply
from advocacy.talk.settling import settled
from advocacy.talk.state import SELF, State
from advocacy.talk.telling import told
from advocacy.talk.turning import asks_for_family, takes_over
from advocacy.talk.wants import wants
from advocacy.talk.whom import asks_as_family, meant_me
from advocacy.talk.wording import line


def free_turn(parse: Parse, state: State, active: Optional[str], today: date) -> Reply:
    """`active`: the form that is running and gave the message on, or None."""
    reply = Reply()
    first = not state.get("met")
    _before(state, reply)
    crisis = after_crisis.count(state)
    if crisis and after_crisis.is_meant(parse):
        return reply.say(after_crisis.said_again(crisis, state))
    if crisis:
        line_alone = None if active else after_crisis.after_line(crisis, parse, wants(parse, state), state)
        if line_alone:
            return reply.say(line_alone)
        after_crisis.gentle_line(crisis, state, reply)
    if parse.pressed:
        _pressed(parse, state, reply, active, today)
    else:
        _typed(parse, state, reply, active, today)
    if parse.foreign and any(message.answer == "scope.unknown" for message in reply.messages):
        reply.say(safety_line("not_english"))
    if parse.kind_line:
        only_noted = parse.kind_line == "loss" and all(message.kind == "note" for message in reply.messages)
        reply.messages.insert(1 if only_noted and first else 0 if only_noted else len(reply.messages), safety_line(parse.kind_line))
    return reply


def _before(state: State, reply: Reply) -> None:
    if not state.get("met"):
        state.set("met", True)
        reply.say(first_notice())
        if state.get("earlier_facts"):
            reply.say(Message(line("afresh"), kind="note"))


def _pressed(parse: Parse, state: State, reply: Reply, active: Optional[str], today: date) -> None:
    values: Dict[str, Any] = {entity.name: entity.value for entity in parse.entities}
    known = load_knowledge().answers
    if values.get("answer") in known:
        give(values["answer"], state, reply, active, today)
    elif values.get("more") in known:
        reply.say(answer_message(values["more"], state, today, more=True))
    elif values.get("sources") in known:
        reply.say(sources_message(values["sources"], today))
    elif values.get("why_outcome") in SERVICES:
        reply.say(why_message(values["why_outcome"], state, today))
    elif values.get("check") in SERVICES:
        start_check(values["check"], state, reply, today, active)
    elif values.get("resume") in (*SERVICES, "which"):
        state.set("paused", None)
        start_check(values["resume"], state, reply, today, active)
    elif values.get("kind") in SERVICES and values.get("act"):
        give_act(str(values["act"]), values["kind"], state, reply, active, today)
    elif parse.intent == "inform":
        told(parse, state, reply, active, today)
    else:
        small_words.say(parse.intent, parse, state, reply, active, today)


def _typed(parse: Parse, state: State, reply: Reply, active: Optional[str], today: date) -> None:
    if asks_as_family(parse, state):
        give("advocacy.carers", state, reply, active, today, parse)
        return
    found = settled(parse, state)
    before, asked_of = state.person, state.service
    turned = takes_over(parse, found, state)
    if turned:
        kept = state.person == SELF and meant_me(parse)
        reply.say(Message(fill(line("same_case", person="{who}"), state.person) if kept else another_person(state), kind="note"))
        if before != SELF and asks_for_family(parse, found, state):
            reply.messages.pop()
            give("advocacy.carers", state, reply, active, today, parse)  # "and is there anyone for me?"
            reply.messages[-1].buttons[:0] = buttons.checks([asked_of] if asked_of else [])  # it may be a patient who asks
            return
    parse = without_facts_of_others(parse, state)
    if not say_aside(parse, found, state, reply, active, today):
        decide_anew(parse, found, state, reply, active, today, turned=state.person != before)
