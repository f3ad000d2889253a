"""An answer to a form's question that says whose case it is."""
from __future__ import annotations

from typing import Any, Dict

from advocacy.talk.beside import puts_a_question
from advocacy.talk.parse import Parse
from advocacy.talk.persons import exact_person
from advocacy.talk.state import SELF, State
from advocacy.talk.telling import telling
from advocacy.talk.told import facts_in, status_of_the_other
from advocacy.talk.wants import Wants
from advocacy.talk.whom import meant_me, names_person_and_fact, not_their_kin, state_person, to_me, turns_to_person, turns_to_self
from advocacy.talk.whom_words import MEANT_THEM

STATUS = "mha_status"
FEW = 6  # words of a message that says only for whom


def other_case(parse: Parse, found: Wants, state: State) -> bool:
    """Takes over whom an answer is about; True when what was told is put aside: "no, it's for me, I'm the one on the section"."""
    if parse.pressed:
        return False
    if turns_to_self(parse, state) and (meant_me(parse) or facts_in(parse).get(STATUS)):
        state.turn_to(SELF, keep=meant_me(parse))
        return True
    if status_of_the_other(parse, SELF) and not state.about_other:
        return False  # "I'm on a 136, my husband is on a 3"
    if not_their_kin(parse, state):
        return state_person(state, parse)
    if not state.about_other and turns_to_person(parse, found, state) and (names_person_and_fact(parse) or MEANT_THEM.search(parse.text)):
        return state_person(state, parse)
    return False


def whose_only(parse: Parse, facts: Dict[str, Any], found: Wants) -> bool:
    """"For my mum" says for whom, and no answer."""
    return not parse.pressed and not telling(facts) and not found.answers and len(parse.text.split()) <= FEW \
        and (exact_person(parse) or to_me(parse)) and not puts_a_question(parse) and not parse.values("answer")
