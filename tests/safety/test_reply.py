"""The fixed texts: the right one for kind, grade, place and age, with numbers that can be tapped."""
import pytest

from advocacy.safety import reply

CONTRACT = {"self": "crisis.self", "other": "crisis.other", "abuse": "crisis.abuse"}


@pytest.mark.parametrize("grade", ["now", "worry"])
@pytest.mark.parametrize("kind", CONTRACT)
@pytest.mark.parametrize("place", [None, "ward", "prison", "the moon"])
@pytest.mark.parametrize("age_band", [None, "under_16", "under_35", "100"])
def test_every_danger_has_a_text_with_a_number_to_tap(kind, grade, place, age_band):
    text = reply(kind, grade, place, age_band)
    assert text.answer == CONTRACT[kind] and text.text.strip()
    assert "{" not in text.text
    assert any(link["href"].startswith(("tel:", "sms:")) for link in text.links)


def test_danger_now_names_the_emergency_number():
    assert all("999" in reply(kind, "now").text for kind in CONTRACT)


def test_on_a_ward_the_staff_come_before_any_phone_number():
    text = reply("self", "now", place="ward").text.lower()
    assert 0 <= text.find("staff") < text.find("999")


def test_for_somebody_gone_missing_the_emergency_number_comes_before_the_ward():
    text = reply("other", "now", "ward", away=True).text.lower()
    assert text == reply("other", "now").text.lower() and "999" in text and "ward" not in text


def test_a_young_person_is_told_of_help_for_their_age():
    assert reply("self", "worry", age_band="under_16").text != reply("self", "worry").text


def test_a_loss_is_one_gentle_line_and_no_crisis_answer():
    line = reply("loss", None)
    assert line.answer == "" and "\n" not in line.text.strip()
