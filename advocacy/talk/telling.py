"""A message that tells something and asks nothing: what was told may decide a check anew."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, Iterable, Optional

from advocacy.knowledge import load_knowledge
from advocacy.talk import buttons, small_words
from advocacy.talk.checking import PASSING, redecide, service_of_facts, start_check
from advocacy.talk.giving import give
from advocacy.talk.outcome import short_outcome, stands
from advocacy.talk.parse import Parse
from advocacy.talk.questions import facts_of, next_fact
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import SELF, State
from advocacy.talk.told import denies_known, facts_beside, facts_in, of_a_carer, put_right, status_of_the_other
from advocacy.talk.whom import meant_me
from advocacy.talk.whom_words import NOT_THEIR_KIN
from advocacy.talk.wording import line, service_words, wording

_HAVE_ONE = re.compile(r"\b(?:get|gets|have|has|entitled to) (?:one|an? \w+|it)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:change (?:it|that)|got (?:it|that|the \w+) wrong|wrong (?:date|month|year|section|one|person|name))\b", re.IGNORECASE)
NO_NEWS = ("subject",)  # whose it is, and nothing about them
PLACES = ("setting", "place", "nation")
HERE = {"nation": "england"}
ABOUT_ALL = ("advocacy.", "contact.", "source.", "legal.")
NO_CASE = ("asker",)  # who asks: news beside a check, and no reason to begin one


def told(parse: Parse, state: State, reply: Reply, active: Optional[str], today: date, talk: str = "inform", turned: bool = False) -> None:
    """A fact or a person, and no question. `turned`: since this message it is about somebody."""
    facts = of_a_carer(facts_in(parse, of=state.whom), parse, state)
    if not turned and not active:
        facts = {**put_right(parse, state.before, talk == "correct"), **facts}
    changed = state.learn(facts)
    note_other_status(parse, state)
    news = telling(facts)
    if set(news) <= set(NO_CASE) and not parse.pressed and not active:
        beside = facts_beside(parse, state, active, today)  # "I'm his wife" may answer what was left open
        news = {**news, **beside}
        changed += state.learn(beside)
    state.set("doubts", 0)
    last = (state.get("last_outcome") or {}).get("service")
    known = bool(news) and all(state.before.get(name) == value for name, value in news.items())
    if talk == "correct" and known and not active and last and stands(last, state, today):
        reply.say(short_outcome(last, state, today, line("same_outcome")))  # "no i said 136 not 135", and 136 was heard
        return
    if talk == "correct" and not turned and not changed and (news or _CHANGE.search(parse.text) or denies_known(parse, state)):  # what is to be changed was not read
        reply.say(Message(line("which_change"), kind="note"))
        return
    if news.get("asker") == "nearest_relative" and "imha" in state.checked:
        give("imha.who_can_ask", state, reply, active, today)  # what that is good for
        return
    if set(news) <= set(NO_CASE) and "imha" not in state.checked and not active:
        news = {}
    if news in ({}, HERE) and not active and not turned and _asked_where(parse, state):
        give("find.advocate", state, reply, active, today, parse)  # "the ward is in York", after how to get one
        return
    if news and _decided(news, state, reply, today, active):
        return
    if turned and (state.service or state.topic):
        topic = state.topic or ""
        if talk != "and_person" and topic.startswith(ABOUT_ALL):  # who it is about is told, and nothing is asked for them
            reply.say(Message(line("noted") + "\n" + line("noted_ask"), kind="note", buttons=buttons.answers(wording()["can_do_buttons"])))
            return
        check = state.service and _HAVE_ONE.search(parse.text)
        give(topic if topic in load_knowledge().answers and not check else f"{state.service}.eligibility", state, reply, active, today)
        return
    if talk in ("affirm", "deny") or parse.pressed:
        small_words.say(talk, parse, state, reply, active, today)
        return
    topic = str(state.topic)
    if talk == "correct" and not news and meant_me(parse) and topic in load_knowledge().answers:  # "I mean my own advocate"
        give(topic, state, reply, active, today)
        return
    beside = NOT_THEIR_KIN.search(parse.text) or any(entity.name in PLACES for entity in parse.entities)
    if not news and last and not active and beside and stands(last, state, today):
        reply.say(short_outcome(last, state, today, line("same_outcome")))
        return
    if news and not turned and not state.topic and not active and set(news) <= PASSING:
        reply.say(Message(line("heard_first"), kind="note"))
        start_check("which", state, reply, today)
    elif news or turned:
        reply.say(Message(line("noted") + "\n" + line("noted_ask"), kind="note", buttons=buttons.answers(wording()["can_do_buttons"])))
    elif talk == "correct" and state.checked:
        reply.say(Message(line("which_change"), kind="note"))
    elif state.service and not _refused(state):
        go_on = [] if state.service in state.checked else buttons.checks([state.service])
        reply.say(Message(line("heard_on", service=service_words(state.service)["name"]), kind="note",
                          buttons=[*go_on, *buttons.answers([f"{state.service}.get", "letter.request"])]))
    elif state.topic or parse.foreign:
        reply.say(Message(line("heard"), kind="note", buttons=buttons.answers(wording()["can_do_buttons"])))
    else:
        reply.say(Message(line("heard_first"), kind="note"))
        give("advocacy.which", state, reply, active, today, parse)


def _asked_where(parse: Parse, state: State) -> bool:
    """Whether a place is told just after the way to an advocate that somebody may have."""
    last = state.get("last_outcome") or {}
    return last.get("outcome") == "eligible" and state.get("just_said") in (f"{last['service']}.get", "find.advocate") \
        and any(entity.name in PLACES for entity in parse.entities)


def news_of_status(parse: Parse, state: State) -> bool:
    """Whether another section is told beside a question that was not understood; it is taken in."""
    status = facts_in(parse, of=state.whom).get("mha_status")
    return bool(status and state.get("last_outcome") and state.learn({"mha_status": status}))


def _refused(state: State) -> bool:
    """Whether the kind of advocate talked of was told not to be due."""
    last = state.get("last_outcome") or {}
    return last.get("service") == state.service and last.get("outcome") == "not_eligible"


def matters(parse: Parse, state: State, reply: Reply, today: date) -> bool:
    """"She can't follow what they say, does that matter?": what is told decides the outcome that stands, and begins no other."""
    last = (state.get("last_outcome") or {}).get("service")
    if not last:
        return False
    news = telling(facts_in(parse, of=state.whom)) or facts_beside(parse, state, None, today)
    if not news and last == "imha" and parse.value("relation"):
        give("imha.who_can_ask", state, reply, None, today)  # "does it matter for asking, since he lives with his father"
        return True
    if not news:
        return False
    state.learn(news)
    if last == "imha" and news.get("asker") == "nearest_relative":
        give("imha.who_can_ask", state, reply, None, today)
    elif stands(last, state, today):
        reply.say(short_outcome(last, state, today, line("same_outcome")))
    else:
        start_check(last, state, reply, today)
    return True


def note_other_status(parse: Parse, state: State) -> None:
    """"I am on a 2, she is on a 3": the writer's own is kept for when they ask for themselves."""
    status = status_of_the_other(parse, state.whom)
    if status and state.about_other:
        state.note_aside(SELF, {"mha_status": status})


def telling(facts: Dict[str, Any]) -> Dict[str, Any]:
    """Without what decides nothing by itself."""
    return {name: value for name, value in facts.items() if name not in NO_NEWS}


def _decided(names: Iterable[str], state: State, reply: Reply, today: date, active: Optional[str]) -> bool:
    """Decides anew what rests on these facts; an outcome that stays is said in short."""
    paused = state.get("paused")
    if paused and not active and set(names) & facts_of(paused, state):
        state.set("paused", None)
        state.set("stopped", None)
        start_check(paused, state, reply, today)
        return True
    service = service_of_facts(names, state)
    if service and not active and stands(service, state, today) and next_fact(service, state, today) is None:
        reply.say(short_outcome(service, state, today, line("same_outcome")))
        return True
    return redecide(names, state, reply, today, active)
