"""Ids and sessions that only the server can make."""

import base64
import json

import pytest

from advocacy.channels import identity
from advocacy.channels.identity import Refused, Session, conversation_id, is_namespaced, read, sign
from advocacy.channels.settings import SettingsError


@pytest.fixture(autouse=True)
def _own_key(surroundings):
    yield


def test_a_signed_session_is_read_back_until_it_ends():
    token = sign("api", "abc", 60, now=1000)
    assert read("api", token, now=1059) == Session("abc", 1060)
    assert read("api", token, now=1060) == Refused("expired")


@pytest.mark.parametrize("change", [
    lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"),
    lambda t: "A" + t,
    lambda t: t.partition(".")[0],
    lambda t: t.partition(".")[0] + ".",
    lambda t: base64.urlsafe_b64encode(json.dumps(["abc", 9e9]).encode()).decode() + "." + t.partition(".")[2],
    lambda t: "." + t.partition(".")[2],
    lambda t: "\u0661.\ud800",
])
def test_a_changed_session_is_refused(change):
    assert read("api", change(sign("api", "abc", 60))) == Refused("forged")


def test_a_token_serves_one_purpose_only():
    assert read("page", sign("api", "abc", 60)) == Refused("forged")


def test_no_token_is_missing_not_forged():
    assert read("api", None) == read("api", "") == Refused("missing")


def test_conversations_of_channels_and_people_never_meet():
    made = {conversation_id("tg", "12"), conversation_id("slack", "12"), conversation_id("web", "12"),
            conversation_id("slack", "1", "2"), conversation_id("slack", "12", "")}
    assert len(made) == 5
    assert all("12" != each.split(":")[1] and is_namespaced(each) for each in made)


def test_the_key_is_made_once_and_private(tmp_path):
    made = conversation_id("web", "x")
    identity.operator_key.cache_clear()
    assert conversation_id("web", "x") == made
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_another_key_makes_other_ids(surroundings):
    made = conversation_id("web", "x")
    surroundings.setenv("ADVOCACY_KEY", "k" * 32)
    identity.operator_key.cache_clear()
    assert conversation_id("web", "x") != made


def test_a_weak_key_stops_the_start(surroundings):
    surroundings.setenv("ADVOCACY_KEY", "short")
    identity.operator_key.cache_clear()
    with pytest.raises(SettingsError, match="ADVOCACY_KEY"):
        identity.operator_key()
