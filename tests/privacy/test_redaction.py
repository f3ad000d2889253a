"""What must never be kept goes, and what the answer needs stays."""
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy.knowledge import load_knowledge
from advocacy.privacy import redact, redaction

CASES = yaml.safe_load(Path(__file__).with_name("redaction_cases.yml").read_text(encoding="utf-8"))
MARK = re.compile(r"«(?:([a-z-]+)\|)?(.*?)»")
PAIRS = [
    (MARK.sub(r"\2", case), MARK.sub(lambda found, kind=kind: f"[{found[1] or kind}]", case))
    for kind, cases in CASES.items() for case in cases
]


@pytest.mark.parametrize("text, kept", PAIRS, ids=[text for text, _ in PAIRS])
def test_case(text, kept):
    assert redact(text) == kept


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_comes_through_and_twice_is_once(text):
    once = redact(text)
    assert redact(once) == once


@given(st.lists(st.sampled_from([word for text, _ in PAIRS for word in text.split()]), max_size=14).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_twice_is_once_for_words_that_look_personal(text):
    once = redact(text)
    assert redact(once) == once


@given(st.from_regex(r"\A07\d{3}[ .-]?\d{3}[ .-]?\d{3}\Z"), st.sampled_from(["call {}", "{} is mine", "im 43 {} help", "({})"]))
@settings(max_examples=100, deadline=None)
def test_no_mobile_number_stays(number, sentence):
    kept = redact(sentence.format(number))
    assert re.sub(r"\D", "", number)[-6:] not in re.sub(r"\D", "", kept)


@given(st.from_regex(r"\A[1-9]\d{8}\Z"))
@settings(max_examples=100, deadline=None)
def test_a_number_with_the_check_digit_of_the_nhs_is_named_as_such(nine):
    rest = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(nine)) % 11
    if rest == 10:
        return
    number = nine + str(rest % 11)
    assert redact(f"{number[:3]} {number[3:6]} {number[6:]}") == "[nhs-number]"


def test_every_number_we_tell_people_stays():
    contacts = load_knowledge().contacts.values()
    for contact in contacts:
        for part in (contact.phone, contact.text):
            number = getattr(part, "value", part)
            if number:
                assert redact(f"i rang {number} twice") == f"i rang {number} twice"


def test_public_names_and_values_stay():
    """A redacted tracker must still name the same answers and facts."""
    knowledge = load_knowledge()
    for name in knowledge.answers:
        assert redact(name) == name
    from advocacy.eligibility import SERVICES, load_rules

    for service in SERVICES:
        for name, fact in load_rules().service(service).facts.items():
            for value in (name, *map(str, fact.values)):
                assert redact(value) == value


def test_what_cannot_be_looked_through_is_withheld(monkeypatch, caplog):
    def broken(text):
        raise RuntimeError(text)

    monkeypatch.setattr(redaction, "_STEPS", (broken,))
    assert redact("my name is Sarah") == "[withheld]"
    assert "Sarah" not in caplog.text


def test_a_long_message_does_not_hold_the_others_up():
    import time

    for text in ("1 " * 1000, "a@" * 1000, "a." * 1000, "12 High " * 250, "my name is " * 180, "0" * 2000, "sarah at " * 220):
        start = time.perf_counter()
        redact(text[:2000])
        assert time.perf_counter() - start < 1
