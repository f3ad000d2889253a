"""Hurt oneself long ago and well, or once more: the same words, and two different people."""
import pytest

LONG_AGO = {
    "well, to help others": "I used to cut myself but I'm well now, could I be a volunteer advocate",
    "years ago": "i cut myself years ago",
    "better": "i used to hurt myself, im better now and want to help others",
    "on the notes": "I burned myself a while ago and it is on my notes",
    "doing well": "used to cut myself, doing really well now",
}
AGAIN = {
    "last night": "I used to cut myself and last night I did it again",
    "started": "i used to self harm and i've started again",
    "two years": "havent cut myself for two years and last night i did",
    "stopped": "i stopped cutting but yesterday i cut again",
    "clipped": "i used to burn my arms. did it again tonight",
    "now": "i used to harm myself and i am doing it again",
    "both": "i cut myself years ago and again tonight",
    "bleeding": "i used to cut myself and now im bleeding",
    "minutes": "i used to cut myself, i cut myself ten minutes ago",
    "said to be fine": "i cut myself but im ok now",
}
OF_SOMETHING_ELSE = {
    "form": "i did my form again last night",
    "button": "i did it again, pressed the wrong button",
    "job": "i used to be a cleaner there and last month i started again",
}


@pytest.mark.parametrize("text", LONG_AGO.values(), ids=LONG_AGO)
def test_what_is_long_over_is_no_danger_now(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        found = detector.check(text)
        assert found is None or found.grade != "now"


@pytest.mark.parametrize("text", ["I used to cut myself but I'm well now, could I be a volunteer advocate", "used to cut myself, doing really well now"])
def test_who_is_well_gets_an_answer(whole, text):
    assert whole.check(text).kind == "loss"


@pytest.mark.parametrize("text", ["i cut myself years ago", "I cut myself ages ago"])
def test_who_says_no_more_than_that_gets_a_kind_line(whole, text):
    assert whole.check(text).kind == "loss"


@pytest.mark.parametrize("text", AGAIN.values(), ids=AGAIN)
def test_what_has_begun_again_is_danger_now(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        found = detector.check(text)
        assert found and (found.kind, found.grade) == ("self", "now")


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE.values(), ids=OF_SOMETHING_ELSE)
def test_done_again_is_said_of_much(lexicon_only, text):
    assert lexicon_only.check(text) is None
