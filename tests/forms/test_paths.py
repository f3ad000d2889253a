"""Every path of first-screen choices through each form says what the engine says, for oneself and for another."""
import re
from datetime import date

import pytest

from advocacy.eligibility import SERVICES, decide
from advocacy.eligibility.paths import paths
from advocacy.talk.form_turn import form_turn
from advocacy.talk.parse import Parse
from advocacy.talk.state import State

TODAY = date.today()
PEOPLE = {"self": None, "mother": {"phrase": "your mother", "they": "she"}, "patient": {"phrase": "the patient", "they": "they"}}


def walk(service, asked, person):
    """Presses the choices of one path; gives the messages of the last turn and the facts told."""
    slots = {"person": person, "subject": "other" if person else "self"}
    state = State(slots)
    reply = form_turn(service, Parse.of_payload("/start"), state, None, False, TODAY)
    for name, value in asked:
        slots = {**slots, **state.changes}
        assert reply.requested == name
        state = State(slots)
        parse = Parse.of_payload(f'/inform{{"{name}": {value if isinstance(value, int) else chr(34) + str(value) + chr(34)}}}')
        reply = form_turn(service, parse, state, name, True, TODAY)
    return reply, State({**slots, **state.changes})


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("service", SERVICES)
def test_the_form_ends_in_the_outcome_of_the_engine(service, who):
    start = {"subject": "other" if PEOPLE[who] else "self"}
    for asked, outcome in paths(service, TODAY, start=start):
        reply, state = walk(service, asked, PEOPLE[who])
        told = [message for message in reply.messages if message.outcome]
        assert reply.end_form, asked
        assert told[0].outcome == outcome == decide(service, state.facts, TODAY).outcome, asked
        assert told[0].reason and told[0].sources, asked


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("service", SERVICES)
def test_no_message_of_a_form_shows_its_braces(service, who):
    start = {"subject": "other" if PEOPLE[who] else "self"}
    for asked, _ in paths(service, TODAY, start=start):
        reply, _ = walk(service, asked, PEOPLE[who])
        for message in reply.messages:
            shown = " ".join([message.text, *(button["title"] for button in message.buttons)])
            assert not re.search(r"[{}]", shown), shown
