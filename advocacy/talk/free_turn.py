"""A message that no form takes: a question, a fact, a word about the conversation, or something not understood."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, Optional

from advocacy.eligibility import SERVICES
from advocacy.eligibility.words import fill
from advocacy.knowledge import load_knowledge
from advocacy.talk.asks import looks_like_question
from advocacy.talk import after_crisis, buttons, small_words
from advocacy.talk.answering import answer_message, first_notice, safety_line, sources_message
from advocacy.talk.beside import is_other_matter
from advocacy.talk.checking import another_person, redecide, start_check
from advocacy.talk.giving import give, give_act
from advocacy.talk.lost import ask_which_is_meant, say_lost
from advocacy.talk.meanings import meaning_message
from advocacy.talk.named import picked_between, same_of_another, with_other_contacts
from advocacy.talk.not_covered import not_covered, say_not_covered
from advocacy.talk.outcome import something_else, why_message
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Message, Reply
from advocacy.talk.settling import NOTHING_WANTED, settled
from advocacy.talk.state import SELF, WHICH_FACT, State
from advocacy.talk.supposing import supposed_message
from advocacy.talk.telling import NO_CASE, matters, news_of_status, telling, told
from advocacy.talk.told import facts_beside, facts_in, services_in, tells_facts
from advocacy.talk.triage import topic_in, topic_of_label
from advocacy.talk.turning import asks_for_family, takes_over
from advocacy.talk.wants import wants
from advocacy.talk.whom import asks_as_family, meant_me
from advocacy.talk.wording import line

CHANGING = ("inform", "correct", "and_person", "affirm", "deny")
# Words of the field that have an answer of their own.
DEFINED = [["imca.capacity"], ["imca.best_interests"], ["careact.safeguarding"], ["careact.substantial_difficulty"], ["careact.appropriate_person"]]
CLEARLY, LIKELY = 0.95, 0.4
FEW = 5  # words


# "So nobody can help me in here", after a no
_NOBODY = re.compile(r"\b(?:nobody|no ?one|nothing)\b[^.?!]{0,25}\b(?:help|helps|do|me|us|him|her)\b|\bwho (?:can|else|then|will)\b|\bwhat (?:else|now|then)\b", re.IGNORECASE)
_MATTERS = re.compile(r"\b(?:does|do|would|will|is) (?:that|it|this)\b[^.?!]{0,12}\b(?:matter|change|count|make (?:a|any) difference|a problem)\b", re.IGNORECASE)


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
    if active and is_other_matter(active, parse, state):
        topic = topic_in(parse, facts_in(parse))
        state.set(WHICH_FACT, topic if topic != "council" else None)
        start_check("which", state, reply, today, active)
        state.set("paused", None)
        return
    chosen = _choice(parse) if not active else None
    if chosen:
        state.set(WHICH_FACT, chosen)
        start_check("which", state, reply, today)
        return
    meaning = meaning_message(parse, today) if found.answers[:1] not in DEFINED else None
    if meaning:
        reply.say(meaning)
        state.set("doubts", 0)
        return
    if found.talk in ("correct", "inform") and services_in(parse) and not telling(facts_in(parse)):
        same_of_another(parse, state, reply, active, today)  # "sorry, I meant an IMCA"
        return
    uncovered = not_covered(parse)
    if uncovered:
        state.learn(facts_in(parse, of=state.whom))
        say_not_covered(uncovered, parse, found.answers, state, reply, active, today)
        state.set("doubts", 0)
        return
    supposed = supposed_message(parse, state, today) if not active else None
    if supposed:
        reply.say(supposed)
        return
    picked = picked_between(parse, state)
    if picked:
        give(picked, state, reply, active, today, parse)
        return
    takes_offer = found.talk in ("affirm", "deny") and state.get("offer")
    corrects = found.talk == "correct" and bool(telling(facts_in(parse)))  # "it's a 5(2), not a 3. same thing?"
    if _MATTERS.search(parse.text) and not active and state.person == before and matters(parse, state, reply, today):
        state.set("doubts", 0)
        return
    if found.talk in CHANGING and not takes_offer and (corrects or tells_facts(parse, found)):
        told(parse, state, reply, active, today, found.talk, state.person != before)
        return
    if found.talk == "and_service" and not services_in(parse) and telling(facts_in(parse)):
        told(parse, state, reply, active, today)  # "and for complaining about the prison doctor?"
        return
    learnt = state.learn(facts_in(parse, of=state.whom)) if tells_facts(parse, found) else []
    changed = telling({name: True for name in learnt if name not in NO_CASE or "imha" in state.checked})
    asks_clearly = bool(found.answers) and parse.confidence >= CLEARLY and not found.answers[0].endswith((".which", ".eligibility"))
    tells_only = bool(changed) and not looks_like_question(parse.text) and not asks_clearly and bool(state.get("last_outcome")) and not active
    if found.talk == "and_service" and services_in(parse):
        same_of_another(parse, state, reply, active, today)
    elif found.talk:
        small_words.say(found.talk, parse, state, reply, active, today)
    elif tells_only and redecide(changed, state, reply, today, active):
        pass
    elif found.answers not in NOTHING_WANTED:
        for answer in with_other_contacts(found.answers, parse):
            give(answer, state, reply, active, today, parse)
        if found.doubt:
            ask_which_is_meant(found, state, reply)
    elif found.which_service:
        reply.say(Message(line("which_service"), kind="question", answer="advocacy.types",
                          buttons=buttons.services(list(SERVICES), found.which_service)))
        return
    elif changed and found.answers in NOTHING_WANTED and redecide(changed, state, reply, today, active):
        pass
    elif found.doubt and found.doubt[0] in [f"contact.{organisation}" for organisation in parse.values("org")]:
        give(found.doubt[0], state, reply, active, today, parse)  # "who are powher"
    elif found.doubt and changed and state.service and not looks_like_question(parse.text) and {one.split(".")[0] for one in found.doubt} == {state.service}:
        told(parse, state, reply, active, today)  # "it's a complaint about the gp, like I said"
    elif found.doubt and parse.confidence >= LIKELY and not found.doubt[0].endswith((".eligibility", ".which")):
        ask_which_is_meant(found, state, reply)  # "on benefits, can't pay anyone" is about cost, whatever it tells beside
        return
    elif not active and not looks_like_question(parse.text) and facts_beside(parse):
        told(parse, state, reply, active, today)
    elif not active and news_of_status(parse, state) and redecide(["mha_status"], state, reply, today, active):
        pass  # "it's actually a 37, not a 3. same thing?"
    elif found.doubt[:1] == ["advocacy.which"] and not active and state.get("last_outcome") and not looks_like_question(parse.text):
        told(parse, state, reply, active, today)
    elif found.doubt:
        ask_which_is_meant(found, state, reply)
        return
    elif not active and _NOBODY.search(parse.text) and (state.get("last_outcome") or {}).get("outcome") == "not_eligible":
        reply.say(something_else(str(state.service), state, today) or answer_message("find.advocate", state, today))
    else:
        say_lost(state, reply, today)
        return
    state.set("doubts", 0)


def _choice(parse: Parse) -> Optional[str]:
    """A choice of the first question, written out later, or by its name: "the council one"."""
    named = parse.intent == "and_service" and not services_in(parse) and len(parse.text.split()) <= FEW
    return topic_of_label(parse.text) or (topic_in(parse, {}) if named else None)
