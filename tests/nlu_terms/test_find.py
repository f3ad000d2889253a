"""What is told in a message is found, and what is denied, over or only feared is not."""

import pytest

from advocacy import eligibility
from advocacy.nlu.terms import current_facts
from advocacy.nlu.terms.spelling import Spelling
from advocacy.nlu.terms.words import Reader
from tests.nlu_terms import messages


@pytest.mark.parametrize("text, told", messages.statuses())
def test_status_as_people_write_it(terms, text, told):
    assert current_facts(terms.find(text)).get("mha_status") == told


@pytest.mark.parametrize("text, told", messages.read("several").items())
def test_several_statuses_denied_ones_and_past_ones(terms, text, told):
    assert current_facts(terms.find(text)).get("mha_status", []) == told


@pytest.mark.parametrize("text, told", {**messages.read("passing"), **messages.read("own_words")}.items())
def test_facts_told_in_passing(terms, text, told):
    found = current_facts(terms.find(str(text), today=messages.TODAY))
    assert {fact: found.get(fact) for fact in told} == told


@pytest.mark.parametrize("fact, text, told", messages.asked())
def test_answers_to_the_questions_of_the_forms(terms, fact, text, told):
    found = current_facts(terms.find(text, expect=fact, today=messages.TODAY)).get(fact)
    assert (sorted(found) if isinstance(found, list) else found) == told


def test_denied_and_past_statuses_are_reported_as_such(terms):
    denied = [m for m in terms.find("not on a cto any more") if m.fact == "mha_status"]
    assert [(m.value, m.negated) for m in denied] == [("cto", True)]
    over = [m for m in terms.find("was on a 2, now on a 3") if m.fact == "mha_status"]
    assert [(m.value, m.past) for m in over] == [("s2", True), ("s3", False)]


def test_no_to_which_section_leaves_open_where_the_person_is(terms):
    mentions = terms.find("no", expect="mha_status")
    assert [(m.value, m.negated) for m in mentions if m.fact == "mha_status"] == [("sectioned_type_unknown", True)]
    assert "mha_status" not in current_facts(mentions)


def test_since_a_month_counts_up_to_today(terms):
    found = current_facts(terms.find("since about March", expect="expected_stay_days", today=messages.TODAY))
    assert found["expected_stay_days"] == 267
    assert "expected_stay_days" not in current_facts(terms.find("since about March", expect="expected_stay_days"))


@pytest.mark.parametrize("text", ["i see my nan weeks and weekends", "nan days are hard", "inf days"])
def test_a_grandmother_is_no_number(terms, text):
    assert not [m for m in terms.find(text, today=messages.TODAY) if m.fact == "duration_days"]


def test_a_short_answer_means_nothing_when_nothing_was_asked(terms):
    for text in ("3", "the same", "police", "money"):
        assert not [m for m in terms.find(text) if m.fact not in ("answer",)]


def test_the_words_on_every_button_can_be_typed_instead(terms):
    wrong = []
    for service in eligibility.SERVICES:
        for name, fact in eligibility.load_rules().service(service).facts.items():
            asked = "complaint_service" if (service, name) == ("complaints", "service") else name
            for choice in (*fact.choices, *fact.other_choices):
                for label in {choice.label, choice.label_other}:
                    said = current_facts(terms.find(label.lower(), expect=asked)).get(asked)
                    wrong += [(asked, label, said)] if said not in (choice.value, [choice.value]) else []
    assert wrong == []


def test_initials_without_end_are_tried_no_further_than_the_longest_acronym():
    """Work must grow with the length of a message, not with its cube: counted, not timed."""
    tried = []

    class Counting(set):
        def __contains__(self, word):
            tried.append(word)
            return False

    reader = Reader({"words": {}, "tens": {}, "abbreviations": []}, Spelling({}, [], [], 6, 10), ["imha", "cto"])
    reader.initials = Counting(reader.initials)
    reader.read("i w " * 250)
    assert len(tried) <= 500 * reader.most_initials
