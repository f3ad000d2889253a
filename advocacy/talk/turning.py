"""A message that turns the talk to somebody else, or back to the writer."""
from __future__ import annotations

from advocacy.talk.parse import Parse
from advocacy.talk.state import SELF, State
from advocacy.talk.telling import telling
from advocacy.talk.told import facts_in
from advocacy.talk.wants import Wants
from advocacy.talk.whom import meant_me, state_person, turns_to_person, turns_to_self

OF_WHO_WRITES = {"asker", "subject", "nation"}  # and no case of theirs


def takes_over(parse: Parse, found: Wants, state: State) -> bool:
    """Takes over whom the message is about; True when that is another person than before."""
    if turns_to_person(parse, found, state):
        return state_person(state, parse, another=found.talk == "and_person" and bool(telling(state.facts)))
    if turns_to_self(parse, state):
        state.turn_to(SELF, keep=meant_me(parse))
        return True
    return False


def asks_for_family(parse: Parse, found: Wants, state: State) -> bool:
    """Whether somebody who asked for another asks on for themselves, of whom nothing is known: mostly family or a carer."""
    if state.person != SELF or set(state.facts) - OF_WHO_WRITES or telling(facts_in(parse)):
        return False
    return found.talk == "and_person" or not found.answers or found.answers[0].endswith((".which", ".eligibility", ".get"))
