"""A yes or no before a clause that tells something else is no answer to the question: the clause is."""

import pytest

from advocacy.nlu.terms import current_facts


def said(terms, asked, text):
    return current_facts(terms.find(text, expect=asked)).get(asked)


@pytest.mark.parametrize("text, told", [
    ("no she cant decide", "lacks"),
    ("no, she can't decide", "lacks"),
    ("no she cant decide that for herself", "lacks"),
    ("no he can't choose for himself", "lacks"),
    ("no they say she lacks capacity", "lacks"),
    ("yes she cant choose", "lacks"),
    ("no i can decide", "has"),
    ("yes she can decide", "has"),
    ("nobody said i cant decide", "has"),
    ("no", "has"),
    ("yes she has dementia", "lacks"),
])
def test_who_can_decide_is_read_from_the_clause(terms, text, told):
    assert said(terms, "capacity_for_this_decision", text) == told


@pytest.mark.parametrize("text", [
    "no she cant decide that for herself",
    "yes she cant decide that for herself",
    "no she needs an operation",
    "yes she needs an operation",
    "no she's on a section 3",
])
def test_another_fact_after_yes_or_no_answers_nothing(terms, text):
    assert said(terms, "someone_appropriate_to_consult", text) is None


@pytest.mark.parametrize("asked, text, told", [
    ("someone_appropriate_to_consult", "no she has no family", "no"),
    ("someone_appropriate_to_consult", "no my mum died", "no"),
    ("someone_appropriate_to_consult", "no she has my brother", "yes"),
    ("someone_appropriate_to_consult", "no, she needs an operation", "no"),
    ("someone_appropriate_to_consult", "no only me", "yes"),
    ("someone_appropriate_to_consult", "no there is just me", "yes"),
    ("someone_appropriate_to_consult", "no there is nobody", "no"),
    ("capacity_for_this_decision", "he can decide most things but not this", "lacks"),
    ("urgent", "no its not an emergency", "no"),
    ("urgent", "no it cant wait", "yes"),
    ("accommodation_required_by_mha", "yes shes on a section 3", "yes"),
    ("mha_status", "no im on a section 3", ["s3"]),
    ("mha_status", "not sectioned, it is a DoLS", ["dols_only"]),
    ("mha_status", "do you mean section 3", ["s3"]),
])
def test_other_yes_and_no_answers_stay(terms, asked, text, told):
    assert said(terms, asked, text) == told


@pytest.mark.parametrize("text, told", [
    ("she has power of attorney for his money as well", None),
    ("she has a son", None),
    ("she has", "person_asks"),
    ("yes she has, last week", "person_asks"),
    ("she has asked for one", "person_asks"),
    ("my mum is his representative and she asked", "rpr_asks"),
])
def test_she_has_is_an_answer_only_by_itself(terms, text, told):
    assert said(terms, "dols_trigger", text) == told


@pytest.mark.parametrize("text", ["section ended", "it ended", "my section has ended", "I was on a section but it ended"])
def test_a_section_that_ended_says_no_and_not_where_the_person_is(terms, text):
    mentions = terms.find(text, expect="mha_status")
    assert "mha_status" not in current_facts(mentions)
    assert [m for m in mentions if m.fact == "mha_status" and not m.current]


def test_the_end_of_a_section_is_a_no_to_the_question_about_it_only(terms):
    text = "my section has ended"
    assert current_facts(terms.find(text)).get("answer") == "no"
    assert said(terms, "someone_appropriate_to_consult", text) is None


@pytest.mark.parametrize("text", ["what does detained mean", "whats a section 3", "what is the difference between section 2 and 3"])
def test_asking_what_a_word_means_answers_no_question(terms, text):
    assert said(terms, "mha_status", text) is None


@pytest.mark.parametrize("text", ["what if i get recalled", "if i get put on a 3"])
def test_what_is_supposed_answers_no_question(terms, text):
    assert said(terms, "mha_status", text) is None
