"""What holds whatever the facts are, over a fixed sample of random facts."""
from __future__ import annotations

import random
from datetime import date

import pytest

from advocacy.eligibility import SERVICES, decide, judge, load_rules, next_question
from advocacy.eligibility.values import UNKNOWN

TODAY = date(2026, 11, 23)
RULES = load_rules()
FACTS = {name: RULES.service(name).facts for name in SERVICES}
DAYS = [0, 27, 28, 55, 56, 400]


def values_of(fact):
    return DAYS if fact.is_integer else [value for value in fact.values + fact.alone if value != UNKNOWN]


def sample(service, size, unknowns=0.3, seed=7):
    chance = random.Random(f"{service}{seed}")
    for _ in range(size):
        given = {}
        for name, fact in FACTS[service].items():
            draw = chance.random()
            if name == "nation":
                continue
            if draw < unknowns and UNKNOWN in fact.values + fact.alone:
                given[name] = UNKNOWN
            elif draw < 0.9:
                given[name] = chance.choice(values_of(fact))
        yield given


@pytest.mark.parametrize("service", SERVICES)
def test_learning_an_unknown_never_moves_a_settled_outcome(service):
    for given in sample(service, 300):
        verdict = judge(service, given, TODAY)
        if verdict.outcome == "maybe":
            continue
        for name in given:
            if verdict.state.values[name] == UNKNOWN:
                for known in values_of(FACTS[service][name]):
                    learnt = judge(service, {**given, name: known}, TODAY)
                    assert learnt.outcome == verdict.outcome, (given, name, known)


@pytest.mark.parametrize("service", SERVICES)
def test_a_missing_fact_can_change_the_outcome_and_a_known_one_is_never_missing(service):
    for given in sample(service, 200):
        verdict = judge(service, given, TODAY)
        assert (verdict.outcome == "maybe") or not verdict.missing
        assert not [name for name in verdict.missing if verdict.state.values[name] not in (UNKNOWN, [UNKNOWN], ["sectioned_type_unknown"])]


@pytest.mark.parametrize("service", SERVICES)
def test_another_value_than_the_default_never_lifts_a_no(service):
    """Treatment talk apart: the words of a no name it."""
    for given in sample(service, 300):
        base = judge(service, given, TODAY)
        if base.outcome != "not_eligible":
            continue
        for name, fact in FACTS[service].items():
            plain = not fact.default_by and fact.default != UNKNOWN and name not in ("treatment_discussed", "subject")
            if plain and name not in given:
                for value in values_of(fact):
                    assert judge(service, {**given, name: value}, TODAY).outcome == "not_eligible", (given, name, value)


def test_a_further_status_never_takes_a_yes_away():
    statuses = values_of(FACTS["imha"]["mha_status"])
    for given in sample("imha", 200, unknowns=0):
        status = given.get("mha_status")
        if status and judge("imha", given, TODAY).outcome == "eligible":
            assert all(judge("imha", {**given, "mha_status": [status, more]}, TODAY).outcome == "eligible" for more in statuses if more != status)


@pytest.mark.parametrize("service, fixed, never", [
    ("careact", {"difficulty": "none"}, "eligible"),
    ("careact", {"role": "other"}, "eligible"),
    ("imca", {"capacity_for_this_decision": "has"}, "eligible"),
    ("imca", {"decision": "dols", "dols_stage": "in_force_rpr_paid"}, "eligible"),
    ("imha", {"mha_status": "informal", "treatment_discussed": "none"}, "eligible"),
    ("general", {}, "eligible"),
    ("general", {}, "not_eligible"),
])
def test_never(service, fixed, never):
    assert all(judge(service, {**given, **fixed}, TODAY).outcome != never for given in sample(service, 400))


def test_who_arranges_it_plays_no_part_in_dols():
    makers = [*values_of(FACTS["imca"]["decision_maker"]), UNKNOWN]
    for given in sample("imca", 150):
        assert len({judge("imca", {**given, "decision": "dols", "decision_maker": maker}, TODAY).outcome for maker in makers}) == 1


@pytest.mark.parametrize("nation", ["wales", "scotland", "northern_ireland"])
@pytest.mark.parametrize("service", SERVICES)
def test_another_nation_is_never_answered_by_english_law(service, nation):
    for given in sample(service, 20):
        decision = decide(service, {**given, "nation": nation}, TODAY)
        assert (decision.outcome, decision.reason, decision.missing) == ("maybe", "other_nation", ())


@pytest.mark.parametrize("service", SERVICES)
def test_only_a_fact_that_can_still_change_the_outcome_is_asked_and_only_once(service):
    for given in sample(service, 150):
        name = next_question(service, given, TODAY)
        if name:
            assert name in judge(service, given, TODAY).missing and name not in given
            assert FACTS[service][name].default == UNKNOWN
            assert next_question(service, {**given, name: UNKNOWN}, TODAY) != name
            assert next_question(service, given, TODAY, skip={name}) != name


@pytest.mark.parametrize("service", SERVICES)
def test_every_answer_has_words_and_sources_for_both_persons(service):
    for given in sample(service, 200):
        decision = decide(service, given, TODAY)
        for person in ("self", "your mother", {"phrase": "my patient", "they": "he"}):
            text, notes, ask = decision.words(person)
            assert text and ask and decision.sources
            for line in (text, ask, *notes):
                assert line and "\n" not in line
                assert "{" not in line.replace("{contact:", "")
        first = decision.text.split()[0].strip(".,")
        assert {"eligible": "Yes", "not_eligible": "No", "maybe": "It"}[decision.outcome] == first
