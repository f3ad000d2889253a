"""A message that no form takes: a question, a fact, a word about the conversation, or something not understood."""
from __future__ import annotations

from datetime import date
from typing import Any, Dict, List, Optional

from advocacy.eligibility import SERVICES
from advocacy.knowledge import load_knowledge
from advocacy.talk import buttons, small_words
from advocacy.talk.answering import advice_line, answer_message, first_notice, safety_line, sources_message, text_message
from advocacy.talk.checking import another_person, redecide, start_check
from advocacy.talk.outcome import why_message
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import State
from advocacy.talk.told import facts_in, services_in, state_person, takes_person, tells_facts, turns_to_self
from advocacy.talk.triage import topic_of_facts
from advocacy.talk.wants import Wants, for_service, wants
from advocacy.talk.wording import line, wording

CHECKS = tuple(f"{service}.eligibility" for service in SERVICES)
CHANGING = ("inform", "correct", "and_person", "affirm", "deny")


def free_turn(parse: Parse, state: State, active: Optional[str], today: date) -> Reply:
    """`active`: the form that is running and gave the message on, or None."""
    reply = Reply()
    _before(state, reply)
    if parse.pressed:
        _pressed(parse, state, reply, active, today)
    else:
        _typed(parse, state, reply, active, today)
    if parse.kind_line:
        reply.say(safety_line(parse.kind_line))
    return reply


def _before(state: State, reply: Reply) -> None:
    if not state.get("met"):
        state.set("met", True)
        reply.say(first_notice())
        if state.get("earlier_facts"):
            reply.say(Message(line("afresh"), kind="note"))
    gentle = int(state.get("gentle", 0))
    if gentle:
        state.set("gentle", gentle - 1)
        reply.say(safety_line("gentle"))


def _pressed(parse: Parse, state: State, reply: Reply, active: Optional[str], today: date) -> None:
    values: Dict[str, Any] = {entity.name: entity.value for entity in parse.entities}
    known = load_knowledge().answers
    if values.get("answer") in known:
        _give(values["answer"], state, reply, active, today)
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
        _give(for_service(str(values["act"]), values["kind"]), state, reply, active, today)
    elif parse.intent == "inform":
        _told(parse, state, reply, active, today)
    else:
        small_words.say(parse.intent, parse, state, reply, active, today)


def _typed(parse: Parse, state: State, reply: Reply, active: Optional[str], today: date) -> None:
    found = wants(parse, state)
    service_follows = found.talk == "and_service" and services_in(parse)
    if takes_person(parse, found, state):
        state_person(state, parse)
    elif not parse.pressed and turns_to_self(parse, state):
        state.forget_person()
        state.set("subject", "self")
    takes_offer = found.talk in ("affirm", "deny") and state.get("offer")
    if found.talk in CHANGING and not takes_offer and tells_facts(parse, found):
        _told(parse, state, reply, active, today, found.talk)
        return
    changed = state.learn(facts_in(parse)) if tells_facts(parse, found) else []
    if service_follows:
        act = (state.topic or ".what").split(".")[1]
        for service in services_in(parse)[:2]:
            same = f"{service}.{act}"
            other = f"{service}.eligibility" if state.checked else for_service("what", service)
            _give(same if same in load_knowledge().answers else other, state, reply, active, today)
        _understood(state)
    elif found.talk:
        small_words.say(found.talk, parse, state, reply, active, today)
    elif found.answers and found.answers != ["scope.unknown"]:
        for answer in found.answers:
            _give(answer, state, reply, active, today)
        _understood(state)
    elif found.which_service:
        names = list(SERVICES)
        reply.say(Message(line("which_service"), kind="question", answer="advocacy.types",
                          buttons=buttons.services(names, found.which_service)))
    elif changed and not found.answers and redecide(changed, state, reply, today, active):
        _understood(state)
    elif found.doubt:
        _doubt(found, state, reply)
    else:
        _lost(state, reply, today)


def _told(parse: Parse, state: State, reply: Reply, active: Optional[str], today: date, talk: str = "inform") -> None:
    """A fact or a person, and no question."""
    before = state.get("person")
    facts = facts_in(parse)
    changed = state.learn(facts)
    turned = before != state.get("person")
    _understood(state)
    if turned and before is not None:
        reply.say(Message(another_person(state), kind="note"))
    if (changed or facts) and redecide(changed or facts, state, reply, today, active):
        return
    if turned and (state.service or state.topic):
        topic = state.topic or ""
        _give(topic if topic in load_knowledge().answers else f"{state.service}.eligibility", state, reply, active, today)
        return
    if talk in ("affirm", "deny") or parse.pressed:
        small_words.say(talk, parse, state, reply, active, today)
        return
    lines = [line("noted"), line("noted_ask")]
    reply.say(Message("\n".join(lines), kind="note", buttons=buttons.answers(wording()["can_do_buttons"])))


def _give(answer: str, state: State, reply: Reply, active: Optional[str], today: date) -> None:
    if answer in CHECKS:
        start_check(answer.split(".")[0], state, reply, today, active)
        return
    if answer == "advocacy.which":
        state.note_topic(answer)
        state.set("triage_topic", topic_of_facts(state.facts))
        start_check("which", state, reply, today, active)
        return
    if answer == "bot.restart":
        small_words.restart(state, reply)
        return
    if answer == "bot.erase":
        state.set("erase_me", True)
        reply.end_form = True
    if not answer.startswith(("bot.", "scope.")):
        state.note_topic(answer)
    reply.say(answer_message(answer, state, today))


def _understood(state: State) -> None:
    state.set("doubts", 0)


def _doubt(found: Wants, state: State, reply: Reply) -> None:
    known = load_knowledge().answers
    ids: List[str] = found.doubt
    if len(ids) == 1:
        text = line("doubt_one", first=known[ids[0]].about)
        state.set("offer", {"answer": ids[0]})
    else:
        text = line("doubt", first=known[ids[0]].about, second=known[ids[1]].about)
    reply.say(Message(text, kind="question", buttons=buttons.doubt(ids)))


def _lost(state: State, reply: Reply, today: date) -> None:
    doubts = int(state.get("doubts", 0)) + 1
    state.set("doubts", doubts)
    offered = buttons.answers(wording()["can_do_buttons"])
    if doubts == 1:
        reply.say(answer_message("scope.unknown", state, today))
        return
    person = buttons.press(line("person_button"), answer="contact.advice_line")
    reply.say(text_message(line("lost_again", advice_line=advice_line()), answer="scope.unknown", buttons=[person, *offered]))
