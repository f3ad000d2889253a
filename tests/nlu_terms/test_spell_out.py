"""Acronyms and misspelt words of the field are spelled out, and nothing else is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.nlu_terms import messages

PIECES = st.sampled_from(messages.every_message() + ["5(2)", "'", "’s", "37/", " - ", "(", "\n", "s3s3", "…", "0", "is", "I.", "١٢"])
MIXED = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=6).map(" ".join)


@pytest.mark.parametrize("text, full", messages.read("spelled_out").items())
def test_spelled_out(terms, text, full):
    assert terms.spell_out(text) == full


@pytest.mark.parametrize("text", messages.read("left_alone"))
def test_ordinary_words_stay_as_they_are(terms, text):
    assert terms.spell_out(text) == text


@pytest.mark.parametrize("text", messages.every_message())
def test_spelling_out_twice_changes_nothing_more(terms, text):
    once = terms.spell_out(text)
    assert terms.spell_out(once) == once


@settings(max_examples=150, deadline=None)
@given(MIXED)
def test_any_message_is_read_and_every_mention_is_where_it_says(terms, text):
    for asked in (None, "mha_status", "expected_stay_days", "appropriate_person"):
        for mention in terms.find(text, expect=asked, today=messages.TODAY):
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.text
    once = terms.spell_out(text)
    assert terms.spell_out(once) == once
