"""What is asked in words of its own and no answer covers: what is known is said, or truthfully that nothing is."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, List, Optional

from advocacy.knowledge import load_knowledge
from advocacy.nlu.units import asks_at_its_end, split_units
from advocacy.talk.giving import give, give_act
from advocacy.talk.in_context import WITHOUT_SERVICE
from advocacy.talk.meanings import LENGTHS, length_message
from advocacy.talk.own_words import fits, own_words
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Reply
from advocacy.talk.state import State
from advocacy.talk.telling import telling
from advocacy.talk.told import facts_in
from advocacy.talk.wants import Wants

# What a statement was read as, and it says no more than what is told
NO_QUESTION = ("bot.", "scope.unknown", "scope.legal", "contact.advice_line")
TALKED_OF = "talked_of"
_THEN = re.compile(r"\b(?:then|if|so|in that case)\b", re.IGNORECASE)


def not_covered(parse: Parse, state: State, found: Wants) -> Optional[str]:
    """The key of `knowledge/not_covered/` that a typed message is about, or None. `found`: what it was read as."""
    known = load_knowledge().not_covered
    if parse.pressed:
        return None
    last = known.get(str(state.get("just_said")))
    if last and last.answer and found.answers == [last.answer] and _THEN.search(parse.text):
        return str(state.get("just_said"))  # "would he get an IMCA then?"
    asks = any(map(asks_at_its_end, split_units(parse.text)))
    told = facts_in(parse)
    sure = bool(telling(told)) or bool(found.answers) and not found.answers[0].startswith(NO_QUESTION)
    facts = {**state.facts, **told, TALKED_OF: next(iter(parse.services), state.service)}
    meant = [_fitting(key, facts) for key in parse.values("not_covered") if key in known]
    return next((key for key in meant if key and (asks or known[key].told) and not (sure and known[key].gives_way)), None)


def _fitting(key: Optional[str], facts: Dict[str, Any]) -> Optional[str]:
    """The key itself, or the first of what is said otherwise, that is meant for these facts."""
    known = load_knowledge().not_covered
    while key and not fits(known[key].when, facts):
        key = known[key].otherwise
    return key


def say_not_covered(asked: str, parse: Parse, wanted: List[str], state: State, reply: Reply, active: Optional[str], today: date) -> None:
    """`wanted`: the answers the message was read as; a check among them is begun, else the nearest answer is given.

    `active`: the form that is running, or None.
    """
    entry = load_knowledge().not_covered[asked]
    said = (length_message(parse, state) if asked in LENGTHS else None) or own_words(asked, state)
    if state.get("just_said") == asked:
        said.text = said.text.split("\n")[0]  # asked on: the rest was read just now
    reply.say(said)
    state.set("just_said", asked)
    check = next((answer for answer in wanted if answer.endswith(".eligibility")), None)
    service = next(iter(parse.services), state.service)
    named = [answer for answer in wanted if answer == check and parse.services and said.answer != check]
    beside = [answer for answer in wanted if not answer.startswith(NO_QUESTION) and answer != said.answer] if len(parse.questions) > 1 else named
    if beside:  # the other questions of the message
        for answer in beside:
            give(answer, state, reply, active, today, parse)
    elif entry.then and "." in entry.then:
        give(entry.then, state, reply, active, today, parse)
    elif entry.then and (check or not service):
        give(check or WITHOUT_SERVICE[entry.then], state, reply, active, today, parse)
    elif entry.then:
        give_act(entry.then, service, state, reply, active, today)
