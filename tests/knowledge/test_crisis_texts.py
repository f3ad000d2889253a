"""The fixed texts for danger: the most fitting help first, for every kind, place and age."""

import itertools

import pytest

from advocacy.knowledge import load_safety
from advocacy.knowledge.readability import grade
from advocacy.knowledge.safety import GRADES, KINDS, LINES

safety = load_safety()
PLACES = (None, "ward", "prison", "somewhere else")
AGES = (None, "under_16", "16_17", "18_plus", "under_35")
EVERY = list(itertools.product(KINDS, GRADES, PLACES, AGES))


@pytest.mark.parametrize("kind, grade_, place, age", EVERY)
def test_every_danger_has_a_whole_plain_text(kind, grade_, place, age):
    reply = safety.reply(kind, grade_, place, age)
    assert reply.answer == f"crisis.{kind}"
    assert len(reply.text.split()) <= 85 and grade(reply.text) <= 6
    assert reply.links or place, "a text must hold a number to call, or name staff who are there"
    assert not {"goodbye", "bye", "diagnosis"} & set(reply.text.lower().split())


@pytest.mark.parametrize("kind", KINDS)
def test_danger_now_leads_with_999_and_a_ward_with_staff(kind):
    assert safety.reply(kind, "now").links[0]["href"] == "tel:999"
    ward = safety.reply(kind, "now", "ward").text
    assert "staff" in ward and ward.index("staff") < ward.index("999")


def _numbers(*args):
    return [link["text"] for link in safety.reply(*args).links]


def test_the_young_are_given_lines_of_their_own():
    assert "0800 1111" in _numbers("self", "now", None, "under_16")
    assert "0800 068 4141" in _numbers("self", "worry", None, "under_35")
    assert "0800 1111" not in _numbers("self", "now", None, "18_plus")
    assert "0800 1111" in _numbers("abuse", "worry", None, "16_17")


def test_somebody_who_wants_to_die_is_given_111_samaritans_and_shout():
    for grade_ in GRADES:
        assert {"111", "116 123", "85258"} <= set(_numbers("self", grade_))


def test_abuse_names_the_council_the_safeguarding_lead_and_the_regulator():
    for grade_, place in itertools.product(GRADES, (None, "ward")):
        reply = safety.reply("abuse", grade_, place)
        assert all(word in reply.text for word in ("council", "safeguarding lead", "adult safeguarding team"))
        assert "03000 616161" in _numbers("abuse", grade_, place)


@pytest.mark.parametrize("years, band", [(12, "under_19"), (18, "under_19"), (19, "under_35"), (34, "under_35"), (35, None), (81, None)])
def test_the_age_band_follows_the_years(years, band):
    assert safety.age_band(years) == band


def test_a_place_goes_before_an_age():
    assert safety.reply("self", "now", "ward", "under_16").text == safety.reply("self", "now", "ward").text


def test_the_other_fixed_lines_can_be_said():
    texts = {name: safety.line(name).text for name in LINES}
    assert "999" in texts["apology"] and "0808 801 0525" in texts["apology"] and "111" in texts["apology"]
    assert "116 123" in texts["loss"] and "carry on" in texts["carry_on"]
    assert "computer" in texts["first_message"] and "999" in texts["first_message"]
    assert safety.offers("first_message") == ["bot.privacy"]
