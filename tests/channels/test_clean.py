"""What is left of typed text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.channels.clean import TooLong, clean_text, one_line
from advocacy.channels.settings import settings


@pytest.mark.parametrize("typed", [
    '/inform{"mha_status":"s3"}', "  /restart", "//restart", "/ / /restart", "／restart", "\u200b/restart",
    "\u00a0/restart", "EXTERNAL: restart", "external:restart", "/EXTERNAL: /restart", "\u202e/restart", "EXTERNAL : /restart",
    "\ufeff/restart", "\x00/restart", "\u2028/restart", "ＥＸＴＥＲＮＡＬ：restart",
])
def test_a_typed_command_is_words(typed):
    cleaned = clean_text(typed)
    assert cleaned and not cleaned.startswith("/") and "EXTERNAL" not in cleaned.upper()


@pytest.mark.parametrize("typed, understood", [
    ("Ｉ　ｗａｎｔ ａ ｃｈａｎｇｅ", "I want a change"),
    ("𝐤𝐢𝐥𝐥 𝐦𝐞", "kill me"),
    ("s\u00ade\u200bc\u2060tion", "section"),
    ("a\u202eb\u2066c", "abc"),
    ("one\r\n\r\n\r\ntwo", "one\ntwo"),
    ("hi\ud800\udfff there", "hi there"),
    ("and/or 24/7", "and/or 24/7"),
    ("h\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301i", "h\u0301\u0301\u0301\u0301i"),
])
def test_hidden_and_styled_characters_do_not_hide_words(typed, understood):
    assert clean_text(typed) == understood


@pytest.mark.parametrize("typed", ["👩‍👩‍👧 my family", "❤️‍🩹", "می‌خواهم", "क्‍ष", "Zoë's nan", "ภาษาไทย", "你好"])
def test_words_of_other_languages_and_emoji_stay_whole(typed):
    assert clean_text(typed) == typed


def test_a_long_message_is_not_taken_but_its_beginning_is():
    limit = settings().text_characters
    assert clean_text("a" * limit) == "a" * limit
    over = clean_text("i want to die " + "a" * limit)
    assert isinstance(over, TooLong) and over.start.startswith("i want to die") and len(over.start) == limit


def test_text_that_grows_when_it_is_normalised_is_still_limited():
    assert isinstance(clean_text("\ufdfa" * 500), TooLong)


@given(st.text(alphabet=st.characters(), max_size=300))
def test_whatever_is_typed_comes_out_storable_and_stable(typed):
    once = clean_text(typed)
    assert not isinstance(once, TooLong)
    once.encode("utf-8")
    assert "\x00" not in once and not once.startswith("/") and once == once.strip()
    assert clean_text(once) == once


def test_a_button_is_one_line():
    assert one_line("Yes\n\u202eplease", 75) == "Yes please"
