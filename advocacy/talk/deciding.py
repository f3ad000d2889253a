"""What a message tells decides anew, and what it asks is answered; or it is asked back."""
from __future__ import annotations

import re
from datetime import date
from typing import Optional

from advocacy.eligibility import SERVICES
from advocacy.talk.asks import looks_like_question
from advocacy.talk import buttons, small_words
from advocacy.talk.answering import answer_message
from advocacy.talk.checking import redecide
from advocacy.talk.giving import give
from advocacy.talk.lost import ask_which_is_meant, say_lost
from advocacy.talk.named import contacts_named, same_of_another, with_other_contacts
from advocacy.talk.nations import ENGLAND
from advocacy.talk.outcome import something_else
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Message, Reply
from advocacy.talk.rights_first import with_right_first
from advocacy.talk.settling import NOTHING_WANTED
from advocacy.talk.state import State
from advocacy.talk.telling import NO_CASE, matters, news_of_status, telling, told
from advocacy.talk.told import facts_beside, facts_in, services_in, tells_facts
from advocacy.talk.wants import Wants
from advocacy.talk.wording import line

CHANGING = ("inform", "correct", "and_person", "affirm", "deny")
CLEARLY, LIKELY = 0.95, 0.4

# "So nobody can help me in here", after a no
# "how do i get intouch with powher"
_REACHES = re.compile(r"\b(?:in ?touch|contact|ring|phone|call|reach|e-?mail|text|get hold of|numbers?|address|website|speak to|talk to)\b", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:nobody|no ?one|nothing)\b[^.?!]{0,25}\b(?:help|helps|do|me|us|him|her)\b|\bwho (?:can|else|then|will)\b|\bwhat (?:else|now|then)\b", re.IGNORECASE)
_MATTERS = re.compile(r"\b(?:does|do|would|will|is) (?:that|it|this)\b[^.?!]{0,12}\b(?:matter|change|count|make (?:a|any) difference|a problem)\b", re.IGNORECASE)


def decide_anew(parse: Parse, found: Wants, state: State, reply: Reply, active: Optional[str], today: date, turned: bool) -> None:
    """`active`: the form that is running, or None. `turned`: since this message it is about somebody else."""
    takes_offer = found.talk in ("affirm", "deny") and state.get("offer")
    corrects = found.talk == "correct" and bool(telling(facts_in(parse)))  # "it's a 5(2), not a 3. same thing?"
    if _MATTERS.search(parse.text) and not active and not turned and matters(parse, state, reply, today):
        state.set("doubts", 0)
        return
    if found.talk in CHANGING and not takes_offer and (corrects or tells_facts(parse, found)):
        told(parse, state, reply, active, today, found.talk, turned)
        return
    if found.talk == "and_service" and not services_in(parse) and telling(facts_in(parse)):
        told(parse, state, reply, active, today)  # "and for complaining about the prison doctor?"
        return
    learnt = state.learn(facts_in(parse, of=state.whom)) if tells_facts(parse, found) else []
    changed = telling({name: True for name in learnt if name not in NO_CASE or "imha" in state.checked})
    asks_clearly = bool(found.answers) and parse.confidence >= CLEARLY and not found.answers[0].endswith((".which", ".eligibility"))
    here = set(changed) == {"nation"} and state.get("nation") == ENGLAND  # the law in force here is what was said already
    likely = bool(found.doubt) and parse.confidence >= LIKELY and not found.doubt[0].endswith((".eligibility", ".which"))
    asks_else = looks_like_question(parse.text) and not any(answer.endswith((".eligibility", ".which")) for answer in found.doubt)
    tells_only = bool(changed) and not here and not looks_like_question(parse.text) and not asks_clearly and bool(state.get("last_outcome")) and not active
    if found.talk == "and_service" and services_in(parse):
        same_of_another(parse, state, reply, active, today)
    elif found.talk:
        small_words.say(found.talk, parse, state, reply, active, today)
    elif tells_only and redecide(changed, state, reply, today, active):
        pass
    elif found.answers not in NOTHING_WANTED:
        asked = found.answers if active else with_right_first(found.answers, parse, state, reply, today)
        for answer in with_other_contacts(asked, parse):
            give(answer, state, reply, active, today, parse)
        if found.doubt:
            ask_which_is_meant(found, state, reply)
    elif found.which_service:
        reply.say(Message(line("which_service"), kind="question", answer="advocacy.types",
                          buttons=buttons.services(list(SERVICES), found.which_service)))
        return
    elif changed and found.answers in NOTHING_WANTED and not (likely and asks_else) and redecide(changed, state, reply, today, active):
        pass
    elif found.doubt and found.doubt[0] in contacts_named(parse):
        give(found.doubt[0], state, reply, active, today, parse)  # "who are powher"
    elif found.doubt and changed and state.service and not looks_like_question(parse.text) and {one.split(".")[0] for one in found.doubt} == {state.service}:
        told(parse, state, reply, active, today)  # "it's a complaint about the gp, like I said"
    elif likely:
        ask_which_is_meant(found, state, reply)  # "on benefits, can't pay anyone" is about cost, whatever it tells beside
        return
    elif not active and not looks_like_question(parse.text) and facts_beside(parse, state, active, today):
        told(parse, state, reply, active, today)
    elif not active and news_of_status(parse, state) and redecide(["mha_status"], state, reply, today, active):
        pass  # "it's actually a 37, not a 3. same thing?"
    elif found.doubt[:1] == ["advocacy.which"] and not active and state.get("last_outcome") and not looks_like_question(parse.text):
        told(parse, state, reply, active, today)
    elif found.doubt:
        ask_which_is_meant(found, state, reply)
        return
    elif not active and contacts_named(parse) and _REACHES.search(parse.text):
        give(contacts_named(parse)[0], state, reply, active, today, parse)
    elif not active and _NOBODY.search(parse.text) and (state.get("last_outcome") or {}).get("outcome") == "not_eligible":
        reply.say(something_else(str(state.service), state, today) or answer_message("find.advocate", state, today))
    else:
        say_lost(state, reply, today)
        return
    state.set("doubts", 0)
