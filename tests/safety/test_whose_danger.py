"""Whose danger it is, how near it is, and whether the writer may be the one who hurts."""
from dataclasses import replace

import pytest

from advocacy.safety import reply
from advocacy.safety.classifier import Guess
from advocacy.safety.danger import Danger, Finding
from advocacy.safety.judgement import judge, settled
from advocacy.safety.settings import load_settings, load_thresholds

OF_ANOTHER = ["she keeps saying shes going to end it tonight and shes hidden her tablets", "hes going to end it tonight",
              "my brother chose to end it last night", "my wife say she no want live", "my friend say he want no more live",
              "he is going to end his life tonight", "my daughter is going to end her life"]
OF_THE_WRITER = ["if they discharge me tomorrow i will jump in front of the first train", "going to set fire to my room with me in it", "i will burn the house down with me inside", "my son is going to kill himself and i want to die too", "told my mum, going to end it tonight", "no want live", "going to end it tonight", "my mum died and going to end it tonight",
                 "he left me, want to die", "my brother knows i chose to end it", "my husband hits me and i want to end it",
                 "the voices are telling me to kill myself", "the voices tell me to kill myself and my wife"]
BY_THE_WRITER = {"i keep thinking about putting a pillow over her face": "other", "the voices say i have to hurt the man in the next bed": "other",
                 "the voices are telling me to kill my mum": "other", "i am going to stab him": "other", "i might hurt my baby": "other",
                 "i want to hurt people": "other",
                 "the voices say my mum is the devil and i have to stop her tonight": "other",
                 "i keep getting told to push someone in front of a train and its getting louder": "other",
                 "they're making me hurt people, the ones inside my head": "other",
                 "i feel like killing my neighbour and ive got the hammer out": "other"}
BY_SOMEBODY_ELSE = ["god told my husband to drown the kids", "i think someone is hurting my brother at the day centre", "im worried he might hurt someone one day", "my son has a knife and says he will stab them", "he is going to kill himself", "he wants to burn the house down",
                    "i saw him put a pillow over her face", "my son said i am going to stab him"]
LIMITS = {**load_thresholds(), "now_grade": 0.9, "sure": 0.95}
OPEN = Finding("self.a", "self", "now", True, 5, 9, open_kind=True)
SELF = Finding("self.b", "self", "now", True, 0, 3)
OTHER = Finding("other.a", "other", "now", True, 0, 9)
WORRY = Finding("abuse.a", "abuse", "worry", True, 0, 3)
WEAK = replace(WORRY, strong=False)


def guess(kind, danger=0.99, now=0.0, of_kind=None):
    return Guess(danger, now, 0.0, kind, "now", LIMITS, danger if of_kind is None else of_kind)


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_danger_to_another_is_not_taken_for_the_writers(lexicon_only, whole, text):
    assert lexicon_only.check(text).kind == whole.check(text).kind == "other"


@pytest.mark.parametrize("text", OF_THE_WRITER)
def test_a_cry_without_the_word_i_stays_the_writers(lexicon_only, text):
    assert lexicon_only.check(text).kind == "self"


@pytest.mark.parametrize("text", BY_THE_WRITER)
def test_somebody_who_may_hurt_another_is_known_as_such(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        found = detector.check(text)
        assert (found.kind, found.by_writer) == ("other", True)
        assert found.as_parse_data()["by"] == "writer"


@pytest.mark.parametrize("text", BY_SOMEBODY_ELSE)
def test_the_one_who_tells_of_danger_is_not_taken_for_its_cause(lexicon_only, text):
    found = lexicon_only.check(text)
    assert found.alarm and not found.by_writer and "by" not in found.as_parse_data()


@pytest.mark.parametrize("findings, seen, kind", [
    ([OPEN], guess("other"), "other"),
    ([OPEN], guess("abuse"), "self"),
    ([OPEN], guess("other", danger=0.5), "self"),
    ([OPEN], guess("other", danger=0.01), "self"),
    ([OPEN], None, "self"),
    ([SELF], guess("other"), "self"),
    ([SELF, OTHER], guess("other"), "other"),
    ([SELF, OTHER], guess("self"), "self"),
    ([SELF, OTHER], None, "self"),
    ([SELF, replace(OTHER, start=4)], guess("other"), "self"),
])
def test_the_classifier_is_asked_whose_danger_and_never_whether(findings, seen, kind):
    assert judge(findings, [], seen).kind == kind


@pytest.mark.parametrize("seen, kind", [(guess("self"), "self"), (guess("other"), "other"), (guess("self", danger=0.9), "abuse"),
                                        (guess("self", of_kind=0.6), "abuse"), (None, "abuse")])
def test_a_sure_classifier_says_of_which_kind_a_weak_rule_is(seen, kind):
    assert judge([WEAK], [], seen).kind == kind


def test_of_which_kind_a_strong_rule_is_stays():
    assert judge([WORRY], [], guess("self")).kind == "abuse"


GONE = ["our patient on s2 has gone missing from leave and texted that she will end it tonight",
        "our lad's gone missing from the ward and he said yesterday we wouldn't see him again",
        "my husband has absconded from the unit, he wants to die", "my sister left the ward 2 hours ago and has not come back, she wants to die",
        "patient not back from leave and said she would jump"]


@pytest.mark.parametrize("text", GONE)
def test_who_has_gone_missing_is_not_where_the_staff_are(lexicon_only, text):
    found = lexicon_only.check(text)
    assert (found.kind, found.grade, found.away) == ("other", "now", True)
    assert found.as_parse_data()["away"] is True


def test_who_is_still_there_is_not_away(lexicon_only):
    assert "away" not in lexicon_only.check("the patient in the next bed is going to kill herself").as_parse_data()


@pytest.mark.parametrize("found", [WORRY, WEAK])
@pytest.mark.parametrize("seen, grade", [(guess("abuse", now=0.95), "now"), (guess("abuse", now=0.6), "worry"),
                                         (guess("self", danger=0.9, now=0.95), "worry"), (None, "worry")])
def test_what_is_surely_danger_now_is_graded_so(found, seen, grade):
    assert (judge([found], [], seen).kind, judge([found], [], seen).grade) == ("abuse", grade)


def test_the_classifier_is_spared_only_where_it_could_change_nothing():
    assert settled([SELF]) and not any(map(settled, ([OPEN], [SELF, OTHER], [WORRY], [WEAK], [])))


def test_the_grade_has_a_threshold_of_its_own_that_is_chosen():
    assert load_thresholds()["now_grade"] in load_settings()["grid"]["now_grade"]


@pytest.mark.parametrize("grade", ["now", "worry"])
@pytest.mark.parametrize("place, first", [(None, "999"), ("ward", "staff"), ("prison", "officer")])
def test_somebody_who_may_hurt_another_is_not_thanked_for_looking_out(grade, place, first):
    text = reply("other", grade, place, by_writer=True)
    assert text.text != reply("other", grade, place).text and "looking out" not in text.text
    assert first in text.text and text.answer == "crisis.other" and text.links


def test_only_danger_to_others_has_a_text_for_its_cause():
    assert reply("self", "now", "ward", by_writer=True).text == reply("self", "now", "ward").text
    assert Danger("other", "now", "x").as_parse_data() == {"kind": "other", "grade": "now"}


@pytest.mark.parametrize("text", ["34 but i wont see 35", "ill not make it to 35", "i wont make it to christmas", "im 34, i will not reach 35"])
def test_a_birthday_that_will_not_come_is_a_cry(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        assert detector.check(text).kind == "self"


@pytest.mark.parametrize("text", ["i wont make it to christmas dinner at my mums", "i wont get to 35 acacia road by bus",
                                  "at this rate i wont see 35 lol"])
def test_a_thing_that_will_not_be_reached_breaks_no_rule(lexicon_only, text):
    found = lexicon_only.check(text)
    assert found is None or not found.alarm


@pytest.mark.parametrize("text", ["i've been awake 4 days and the neighbours are poisoning me", "not slept since sunday, the neighbours are pumping gas in",
                                  "i think they are poisoning me, the voices say so", "neighbours are watching me through the wall and i havent slept for 3 nights"])
def test_sleepless_and_beset_it_is_the_writer(whole, lexicon_only, text):
    for detector in (whole, lexicon_only):
        assert detector.check(text).kind == "self"


@pytest.mark.parametrize("text, kind", [("my husband is poisoning me and i havent slept", "abuse"), ("my carer puts something in my tea and i sleep all day", "abuse")])
def test_who_could_really_do_it_is_still_believed(whole, text, kind):
    assert whole.check(text).kind == kind


@pytest.mark.parametrize("text", ["they are watching me every 15 minutes on obs and i have not slept", "neighbours party all night, not slept all week"])
def test_what_keeps_somebody_awake_is_no_such_thing(lexicon_only, text):
    assert lexicon_only.check(text) is None
