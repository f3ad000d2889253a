"""Messages from the middle of conversations: what is asked decides what a short one tells, and no more than it tells."""

import pytest

from advocacy.nlu.terms import current_facts
from tests.nlu_terms import messages

UNASKED = "unasked"
FILES = ("talk", "talk_council_and_complaint", "talk_unasked", "told_status", "told_imca", "told_complaints", "told_careact", "told_people", "told_nhs", "told_helpers", "told_strangers",
         "told_strangers_helpers", "told_forms", "told_kin",
         "told_threats", "told_saying", "told_company", "told_second_reading")
ROWS = [(asked, str(text), told) for name in FILES for asked, texts in messages.read(name).items() for text, told in texts.items()]


@pytest.mark.parametrize("asked, text, told", ROWS)
def test_what_is_told_in_the_middle_of_a_conversation(terms, asked, text, told):
    expect = None if asked == UNASKED else asked
    found = current_facts(terms.find(text, expect=expect, today=messages.TODAY))
    assert {fact: found.get(fact) for fact in told} == told
