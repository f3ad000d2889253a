"""Giving one answer: from the knowledge, by starting a check, or by doing what was asked."""
from __future__ import annotations

import re
from datetime import date
from typing import Optional

from advocacy.eligibility import SERVICES, decide
from advocacy.knowledge import load_knowledge
from advocacy.talk import small_words
from advocacy.talk.answering import answer_message
from advocacy.talk.checking import start_check
from advocacy.talk.meanings import length_message
from advocacy.talk.nations import OTHER_NATION, two_named
from advocacy.talk.outcome import short_outcome, something_else, stands
from advocacy.talk.parse import Parse
from advocacy.talk.persons import PROFESSIONALS, exact_person, person_in
from advocacy.talk.questions import services_of
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import State
from advocacy.talk.triage import topic_in, topic_of_facts
from advocacy.talk.in_context import HOW_LONG, for_service
from advocacy.talk.wording import line, wording

CHECKS = tuple(f"{service}.eligibility" for service in SERVICES)
NATIONS = ("wales", "scotland", "northern_ireland")
OF_THE_COMPLAINT = ("complaints.get", "complaints.help", "complaints.who")
DEFINITIONS = ("imca.capacity", "imca.best_interests")  # asked in passing: what was talked of stays
CONDITION = re.compile(r"\b(?:need|needs|have to|has to|must) \w+|\bhow old\b", re.IGNORECASE)
STOPS = re.compile(r"\b(?:stop|prevent|block|forbid|not let|refuse to let)\b[^.?!]{0,30}\b(?:see|seeing|have|having|get|getting|talking|talk|it)\b", re.IGNORECASE)
CARERS = "advocacy.carers"
LATE = "over_12_months"
MAY_ASK = ("nearest_relative", "amhp", "responsible_clinician")  # whose request an IMHA must follow
OF_WHO_HAS_ONE = ("imha.rights", "imha.access")
APPEAL = re.compile(r"\b(?:appeal\w*|tribunal|hearing)\b", re.IGNORECASE)
WRITES_IT = re.compile(r"\b(?:letter of complaint|complaints? letter|what (?:do|should|shall) i (?:put|write|say) in|help\w* (?:me )?with (?:the|my|a) letter)\b|\bhelp\w*\b[^.?!]*\b(?:write|writing|word|wording)\b|\bwrit\w+ (?:the|my) complaint\b", re.IGNORECASE)
TOO_LATE = re.compile(r"\btoo (?:ill|poorly|upset|unwell|sick)\b|\b(?:reason|grieving|grief)\b|\bsooner\b|\btoo late\b|\bin time\b|\bstill (?:ok|okay|allowed)\b", re.IGNORECASE)
# What is asked on when the first words of an answer are known: what stands in the second.
FURTHER = re.compile(
    r"\b(?:say|says|said|saying) no\b|\b(?:refuse|refuses|ignore|ignores|won'?t (?:help|do it|listen|let)|(?:say|says|said) (?:i|he|she|they|we) (?:can'?t|cannot) (?:have|get|see) |nothing happens|turn(?:s|ed)? me down)\b|"
    r"\bhow long (?:does|will|would) (?:it|that|this) take\b", re.IGNORECASE)
# "Who do I complain to": where the complaint itself goes stands in the second
TO_WHOM = re.compile(r"\b(?:who|whom|where|which office)\b[^.?!]{0,25}\b(?:complain\w*|complaint)\b[^.?!]{0,25}\b(?:to|go)\b|\bcomplain\w* to (?:who|whom|both|each|the two)\b|\b(?:both|each|two|one) of them separate|\bone complaint or two\b|\b(?:who|where) (?:do|should|can) (?:i|we) (?:send|take) (?:it|my complaint|the complaint)\b", re.IGNORECASE)
NEXT = re.compile(
    r"\b(?:what|wot|wat) (?:do|should|shall|can|must|would) (?:i|we|he|she|they) (?:actually |need to |have to )?do\b(?! (?:if|when|about)\b)|\bwhat(?:'?s| is| happens| comes)? (?:now|next|then|first)\b|\bnow what\b|"
    r"\bnext steps?\b|\b(?:where|how) (?:do|should|can) (?:i|we|he|she|they) (?:start|begin|get started|go about|get (?:it|this|that) (?:sorted|going|started))\b", re.IGNORECASE)
# "What's the number?" asks for the first words again, and not for what stands in the second
NUMBER = re.compile(r"\b(?:numbers?|phone|ring|dial|telephone)\b", re.IGNORECASE)
MUST_I = re.compile(r"\b(?:have|need|got|forced|made) to\b|\bmust (?:i|we|he|she|they)\b|\b(?:refus\w+|turn \w+ (?:down|away)|say(?:ing)? no|send \w+ away)\b|\b(?:don'?t|do not|doesn'?t|not) want\b", re.IGNORECASE)
ANOTHER_KIND = re.compile(r"\b(?:which|what (?:kind|type|sort)|else|others?|another|different|instead)\b", re.IGNORECASE)
# "They say I lack capacity, but I don't agree": what to do then stands in the second words
DISAGREES = re.compile(r"\b(?:don'?t|do not|doesn'?t|does not|not) agree\b|\bdisagree\w*\b|\bchallenge\b|\bthey(?:'?re| are) wrong\b|\bnot true\b|\bargue\b|\bdispute\b", re.IGNORECASE)
CONSENT = re.compile(r"\b(?:not|n'?t|unable|without)\b[^.?!]{0,20}\b(?:consent|agree)\b", re.IGNORECASE)
OMBUDSMAN = re.compile(r"\b(?:ombudsman|phso)\b", re.IGNORECASE)
SHOULD = "advocacy.should"
# Acts whose answer is about England, and would mislead somebody elsewhere.
OF_ENGLAND = ("get", "refuse", "rights", "who_can_ask", "find")


def give(answer: str, state: State, reply: Reply, active: Optional[str], today: date, parse: Optional[Parse] = None) -> None:
    """`parse`: the message that asks for it, where it was typed."""
    if answer == "general.eligibility" and parse and not parse.services and "imha" not in state.checked \
            and state.get("mha_status") and decide("imha", state.facts, today).outcome == "eligible":
        answer = "imha.eligibility"  # the right that is sure before what depends on the area
    if answer in OF_THE_COMPLAINT and state.get("service") and decide("complaints", state.facts, today).outcome == "not_eligible":
        answer = "complaints.eligibility"  # the NHS's way is no way for this complaint
    if answer == "imca.get" and parse and parse.value("capacity_for_this_decision") == "has":
        answer = "imca.eligibility"  # "they cannot make this decision" would be untrue
    if answer in ("letter.request", "advocacy.which") and parse and WRITES_IT.search(parse.text) and _of_a_complaint(state):
        answer = "complaints.help"
    if answer == CARERS and parse and exact_person(parse) and not state.about_other:
        state.note_aside(person_in(parse), {})  # "and for him?", of the one they look after
    if answer in CHECKS:
        state.set("just_said", None)
        service = answer.split(".")[0]
        if parse and CONDITION.search(parse.text) and stands(service, state, today):
            reply.say(answer_message(answer, state, today))  # "does she need capacity?": a yes or no would answer that
        elif service == "imha" and parse and STOPS.search(parse.text) and stands(service, state, today):
            reply.say(answer_message("imha.refuse", state, today))  # "can my parents stop me seeing her": whose choice it is
        elif not active and state.topic == answer and stands(service, state, today):
            reply.say(short_outcome(service, state, today))  # asked again in other words: "so is that a no?"
            refused = (state.get("last_outcome") or {}).get("outcome") == "not_eligible"
            other = something_else(service, state, today) if refused and parse and not parse.services else None
            if other:
                reply.say(other)
        else:
            start_check(service, state, reply, today, active)
        return
    if answer == "advocacy.which":
        _which(state, reply, active, today, parse)
        return
    if answer == "bot.restart":
        small_words.restart(state, reply)
        return
    if answer == "bot.erase":
        state.set("erase_me", True)
        reply.end_form = True
    if answer == HOW_LONG:
        length = length_message(parse, state)
        asked_on = state.get("just_said") == "scope.legal"
        if length:
            reply.say(length)
            if not (asked_on or parse and APPEAL.search(parse.text)):
                return
        answer = "legal.advocacy" if asked_on or parse and APPEAL.search(parse.text) else "scope.legal"
    if answer in ("imca.capacity", "imha.get") and parse and state.service == "imha" and parse.value("capacity_for_this_decision") \
            and "imca" not in parse.services:
        reply.say(answer_message("imha.who_can_ask", state, today, more=True))  # "and if they haven't got capacity to decide?"
        return
    kind, _, act = answer.partition(".")
    if act in ("get", "refuse", "rights") and parse and kind in parse.services and parse.value("mha_status") and kind not in state.checked \
            and decide(kind, state.facts, today).outcome == "not_eligible":
        start_check(kind, state, reply, today, active)  # "informal patient asks for an IMHA, what do I tell them?"
        return
    if act == "get" and parse and kind in SERVICES and not parse.services and stands(kind, state, today) \
            and decide(kind, state.facts, today).outcome == "not_eligible":
        reply.say(short_outcome(kind, state, today))
        answer = "find.advocate"  # "how do I get one?" after a no: another kind
    if answer in OF_WHO_HAS_ONE and state.get("asker") not in PROFESSIONALS and "imha" in state.checked and stands("imha", state, today) \
            and decide("imha", state.facts, today).outcome == "not_eligible":
        reply.say(short_outcome("imha", state, today))  # "you have the right to see your IMHA" would be untrue
        answer = "scope.legal"
    if _elsewhere(answer, state, parse):
        answer = OTHER_NATION
    if answer == OTHER_NATION and not state.topic:
        state.note_topic(f"{parse.services[0]}.eligibility" if parse and parse.services else "advocacy.which")
    if answer == "bot.feedback_bad" and parse and parse.value("stage"):
        give("complaints.eligibility", state, reply, active, today)  # "I'm not happy with the reply to my complaint"
        return
    if answer == "complaints.time_limit" and state.get("time") == LATE and state.get("service") and state.service == "complaints" and parse and TOO_LATE.search(parse.text):
        give("complaints.eligibility", state, reply, active, today)
        return
    if answer == "imha.who_can_ask" and parse and parse.value("capacity_for_this_decision"):
        reply.say(answer_message(answer, state, today, more=True))  # whom the hospital should ask for then
        return
    further = parse is not None and FURTHER.search(parse.text) is not None and answer not in OF_WHO_HAS_ONE and not answer.endswith(".refuse")  # "they won't let me phone", "what if I say no"
    again = further and state.get("just_said") is not None \
        or answer == "complaints.time_limit" and _after_reply(parse, state) or parse is not None and answer == state.get("just_said") and not NEXT.search(parse.text) and not NUMBER.search(parse.text)  # "and what if they say no?"
    if not answer.startswith(("bot.", "scope.")) and not (answer in DEFINITIONS and state.service):
        state.note_topic(answer)
    again = again or answer == "imca.capacity" and parse is not None and bool(DISAGREES.search(parse.text)) \
        or answer == "imha.access" and parse is not None and bool(parse.value("capacity_for_this_decision") or CONSENT.search(parse.text))
    again = again and not answer.startswith("scope.") or answer == "complaints.get" and parse is not None and bool(TO_WHOM.search(parse.text))
    state.set("just_said", answer)
    asker = state.get("asker")
    if answer == "imha.who_can_ask" and asker in MAY_ASK and not (asker == MAY_ASK[0] and _has_none_in_law(state)):
        reply.say(Message(line(f"may_ask.{asker}"), kind="note"))
    if answer == SHOULD and parse and MUST_I.search(parse.text):
        reply.say(Message(line("your_choice_other" if state.about_other else "your_choice"), kind="note"))
    if answer == OTHER_NATION and parse and two_named(parse, state):
        again = True  # "he lives in Wales but is held in Bristol": which of the two counts
    reply.say(answer_message(answer, state, today, more=again and bool(load_knowledge().answers[answer].more)))


def _of_a_complaint(state: State) -> bool:
    return state.service == "complaints" or bool(state.get("complainant") or state.get("service") or state.get("stage"))


def _has_none_in_law(state: State) -> bool:
    """Whether the law picks no nearest relative for somebody on this section."""
    return bool(set(state.get("mha_status") or []) & set(wording()["may_ask"]["no_nearest_relative"]))


def _after_reply(parse: Optional[Parse], state: State) -> bool:
    """Whether it is about the ombudsman, whose time is another."""
    return state.get("stage") == "after_final_response" or bool(parse and OMBUDSMAN.search(parse.text))


def give_act(act: str, service: str, state: State, reply: Reply, active: Optional[str], today: date) -> None:
    give(for_service(act, service), state, reply, active, today)


def _which(state: State, reply: Reply, active: Optional[str], today: date, parse: Optional[Parse]) -> None:
    last = state.get("last_outcome") or {}
    if parse and not active and NEXT.search(parse.text) and last.get("outcome") == "eligible" and stands(last["service"], state, today):
        give(f"{last['service']}.get", state, reply, active, today, parse)  # "so what do I do now?"
        return
    state.note_topic("advocacy.which")
    if active != "which":  # it is running: what was said there stays
        state.set("triage_topic", topic_in(parse, state.facts, asked=False) if parse else topic_of_facts(state.facts))
    told = services_of("which", state)
    if active != "which" and told and all(stands(service, state, today) for service in told):
        yes = [service for service in told if decide(service, state.facts, today).outcome == "eligible"]
        reply.say(short_outcome((yes or told)[0], state, today))
        if yes and not (parse and ANOTHER_KIND.search(parse.text)):
            give(f"{yes[0]}.get", state, reply, active, today, parse)  # "who can speak for her with the doctor?"
            return
        reply.say(something_else(told[-1], state, today) or answer_message("advocacy.types", state, today))
        return
    start_check("which", state, reply, today, active)


def _elsewhere(answer: str, state: State, parse: Optional[Parse]) -> bool:
    """Whether an answer about England would go to somebody in another nation."""
    named = (parse.value("nation") if parse else None) or state.get("nation")
    family, _, act = answer.partition(".")
    return named in NATIONS and (act in OF_ENGLAND or family == "find") and family in (*SERVICES, "find")
