"""Sentences of the law, and that each rule is needed by one of them."""
from __future__ import annotations

import copy

import pytest

from advocacy.eligibility import SERVICES, load_rules
from advocacy.eligibility.diagram import Incomplete

from .cases import LATER, NOW, cases, fault


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['service']}: {case['says']} ({case['law']})")
def test_the_law_says(case):
    assert fault(case) is None


def mutants(book, service):
    """The rulebook without each rule, and with each rule turned round."""
    for number, rule in enumerate(book.service(service).rules):
        for how in ("deleted", "negated"):
            rules = list(book.service(service).rules)
            if how == "deleted":
                del rules[number]
            else:
                changed = copy.copy(rule)
                object.__setattr__(changed, "when", rule.when.negated())
                rules[number] = changed
            mutant = copy.copy(book)
            changed_service = copy.copy(book.service(service))
            changed_service.rules, changed_service._diagrams, changed_service._by_day = rules, {}, {}
            mutant.services = {**book.services, service: changed_service}
            yield f"{number} {rule.reason} {rule.case} {how}", mutant


def caught(service, now, later):
    try:
        return any(fault(case, now, later) for case in cases(service))
    except (Incomplete, AssertionError):
        return True


@pytest.mark.parametrize("service", SERVICES)
def test_no_rule_can_be_deleted_or_turned_round_unnoticed(service):
    now = dict(mutants(NOW, service))
    later = dict(mutants(LATER, service))
    unnoticed = [name for name in now if not caught(service, now[name], later[name])]
    assert unnoticed == []


def test_every_reason_is_reached_by_a_case():
    reached = {case["reason"] for case in cases()}
    assert {rule.reason for kind in load_rules().services.values() for rule in kind.rules} <= reached
