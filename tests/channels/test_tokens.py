"""Which buttons work, where and for how long."""

import pytest

from advocacy.channels import tokens
from advocacy.state import SqliteState, set_state

YES_NO = [{"title": "Yes", "payload": "/affirm"}, {"title": "No", "payload": "/deny"}]
MORE = [{"title": "Tell me more", "payload": "/tell_more"}]


@pytest.fixture(autouse=True)
def _own_state(surroundings):
    yield


def pressed(conversation, button):
    found = tokens.find(conversation, button["token"])
    return found and found.payload


def test_a_token_gives_the_payload_only_in_its_own_conversation():
    yes, no = tokens.offer("web:a", YES_NO)
    assert pressed("web:a", yes) == "/affirm" and pressed("web:a", no) == "/deny"
    assert pressed("web:b", yes) is None
    assert "affirm" not in yes["token"] and len(yes["token"]) <= 32


def test_a_newer_question_closes_the_older_one():
    [yes, _] = tokens.offer("web:a", YES_NO)
    [newer, _] = tokens.offer("web:a", YES_NO)
    assert pressed("web:a", yes) is None and pressed("web:a", newer)


def test_a_result_closes_the_question_before_it():
    [yes, _] = tokens.offer("web:a", YES_NO)
    tokens.offer("web:a", [], kind="outcome")
    assert pressed("web:a", yes) is None


def test_an_answer_in_between_leaves_the_question_open():
    [yes, _] = tokens.offer("web:a", YES_NO)
    for _ in range(5):
        tokens.offer("web:a", MORE, kind="answer")
    assert pressed("web:a", yes)


def test_follow_ups_work_in_the_last_three_messages():
    [more] = tokens.offer("web:a", MORE, kind="answer")
    tokens.offer("web:a", YES_NO)
    tokens.offer("web:a", [], kind="answer")
    assert pressed("web:a", more)
    tokens.offer("web:a", [], kind="answer")
    assert pressed("web:a", more) is None


def test_an_answered_question_takes_no_second_choice():
    yes, no = tokens.offer("web:a", YES_NO)
    tokens.use_up("web:a", yes["token"])
    assert pressed("web:a", yes) is None and pressed("web:a", no) is None


def test_follow_ups_are_used_one_by_one():
    first, second = tokens.offer("web:a", YES_NO, kind="answer")
    tokens.use_up("web:a", first["token"])
    assert pressed("web:a", first) is None and pressed("web:a", second)
    assert tokens.live("web:a") == [second["token"]]


def test_buttons_survive_a_restart(tmp_path):
    set_state(SqliteState(tmp_path / "kept.db"))
    [yes, _] = tokens.offer("web:a", YES_NO)
    set_state(SqliteState(tmp_path / "kept.db"))
    assert pressed("web:a", yes) == "/affirm"
