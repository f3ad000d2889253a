"""The rules as data against the law as code, over the products of facts, unknown included."""
from __future__ import annotations

import os
import random
from datetime import date, timedelta
from itertools import combinations, product

import pytest

from advocacy.eligibility import judge, load_rules, read_rules
from advocacy.eligibility.state import read_state

from .brute import decide_by_hand
from .oracle import outcome

TODAY = date(2026, 11, 23)
STARTS = date(2028, 1, 1)
FULL = os.environ.get("ELIGIBILITY_FULL") == "1"
RULES = load_rules()
LATER = read_rules(switches={"mha2025_sch3": STARTS})


def same(service, facts, on=TODAY, rules=RULES, sch3=False):
    """Fail unless engine and oracle agree; the facts that matter too."""
    kind = rules.service(service)
    expected = decide_by_hand(kind, read_state(kind, facts, rules).values, sch3)
    if expected is None:
        return False
    verdict = judge(service, facts, on, rules)
    assert (verdict.outcome, set(verdict.missing)) == expected, facts
    return True


def known(service, facts):
    values = read_state(RULES.service(service), facts, RULES).values
    flat = {name: frozenset(value) if isinstance(value, list) else value for name, value in values.items()}
    flat["nation"] = "england"
    return flat


@pytest.mark.parametrize("sch3", [False, True])
def test_every_status_treatment_age_and_asker(sch3):
    """38 statuses, 4 treatments, 3 age bands; who asks never changes the outcome."""
    rules, on = (LATER, STARTS) if sch3 else (RULES, TODAY)
    facts = rules.service("imha").facts
    for status, treatment, band in product(facts["mha_status"].values, facts["treatment_discussed"].values, facts["age_band"].values):
        case = {"mha_status": status, "treatment_discussed": treatment, "age_band": band}
        same("imha", case, on, rules, sch3)
        outcomes = {judge("imha", {**case, "asker": asker}, on, rules).outcome for asker in facts["asker"].values}
        assert len(outcomes) == 1, case


@pytest.mark.parametrize("sch3", [False, True])
def test_every_pair_of_statuses(sch3):
    rules, on = (LATER, STARTS) if sch3 else (RULES, TODAY)
    facts = rules.service("imha").facts
    treatments = product(facts["treatment_discussed"].values, facts["age_band"].values) if FULL else [("none", "unknown"), ("s58A", "under_18"), ("unknown", "18_plus")]
    for (treatment, band), pair in product(list(treatments), combinations(facts["mha_status"].values, 2)):
        same("imha", {"mha_status": list(pair), "treatment_discussed": treatment, "age_band": band}, on, rules, sch3)


READ = {
    "serious_treatment": ["age", "capacity_for_this_decision", "decision_maker", "someone_appropriate_to_consult", "s40_person",
                          "treatment_under_mha_part4_or_4a", "urgent"],
    "accommodation_review": ["age", "capacity_for_this_decision", "decision_maker", "someone_appropriate_to_consult", "s40_person",
                             "accommodation_required_by_mha", "in_accommodation_12_weeks", "particular_benefit"],
    "adult_safeguarding": ["age", "capacity_for_this_decision", "decision_maker", "particular_benefit"],
    "dols": ["age", "capacity_for_this_decision", "dols_place", "dols_stage", "dols_trigger", "someone_appropriate_to_consult",
             "s40_person", "s39d_imca_acting"],
    "other": ["age", "capacity_for_this_decision"],
}
STAY = ["age", "capacity_for_this_decision", "decision_maker", "someone_appropriate_to_consult", "s40_person",
        "accommodation_required_by_mha", "expected_stay_days", "urgent", "dols_stage", "same_place_as_dols"]
READ.update({decision: STAY for decision in ("nhs_hospital_stay", "nhs_care_home", "la_residential")})


def values_of(fact, unknown=True):
    values = [0, 27, 28, 55, 56, "unknown"] if fact.is_integer else list(fact.values + fact.alone)
    return values if unknown else [value for value in values if value != "unknown"]


@pytest.mark.parametrize("decision", READ)
def test_every_known_imca_case(decision):
    """All facts known: the whole product, or a fixed sample of it for the long decisions."""
    facts = RULES.service("imca").facts
    cases = list(product(*(values_of(facts[name], unknown=False) for name in READ[decision])))
    if not FULL and len(cases) > 4_000:
        cases = random.Random(decision).sample(cases, 4_000)
    rest = {name: "no" if "no" in fact.values else values_of(fact, False)[0] for name, fact in facts.items()
            if name not in READ[decision] and name not in ("decision", "decision_maker", "nation", "subject")}
    for case in cases:
        given = {**rest, "decision": decision, **dict(zip(READ[decision], case))}
        given.setdefault("decision_maker", "nhs_body")
        assert judge("imca", given, TODAY).outcome == outcome("imca", known("imca", given)), given


@pytest.mark.parametrize("service", ["imha", "imca", "careact", "complaints"])
def test_unknown_facts_are_the_same_as_every_completion(service):
    """Random cases with unknown and unsaid facts; the facts reported as missing are those that matter."""
    facts, chance = RULES.service(service).facts, random.Random(service)
    done, wanted = 0, 20_000 if FULL else 250
    while done < wanted:
        given = {}
        for name, fact in facts.items():
            if chance.random() < 0.9 and name != "nation":
                choice = chance.choice(values_of(fact))
                given[name] = choice if chance.random() < 0.35 or choice != "unknown" else chance.choice(values_of(fact, False))
        expected_size_is_small = same_within(service, given)
        done += expected_size_is_small


def same_within(service, given, limit=3_000):
    kind = RULES.service(service)
    expected = decide_by_hand(kind, read_state(kind, given, RULES).values, limit=limit)
    if expected is None:
        return False
    verdict = judge(service, given, TODAY)
    assert (verdict.outcome, set(verdict.missing)) == expected, given
    return True


def test_every_care_act_process_role_and_difficulty():
    facts = RULES.service("careact").facts
    difficulties = ["none", "communicate", ["understand", "retain"]]
    for process, role, difficulty, person in product(values_of(facts["process"]), values_of(facts["role"]), difficulties, values_of(facts["appropriate_person"], False)):
        same("careact", {"process": process, "role": role, "difficulty": difficulty, "appropriate_person": person, "nhs_stay": "none",
                         "material_disagreement": "yes", "both_agree_best_interests": "no", "la_best_interests": "yes", "nhs_stay_days": 28})


def test_every_care_act_exception():
    """NHS stay, days, the council's view, disagreement and agreement of both: clashing answers included."""
    facts = RULES.service("careact").facts
    names = ["nhs_stay", "nhs_stay_days", "la_best_interests", "material_disagreement", "both_agree_best_interests"]
    for case in product(*(values_of(facts[name]) for name in names)):
        same("careact", {"process": "needs_assessment", "difficulty": "retain", "appropriate_person": "one_meets_all_tests", **dict(zip(names, case))})


def test_every_complaint():
    facts = RULES.service("complaints").facts
    names = ["service", "complainant", "time", "stage"]
    for case in product(*(values_of(facts[name]) for name in names)):
        same("complaints", dict(zip(names, case)))


def test_the_day_before_and_the_day_the_law_for_voluntary_patients_starts():
    for status in ("informal", "section_ended_staying_informally"):
        assert judge("imha", {"mha_status": status}, STARTS - timedelta(days=1), LATER).outcome == "not_eligible"
        assert judge("imha", {"mha_status": status}, STARTS, LATER).outcome == "eligible"
        assert judge("imha", {"mha_status": status}, STARTS, RULES).outcome == "not_eligible"
