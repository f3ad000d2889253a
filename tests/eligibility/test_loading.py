"""Files that must not load: each fault names the file and the key, and says how to mend it."""
from __future__ import annotations

import copy
from datetime import date

import pytest

from advocacy.eligibility import FactError, judge, parse_value, read_rules
from advocacy.eligibility.load import FOLDER, SOURCES, read_yaml
from advocacy.knowledge.errors import KnowledgeError

PERIOD = {"from": "2027-01-01"}


def rule(raw, name):
    return next(each for each in raw["rules"] if each["id"] == name)


def doubled(raw):
    raw["rules"].insert(0, copy.deepcopy(rule(raw, "H01")))


def overlapping(raw):
    later = {**copy.deepcopy(rule(raw, "H01")), "in_force": PERIOD}
    rule(raw, "H01")["in_force"] = {"to": "2027-06-01"}
    raw["rules"].append(later)


def late(raw):
    rule(raw, "H01")["in_force"] = PERIOD


def repealed_without_saying_what_follows(raw):
    rule(raw, "H01")["in_force"] = {"to": "2027-01-01"}


def a_hole(raw):
    later = {**copy.deepcopy(rule(raw, "H01")), "in_force": {"from": "2027-03-01"}}
    rule(raw, "H01")["in_force"] = {"to": "2027-01-01"}
    raw["rules"].append(later)


def no_rule_left(raw):
    raw["rules"] = [each for each in raw["rules"] if each["id"] != "H37"]


def unknown_fact(raw):
    rule(raw, "H01")["when"] = {"mha_statuss": "s2"}


def unknown_value(raw):
    rule(raw, "H01")["when"] = {"mha_status": "s22"}


def reads_unknown(raw):
    rule(raw, "H01")["when"] = {"mha_status": "unknown"}


def no_words(raw):
    del rule(raw, "H01")["because"]


def no_words_about_others(raw):
    del rule(raw, "H01")["other"]


def no_source(raw):
    rule(raw, "H01")["sources"] = []


def wrong_outcome(raw):
    rule(raw, "H01")["outcome"] = "yes"


def misspelt_key(raw):
    rule(raw, "H01")["souces"] = ["mha1983.s2"]


def default_not_allowed(raw):
    raw["facts"]["age_band"]["default"] = "17"


def no_question_about_others(raw):
    del raw["facts"]["mha_status"]["question_other"]


def choice_not_a_value(raw):
    raw["facts"]["mha_status"]["choices"][0]["value"] = "section_2"


def source_nobody_knows(raw):
    rule(raw, "H01")["sources"] = ["mha1983.s999"]


def source_not_in_force(raw):
    rule(raw, "H31")["sources"] = ["mha2025.sch3"]
    rule(raw, "H01")["sources"] = ["mha2025.sch3"]


def no_title(raw):
    del raw["title"]


def rules_that_are_no_list(raw):
    raw["rules"] = {"H01": {}}


def switch_nobody_knows(raw):
    rule(raw, "H01")["in_force"] = {"to": "mha2030"}


@pytest.mark.parametrize("spoil, named", [
    (doubled, "overlap"), (overlapping, "overlap"), (late, "nothing is said"), (a_hole, "nothing is said"),
    (repealed_without_saying_what_follows, "nothing is said"), (no_rule_left, "being_assessed"),
    (unknown_fact, "mha_statuss"), (unknown_value, "s22"), (reads_unknown, "unknown"), (no_words, "because"),
    (no_words_about_others, "other"), (no_source, "sources"), (wrong_outcome, "yes"), (misspelt_key, "souces"),
    (default_not_allowed, "17"), (no_question_about_others, "question_other"), (choice_not_a_value, "section_2"),
    (source_nobody_knows, "mha1983.s999"), (source_not_in_force, "mha2025.sch3"), (switch_nobody_knows, "mha2030"), (no_title, "title"),
    (rules_that_are_no_list, "layout"),
], ids=lambda each: getattr(each, "__name__", ""))
def test_a_spoilt_file_is_refused(spoil, named):
    raw = read_yaml(FOLDER / "imha.yml")
    spoil(raw)
    with pytest.raises(KnowledgeError) as fault:
        read_rules(sources=read_yaml(SOURCES), replaced={"imha.yml": raw})
    assert "imha.yml" in str(fault.value) and named in str(fault.value)


def test_a_key_that_stands_twice_is_refused(tmp_path):
    file = tmp_path / "imha.yml"
    file.write_text("facts: {}\nrules: []\nfacts: {}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as fault:
        read_yaml(file)
    assert "facts" in str(fault.value)


def test_a_repeal_that_says_what_follows_loads_and_both_sides_hold():
    raw = read_yaml(FOLDER / "imha.yml")
    after = {**copy.deepcopy(rule(raw, "H30")), "in_force": PERIOD, "outcome": "maybe", "opening": "unsure_yet"}
    rule(raw, "H30")["in_force"] = {"to": "2027-01-01"}
    raw["rules"].append(after)
    rules = read_rules(replaced={"imha.yml": raw})
    facts = {"mha_status": "s117_aftercare_only"}
    assert judge("imha", facts, date(2026, 12, 31), rules).outcome == "not_eligible"
    assert judge("imha", facts, date(2027, 1, 1), rules).outcome == "maybe"


def test_a_day_before_the_rules_begin_is_refused():
    with pytest.raises(FactError):
        judge("imha", {}, date(2015, 3, 31))
    assert judge("imha", {"mha_status": "s3"}, date(2015, 4, 1)).outcome == "eligible"


@pytest.mark.parametrize("service, name, raw, value", [
    ("imha", "mha_status", "s3,cto", ["s3", "cto"]), ("imha", "mha_status", ["s3", "s3"], ["s3"]), ("imha", "mha_status", "cto", ["cto"]),
    ("imca", "expected_stay_days", "28", 28), ("imca", "expected_stay_days", 0, 0), ("imca", "expected_stay_days", "unknown", "unknown"),
    ("careact", "difficulty", "none", ["none"]), ("imca", "age", "16_17", "16_17"),
])
def test_values_are_read(service, name, raw, value):
    assert parse_value(service, name, raw) == value


@pytest.mark.parametrize("service, name, raw", [
    ("imha", "mha_status", "s99"), ("imha", "mha_status", []), ("imca", "expected_stay_days", -1), ("imca", "expected_stay_days", "1_0"),
    ("imca", "expected_stay_days", True), ("imca", "expected_stay_days", 2.5), ("careact", "difficulty", ["none", "retain"]),
    ("imca", "age", 17), ("imca", "urgent", True), ("imha", "nation", ["england", "wales"]),
])
def test_other_values_are_refused_with_what_is_allowed(service, name, raw):
    with pytest.raises(FactError) as fault:
        parse_value(service, name, raw)
    assert fault.value.name == name and fault.value.allowed and name in str(fault.value)


def test_facts_of_other_services_are_left_aside_and_nonsense_is_not():
    assert judge("imha", {"mha_status": "s3", "decision": "dols"}, date(2026, 11, 23)).outcome == "eligible"
    with pytest.raises(FactError) as fault:
        judge("imha", {"shoe_size": "9"}, date(2026, 11, 23))
    assert "shoe_size" in str(fault.value) and "mha_status" in str(fault.value)
