"""What a message wants, once the readings are left out that lead nowhere in this conversation."""
from __future__ import annotations

import re
from typing import List

from advocacy.talk.asks import looks_like_question
from advocacy.talk.giving import DISAGREES, MAY_ASK, STOPS, WRITES_IT
from advocacy.talk.in_context import ACCESS, AGREES
from advocacy.talk.meant import meant
from advocacy.talk.nations import OTHER_NATION, not_elsewhere
from advocacy.talk.parse import Parse
from advocacy.talk.persons import person_in
from advocacy.talk.state import State
from advocacy.talk.telling import telling
from advocacy.talk.told import facts_in, services_in
from advocacy.talk.wants import Wants, wants
from advocacy.talk.whom import meant_me, turns_to_self

NOTHING_WANTED: List[List[str]] = [[], ["scope.unknown"]]
GREETING = 9  # words, at most, of a greeting that is no more than that
CLEARLY = 0.95
CAPACITY, WHO_ASKS = "capacity_for_this_decision", "imha.who_can_ask"
_MAY_I_ASK = re.compile(r"\b(?:can|could|may|am i allowed to|do) i (?:still |even |just )?(?:ask|request|refer|have the right to ask)\b", re.IGNORECASE)
# "hi can i get an advocate" is no mere greeting; "hello is anyone there" is one
_HELLO = re.compile(r"^\W*(?:(?:hi|hiya|hello|hey|helo|good (?:morning|afternoon|evening)|morning|evening|dear sirs?|there|please|sorry)\b\W*)+", re.IGNORECASE)
_ONLY_HELLO = re.compile(r"\b(?:any ?one|any ?body|some ?one|you) (?:there|here|ok|okay|listening|awake|real|help me)\b|\bhow are you\b|\b(?:can|could) (?:you|i) (?:help|talk|ask|speak)\b", re.IGNORECASE)
MOST_WORDS_BACK = 5
_BACK = re.compile(r"\b(?:back|previous|undo|last question|last one|question before|wrong button)\b", re.IGNORECASE)
_IN_GENERAL = re.compile(r"^\W*(?:and |but |so |ok |thanks )*(?:if|what if|what about|what happens|who|only|how)\b", re.IGNORECASE)


def settled(parse: Parse, state: State) -> Wants:
    """A greeting does not swallow what is told after it, nor a correction what is asked in it."""
    found = _resolved(_of_england(wants(parse, state), parse, state), parse, state)
    plainly = meant(parse, found, state)
    if plainly:
        return plainly
    long = len(parse.text.split()) > GREETING
    if found == Wants() and long and parse.ranking and parse.ranking[0]["answer"] == "bot.greet":
        return Wants(talk="inform")  # "hello, sorry my english, I am in hospital, I come by myself"
    asks = looks_like_question(_HELLO.sub("", parse.text)) and not _ONLY_HELLO.search(parse.text)
    if found.answers == ["bot.greet"] and (telling(facts_in(parse)) or person_in(parse) or long or asks):
        found = wants(parse, state, leave_out=("bot.greet", "talk.correct"))  # "hi im on section 3"
        if found.answers in NOTHING_WANTED and asks and not long:
            return Wants(answers=["bot.greet"])
        if found.answers in NOTHING_WANTED:
            found = Wants(talk="inform")
    return found


def _of_england(found: Wants, parse: Parse, state: State) -> Wants:
    """Without the reading of another nation where none but England can be meant."""
    if OTHER_NATION not in [*found.answers, *found.doubt] or not not_elsewhere(parse, state, parse.confidence):
        return found
    found = wants(parse, state, leave_out=(OTHER_NATION,))
    if found.answers not in NOTHING_WANTED or found.doubt or found.talk not in (None, "inform"):
        return found
    if parse.value("mha_status"):
        return Wants(answers=["imha.eligibility"]) if looks_like_question(parse.text) else Wants(talk="inform")
    return Wants(answers=["advocacy.which"]) if person_in(parse) or parse.value("setting") else found


def _resolved(found: Wants, parse: Parse, state: State) -> Wants:
    """"And if they say no?" names no other kind and no other person: then it is read as what else it is like."""
    if found.talk == "go_back" and len(parse.text.split()) > MOST_WORDS_BACK and not _BACK.search(parse.text):
        return wants(parse, state, leave_out=("talk.go_back",))  # "I was too ill to do it before"
    nobody = found.talk == "and_person" and not person_in(parse) and not turns_to_self(parse, state)
    nothing = found.talk == "and_service" and not services_in(parse)
    news = telling(facts_in(parse))
    if CAPACITY in news and state.service == "imha" and not services_in(parse) and AGREES.search(parse.text):
        return Wants(answers=[ACCESS if state.topic == ACCESS else WHO_ASKS])  # "does she have to agree to that? she can't consent"
    if set(news) == {CAPACITY} and found.talk in ("inform", "correct") and "imca" not in state.checked and DISAGREES.search(parse.text):
        return Wants(answers=["imca.capacity"])  # "they say my mum has no capacity and we disagree"
    in_general = nothing or bool(_IN_GENERAL.search(parse.text))
    if in_general and set(news) == {CAPACITY} and state.service == "imha" and not services_in(parse):
        return Wants(answers=[WHO_ASKS])  # "what about patients who lack capacity to understand it?"
    if state.get("asker") in MAY_ASK and _MAY_I_ASK.search(parse.text) and {"imha.get", WHO_ASKS} & {*found.answers, *found.doubt}:
        return Wants(answers=[WHO_ASKS])  # the nearest relative: "can I ask for an IMHA?"
    if found.doubt and state.service == "imha" and "imha.eligibility" in found.doubt and STOPS.search(parse.text):
        return Wants(answers=["imha.eligibility"])
    if (found.doubt or found.talk in ("correct", "inform")) and state.service == "complaints" and WRITES_IT.search(parse.text):
        return Wants(answers=["complaints.help"])
    if found.talk == "correct" and not news and not meant_me(parse):
        other = wants(parse, state, leave_out=("talk.correct",))
        asks = looks_like_question(parse.text) and parse.confidence < CLEARLY
        if asks or other.answers not in NOTHING_WANTED:
            return other  # "actually, do I have to have one?"
    if (nobody or nothing) and not news:
        return wants(parse, state, leave_out=("talk.and_service", "talk.and_person"))
    return found
