"""A message while a form is running: an answer to its question, a word about the form, or something else."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, Optional

from advocacy.talk.asks import looks_like_question
from advocacy.talk import where
from advocacy.talk.answering import answer_message, safety_line, text_message
from advocacy.talk.asking import ask, still_open
from advocacy.talk.beside import goes_beside, puts_a_question
from advocacy.talk.checking import another_person
from advocacy.talk.form_whom import other_case, whose_only
from advocacy.talk.may_have import asks_outright
from advocacy.talk.not_answered import KNOWN, TOLD, missed, not_sure, noted
from advocacy.talk.parse import Parse
from advocacy.talk.owners import without_facts_of_others
from advocacy.talk.protests import says_told_before
from advocacy.talk.questions import how_to_find_out, question_message, why_text
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import UNKNOWN, WHICH_FACT, State
from advocacy.talk.telling import NO_CASE, note_other_status, telling
from advocacy.talk.told import facts_beside, facts_in, of_a_carer, tells_facts
from advocacy.talk.triage import section_not_known, topic_in
from advocacy.talk.wants import Wants, wants
from advocacy.talk.whom import state_person, turns_to_person
from advocacy.talk.wording import line

STATUS = "mha_status"
FEW, TELLS = 4, 0.6  # more words than these, surely told
SHORT = 10  # words of an answer that is no more than that


def form_turn(form: str, parse: Parse, state: State, requested: Optional[str], fresh: bool, today: date) -> Reply:
    """`requested`: the fact asked for last; `fresh`: a message has come since (else: ask again)."""
    reply = _turn(form, parse, state, requested, fresh, today)
    answered = parse.slight_doubt and not reply.rejected and state.get(requested or "") is not None and len(parse.text.split()) <= SHORT
    if fresh and requested and parse.kind_line and not reply.rejected and not answered:
        asks = bool(reply.messages and reply.messages[-1].asks)  # a question stays the last word
        reply.messages.insert(len(reply.messages) - asks, safety_line(parse.kind_line))
    if parse.kind_line == "loss" and reply.messages and reply.messages[0].text in (line("misunderstood"), line("misunderstood_again")):
        reply.messages.pop(0)  # no "I didn't get that" beside a death
    return reply


def _turn(form: str, parse: Parse, state: State, requested: Optional[str], fresh: bool, today: date) -> Reply:
    reply = Reply(requested=requested)
    if not fresh or requested is None:
        return ask(form, state, reply, today, requested)
    if parse.in_danger:
        reply.rejected = True
        return reply
    found = Wants() if parse.pressed else wants(parse, state)
    if found.talk == "correct" and looks_like_question(parse.text) and not facts_in(parse, expect=requested if requested != WHICH_FACT else None):
        found = wants(parse, state, leave_out=("talk.correct",))  # "actually, do I have to have one at all?"
    talk = parse.intent if parse.pressed else found.talk
    whole, parse = parse, without_facts_of_others(parse, state)
    facts = _facts(form, parse, requested, state)
    note_other_status(parse, state)
    if goes_beside(form, parse, state, found, talk):
        state.learn(telling(facts_in(parse)) if tells_facts(parse, found) and talk != "and_person" else {})
        reply.rejected = True
        return reply
    if other_case(parse, found, state):
        reply.say(Message(another_person(state), kind="note"))
        parse = without_facts_of_others(whole, state)
        facts = _facts(form, parse, requested, state)
        state.learn(facts)
        return ask(form, state, reply, today, None)
    if requested == STATUS and requested not in facts and not parse.pressed:
        if where.answers_no(parse, talk):
            state.learn(telling(facts))  # "not sectioned, but they've said about ECT"
            return where.ask(form, state, reply) if still_open(form, STATUS, state, today) else ask(form, state, reply, today, None)
        facts.update(where.told(parse, state))
    leaves = _leaves(parse, found, talk)
    if requested in facts and not (leaves and requested not in facts_in(parse)):
        return _answered(form, parse, state, reply, requested, facts, found, today)
    if whose_only(parse, facts, found):
        if not state.about_other and turns_to_person(parse, found, state):
            state_person(state, parse)
        reply.say(Message(line("heard_first"), kind="note"))
        return ask(form, state, reply, today, requested)
    if talk == "why_ask":
        reply.say(text_message(why_text(form, requested, state)))
        return ask(form, state, reply, today, requested)
    if talk == "not_sure":
        state.learn({name: value for name, value in telling(facts).items() if name != requested})
        return not_sure(form, state, reply, requested, today)
    if leaves:
        state.set("paused", form)
        state.set("stopped", True)
        reply.say(Message(line("stopped" if talk == "stop" else "form_left"), kind="note",
                          answer="bot.restart" if talk == "stop" else "bot.goodbye"))
        reply.end_form = True
        return reply
    if found.answers[:1] == ["bot.thanks"]:
        reply.say(Message(line("form_thanks"), kind="small_talk", answer="bot.thanks"))
        return ask(form, state, reply, today, requested)
    if talk == "tell_more" and not facts:
        how = how_to_find_out(form, requested, state)
        if how:
            reply.say(text_message(how))
        reply.say(question_message(form, requested, state, again=True))
        return reply
    if says_told_before(parse) and not telling(facts):
        return missed(form, state, reply, requested, today, KNOWN)
    if talk == "go_back":
        return _go_back(form, state, reply, requested, today)
    if talk == "carry_on" and not facts:
        return ask(form, state, reply, today, requested)
    rare = parse.value("more_choices") if parse.pressed else None
    if rare == requested:
        reply.say(question_message(form, requested, state, rare=True))
        return reply
    if parse.pressed and not facts:
        reply.rejected = True
        return reply
    asks = looks_like_question(parse.text) or asks_outright(parse)
    facts = telling(facts)
    if not (found.answers and asks):
        if set(facts) <= set(NO_CASE):
            facts = {**facts_beside(parse, state, form, today), **facts}  # "I'm his wife, I'm here" answers what was skipped
        if state.learn(facts):
            return noted(form, state, reply, requested, today)
        if facts:
            return missed(form, state, reply, requested, today, KNOWN)
    so_then = found.doubt[:1] == [f"{form}.eligibility"] and _CAN_HAVE.search(parse.text)
    if found.answers == [f"{form}.eligibility"] and _SO_NO.search(parse.text) and not facts:
        reply.say(Message(line("not_decided"), kind="note"))
        return ask(form, state, reply, today, requested)
    if (found.answers == [f"{form}.eligibility"] or so_then) and not facts:
        reply.say(answer_message(f"{form}.eligibility", state, today))
        return ask(form, state, reply, today, requested)
    if found.answers == ["advocacy.which"] and not asks:  # a situation told: no wish to begin anew
        return missed(form, state, reply, requested, today)
    if found.answers or found.which_service or asks and found.doubt or found.talk in ("and_service", "and_person"):
        if found.answers[:1] != ["scope.unknown"] and (asks or not found.answers or not found.answers[0].startswith("scope.")):
            state.learn(facts)
            reply.rejected = True
            return reply
    near = requested == STATUS and parse.value("setting") in ("ward", "hospital")
    tells = found.talk in ("inform", "correct") and parse.confidence >= TELLS and len(parse.text.split()) > FEW
    return missed(form, state, reply, requested, today, "place_known" if near else TOLD if tells else "misunderstood")


# "so even with us she can have one"
_CAN_HAVE = re.compile(r"\b(?:i|he|she|they|we|you) (?:can|could) (?:still |also )?(?:have|get) (?:one|an? \w+)\b", re.IGNORECASE)
# "so that's a no then?", while it is still being asked
_SO_NO = re.compile(r"\b(?:so|is)\b[^.?!]{0,12}\b(?:no|not|yes)\b", re.IGNORECASE)
_ENOUGH = re.compile(r"\b(?:stop|enough|no more|any ?more|forget it|never ?mind|leave it|give up|cancel|quit|later|not now|too (?:long|many))\b", re.IGNORECASE)
CLEAR = 0.9  # from what confidence a stop is heard without one of its words: a form's answers are short and odd


def _leaves(parse: Parse, found: Wants, talk: Optional[str]) -> bool:
    """Whether somebody goes, or has had enough: "no thanks, I'll ring" holds words of an answer, and is none."""
    if found.answers[:1] == ["bot.goodbye"]:
        return True
    return talk == "stop" and (parse.pressed or parse.confidence >= CLEAR or bool(_ENOUGH.search(parse.text)))


def _facts(form: str, parse: Parse, requested: str, state: State) -> Dict[str, Any]:
    facts = facts_in(parse, expect=None if requested == WHICH_FACT else requested, of=state.whom)
    if requested == WHICH_FACT and WHICH_FACT not in facts:
        topic = topic_in(parse, facts)
        if topic:
            facts[WHICH_FACT] = topic
        facts = {**section_not_known(parse), **facts}
    return of_a_carer(facts, parse, state)


def _answered(form: str, parse: Parse, state: State, reply: Reply, requested: str, facts: Dict[str, Any],
              found: Wants, today: date) -> Reply:
    state.set("misses", 0)
    other = [answer for answer in found.answers if answer not in ("scope.unknown", f"{form}.eligibility", "advocacy.which")]
    outright = requested in facts_in(parse)
    open_question = not outright and puts_a_question(parse)
    if looks_like_question(parse.text) and (other and "?" in parse.text or open_question and (other or found.doubt)):
        # the question is answered, then the form goes on; only what is told outright is kept
        state.learn(facts_in(parse))
        reply.rejected = True
        return reply
    state.learn(facts)
    value = facts[requested]
    if value == UNKNOWN or value == [UNKNOWN]:
        return not_sure(form, state, reply, requested, today, said=found.talk == "not_sure" or parse.pressed)
    return ask(form, state, reply, today, None)


def _go_back(form: str, state: State, reply: Reply, requested: str, today: date) -> Reply:
    asked = [name for name in state.get("asked_facts") or [] if name != requested]
    if not asked:
        reply.say(Message(line("cannot_go_back"), kind="note"))
        return ask(form, state, reply, today, requested)
    previous = asked[-1]
    state.forget([previous])
    state.set("skipped", [name for name in state.get("skipped") or [] if name != previous])
    state.set("asked_facts", asked[:-1])
    reply.say(Message(line("gone_back"), kind="note"))
    return ask(form, state, reply, today, previous)
