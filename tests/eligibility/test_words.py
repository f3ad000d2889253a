"""What must be said beside the outcome, and saying it about somebody else."""
from __future__ import annotations

import re
from datetime import date

import pytest

from advocacy.eligibility import SERVICES, decide, load_rules, read_rules
from advocacy.eligibility.load import FOLDER, SOURCES, read_yaml
from advocacy.eligibility.words import fill
from advocacy.knowledge import load_knowledge

TODAY = date(2026, 11, 23)
RULES = load_rules()


def said(service, facts, person="self", on=TODAY, rules=None):
    text, notes, ask = decide(service, facts, on, rules).words(person)
    return " ".join([text, *notes, ask])


@pytest.mark.parametrize("status", ["s4", "s5_2", "s5_4", "s135", "s136"])
def test_a_short_section_is_refused_only_with_its_exceptions(status):
    words = said("imha", {"mha_status": status})
    assert re.search("CTO", words) and re.search("guardianship", words) and re.search("conditional", words)
    assert "brain surgery" in words and "ECT" in words and "implant" in words


@pytest.mark.parametrize("status", [rule for rule in RULES.service("imha").facts["mha_status"].values])
def test_every_no_names_the_two_treatments_unless_they_were_ruled_out(status):
    decision = decide("imha", {"mha_status": status}, TODAY)
    if decision.outcome == "not_eligible":
        assert "ECT" in " ".join(decision.notes)
        ruled_out = decide("imha", {"mha_status": status, "treatment_discussed": "none"}, TODAY)
        assert "ECT" not in " ".join(ruled_out.notes)


@pytest.mark.parametrize("status", ["informal", "section_ended_staying_informally"])
def test_a_voluntary_patient_hears_what_is_coming_and_how_fresh_the_news_is(status):
    words = said("imha", {"mha_status": status})
    assert "December 2025" in words and "April 2026" in words and "IMCA" in words
    assert "mha2025.sch3" in decide("imha", {"mha_status": status}, TODAY).pending_sources


def test_once_it_has_started_nobody_hears_that_it_is_coming():
    later = read_rules(switches={"mha2025_sch3": TODAY}, sources=read_yaml(SOURCES))
    words = said("imha", {"mha_status": "informal"}, rules=later)
    assert words.startswith("Yes") and "going to change" not in words
    assert "mha2025.sch3" in decide("imha", {"mha_status": "informal"}, TODAY, later).sources


def test_what_rests_on_a_default_says_so_and_what_was_said_does_not():
    facts = {"process": "safeguarding_enquiry", "difficulty": "retain", "appropriate_person": "none"}
    assert "prison" in said("careact", facts)
    assert "prison" not in said("careact", {**facts, "in_prison_or_approved_premises": "no"})


def test_a_late_complaint_is_never_told_that_there_is_no_advocate():
    decision = decide("complaints", {"service": "nhs_trust_or_ambulance", "time": "over_12_months"}, TODAY)
    assert decision.outcome == "maybe" and "does not stop you having an advocate" in " ".join(decision.notes)


def test_a_relative_hears_what_a_relative_may_do():
    facts = {"mha_status": "s3", "subject": "other"}
    nearest, friend = said("imha", {**facts, "asker": "nearest_relative"}), said("imha", {**facts, "asker": "carer_or_friend"})
    assert "ask the IMHA to visit" in nearest and "cannot make the IMHA visit" in friend
    court = said("imha", {"mha_status": "s37_41", "subject": "other", "asker": "nearest_relative"})
    assert "ask the IMHA to visit" not in court


def test_the_judgment_of_june_2026_is_named_from_that_day_on():
    facts = {"decision": "dols", "dols_stage": "none"}
    assert "2 June 2026" in said("imca", facts)
    assert "2 June 2026" not in said("imca", facts, on=date(2026, 6, 1))


def test_an_unknown_nation_is_answered_for_england_and_says_so():
    assert "England" in said("complaints", {"service": "nhs_trust_or_ambulance"})
    assert "England" not in said("complaints", {"service": "nhs_trust_or_ambulance", "nation": "england"})


@pytest.mark.parametrize("person, wanted", [
    ("self", "You are here. You have your own. Do you need it?"),
    ("your mother", "Your mother is here. They have their own. Do they need it?"),
    ({"phrase": "your mother", "they": "she"}, "Your mother is here. She has her own. Does she need it?"),
    ({"phrase": "my neighbour", "they": "he"}, "My neighbour is here. He has his own. Does he need it?"),
    ({"they": "they"}, "The person is here. They have their own. Do they need it?"),
])
def test_you_becomes_somebody_else(person, wanted):
    template = "{Who} {is} here. {They} {have} {their} own. {Do} {they} need it?"
    assert fill(template, person) == wanted


def test_words_that_are_not_about_the_person_are_left_alone():
    assert fill("{contact:phso} and {evidence} for {whose} sister", "your boss") == "{contact:phso} and {evidence} for your boss's sister"


def every_text():
    for name in SERVICES:
        kind = RULES.service(name)
        for rule in kind.rules:
            yield rule.words.text, rule.words.other
        for words in [*kind.shared.values(), *(line.words for line in kind.lines), *(gap.words for gap in kind.gaps if gap.words)]:
            yield words.text, words.other
        for fact in kind.facts.values():
            for key, text in fact.texts.items():
                if not key.endswith("_other"):
                    yield text, fact.texts.get(f"{key}_other", text)


def test_texts_about_somebody_else_do_not_speak_to_the_patient_of_their_own_section():
    wrong = [other for _, other in every_text() if re.search(r"\byour (section|doctor|CTO|guardianship|stay|age|treatment)\b|\byou (are|were) (held|on|under|in)\b", other)]
    assert wrong == []


def test_somebody_else_is_named_once_and_then_called_she_he_or_they():
    """"Your husband has a right to an IMHA, because he is held", not "because your husband is held"."""
    twice = [
        f"{name}.{rule.id}" for name in SERVICES for rule in RULES.service(name).rules
        if len(re.findall(r"\{(who|whose)\}", rule.words.other, re.I)) > 1
    ]
    assert twice == []
    husband = {"phrase": "your husband", "they": "he"}
    assert "because he is held" in said("imha", {"mha_status": "s3", "subject": "other"}, husband)


COURT = ["s35", "s36", "s38", "s37_41", "s44", "s45A", "s47_49", "s48_49", "conditional_discharge"]


@pytest.mark.parametrize("status", [*COURT, "s2", "s3", "s37_hospital", "s47", "cto", "guardianship_s7"])
def test_who_can_make_the_imha_come_leaves_out_a_nearest_relative_that_is_not_there_in_law(status):
    told = said("imha", {"mha_status": status, "subject": "other"})
    assert "AMHP" in told and ("nearest relative" in told) == (status not in COURT)


def test_who_can_make_the_imha_come_is_told_while_the_section_is_not_known():
    facts = {"treatment_discussed": "s57", "subject": "other"}
    assert "AMHP" in said("imha", facts)
    assert "visit" in said("imha", {**facts, "asker": "nearest_relative"})


def test_texts_are_plain_lines():
    for text, other in every_text():
        for each in (text, other):
            assert "!" not in each and "*" not in each and "<" not in each and "http" not in each
            assert not re.search(r"\b0\d{3}", each), each
            assert max(len(sentence.split()) for sentence in re.split(r"[.?:]\s", each)) <= 45, each


def test_every_contact_and_source_named_is_known():
    knowledge = load_knowledge()
    for name in SERVICES:
        text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
        assert set(re.findall(r"\{contact:([a-z0-9_]+)", text)) <= set(knowledge.contacts)
        for rule in RULES.service(name).rules:
            assert set(rule.sources) <= set(knowledge.sources)


def test_buttons_are_short_and_every_value_has_one():
    for name in SERVICES:
        for fact in RULES.service(name).facts.values():
            buttons = fact.choices + fact.other_choices
            assert all(len(label) <= 30 for choice in buttons for label in (choice.label, choice.label_other)), fact.name
            assert len(fact.choices) <= 6, fact.name
            if not fact.is_integer:
                assert {choice.value for choice in buttons} | {"unknown"} == set(fact.values + fact.alone) | {"unknown"}, fact.name
