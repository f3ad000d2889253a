"""What a word of the field means, and how long somebody may be held."""

import re

import pytest

from advocacy.eligibility import SERVICES, load_rules
from advocacy.knowledge import length_of, load_knowledge, meaning_of, term_in
from advocacy.knowledge.lengths import length_entry
from advocacy.knowledge.readability import grade

GLOSSARY, LENGTHS = load_knowledge().glossary, load_knowledge().lengths
EVERY_VALUE = {value for name in SERVICES for fact in load_rules().service(name).facts.values() for value in fact.values + fact.alone}


@pytest.mark.parametrize("key", GLOSSARY)
def test_every_meaning_is_plain_short_and_speaks_of_its_word(key):
    meaning = GLOSSARY[key]
    assert grade(meaning.text) <= 8 and len(meaning.text.split()) <= 60
    assert any(name.lower() in meaning.text.lower() for name in meaning.names), "the word itself is not in its meaning"
    assert "{" not in load_knowledge().render_text(meaning.text).text


def test_every_value_that_leads_to_a_meaning_is_one_the_finder_gives():
    assert {value for meaning in GLOSSARY.values() for value in meaning.values} <= EVERY_VALUE


@pytest.mark.parametrize("said, key", [
    ("s5_2", "section_5_2"), ("Section 5(2)", "section_5_2"), ("5 (4)", "section_5_4"), ("136", "section_136"), ("CTO", "cto"),
    ("detained", "sectioned"), ("sectioned_type_unknown", "sectioned"), ("voluntary patient", "informal"), ("guardianship_s7", "guardianship"),
    ("lpa_out_of_scope", "lpa"), ("relevant person\'s representative", "rpr"), ("nearest relative", "nearest_relative"),
])
def test_a_meaning_is_found_by_value_and_by_spoken_name(said, key):
    assert meaning_of(said) == GLOSSARY[key]


@pytest.mark.parametrize("text, key", [
    ("what does detained mean", "sectioned"), ("what is a section 2?", "section_2"), ("whats an AMHP", "amhp"),
    ("what is section 5(2)", "section_5_2"), ("what is a power of attorney please", "lpa"), ("what is section 37/41", "restriction_order"),
    ("what is section 117 aftercare", "aftercare"), ("what is an intersection", None), ("how do I get one", None), ("a capacityless thing", None),
])
def test_the_word_that_is_asked_about_is_found_in_a_question(text, key):
    assert term_in(text) == key


@pytest.mark.parametrize("word", ["SOAD", "advance decision", "hydrotherapy", ""])
def test_what_has_no_source_has_no_meaning(word):
    assert meaning_of(word) is None


def test_lengths_are_told_with_their_source():
    assert "72 hours" in length_of("s4") and "24 hours" in length_of("s136") and "36" in length_of("s135")
    assert length_entry("s136").sources and length_of("cto") is None


@pytest.mark.parametrize("status", LENGTHS)
def test_every_length_is_of_a_status_and_names_its_section_and_a_time(status):
    assert status in EVERY_VALUE
    assert re.search(rf"[Ss]ection {status[1:4].rstrip('_')}", length_of(status)) and re.search(r"\d+ (hours|days|months)", length_of(status))
