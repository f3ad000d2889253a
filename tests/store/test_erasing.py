"""Erasing leaves nothing, says so only when it is true, and purging takes the old and leaves the new."""
import asyncio
import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pytest

from advocacy import state
from advocacy.store import NotErased, RedactingTrackerStore, erase, purge
from tests.store.conftest import DOMAIN, Talk, everything, slot

UNUSUAL = b"wardrobe zebra"


def test_delete_what_i_told_you_leaves_nothing_in_any_file(talk, folder):
    talk.say("web:a", "there is a wardrobe zebra", slot("topic", "wardrobe zebra"))
    talk.say("web:a", "wardrobe zebra again")
    talk.say("web:b", "i stay")
    state.get_state().put("transcript", "web:a", [{"text": "wardrobe zebra"}], seconds=60)
    state.get_state().put("tokens", "web:b", [1], seconds=60)
    assert UNUSUAL in everything(folder)
    talk.say("web:a", "delete what i told you", slot("erase_me", True))
    kept = everything(folder)
    assert UNUSUAL not in kept and b"delete what i told" not in kept and b"web:a" not in kept
    assert talk.load("web:a") is None
    assert talk.kept("web:b") == ["i stay"]
    assert state.get_state().get("tokens", "web:b") == [1]


def test_the_next_message_starts_afresh(talk):
    talk.say("web:a", "section 3", slot("mha_status", ["s3"]))
    talk.say("web:a", "forget me", slot("erase_me", True))
    tracker = talk.say("web:a", "hello")
    assert tracker.get_slot("mha_status") is None and tracker.get_slot("erase_me") is None
    assert talk.kept("web:a") == ["hello"]


def test_all_sessions_go_and_the_memory_of_an_outage_too(talk, folder):
    from rasa.shared.core.events import SessionStarted

    talk.say("web:a", "wardrobe zebra")
    talk.say("web:a", "hello", SessionStarted())
    counts = erase("web:a")
    assert counts.conversations == 1 and counts.events > 5
    assert talk.all_of("web:a") is None
    assert not talk.store.standby.of("web:a").known
    assert UNUSUAL not in everything(folder)


def test_an_erasure_that_failed_is_heard_and_made_good(talk, monkeypatch):
    talk.say("web:a", "section 3", slot("mha_status", ["s3"]))

    class Down:
        def erase(self, conversation):
            raise OSError(conversation)

    state.set_state(Down())
    with pytest.raises(NotErased):
        talk.say("web:a", "forget me", slot("erase_me", True))
    with pytest.raises(NotErased):
        talk.say("web:a", "hello")
    assert talk.failsafe._fallback_tracker_store is None
    state.set_state(None)
    assert talk.say("web:a", "hello").get_slot("mha_status") is None


def test_a_conversation_nobody_has_is_erased_too(talk):
    assert erase("web:nobody") == (0, 0, 0)


def test_purge_takes_conversations_by_their_last_message(talk, folder):
    talk.say("web:old", "wardrobe zebra")
    talk.say("web:both", "long ago")
    talk.say("web:new", "today")
    age(talk, ["web:old", "web:both"], days=40)
    talk.say("web:both", "and today")
    before = datetime.now(timezone.utc) - timedelta(days=30)
    counted = purge(before, dry_run=True)
    assert (counted.conversations, counted.events > 0) == (1, True)
    assert sorted(asyncio.run(talk.store.keys())) == ["web:both", "web:new", "web:old"]
    gone = purge(before)
    assert (gone.conversations, gone.events) == (1, counted.events)
    assert sorted(asyncio.run(talk.store.keys())) == ["web:both", "web:new"]
    assert UNUSUAL not in everything(folder)
    assert purge(before) == (0, 0, 0)


def test_purge_takes_what_channels_kept_of_it(talk):
    talk.say("web:old", "hi")
    age(talk, ["web:old"], days=40)
    state.get_state().put("transcript", "web:old", ["hi"], seconds=9999)
    purge(datetime.now(timezone.utc) - timedelta(days=30))
    assert state.get_state().get("transcript", "web:old") is None


def test_the_command_line_counts_and_purges(talk, folder):
    talk.say("web:old", "hi")
    talk.say("web:new", "hi")
    age(talk, ["web:old"], days=31)
    assert "1 conversations" in command(folder, "purge", "--dry-run")
    assert sorted(asyncio.run(talk.store.keys())) == ["web:new", "web:old"]
    assert "0 conversations" in command(folder, "purge", "--days", "32")
    assert "1 conversations" in command(folder, "purge")
    assert asyncio.run(talk.store.keys()) == ["web:new"]


def test_the_command_line_erases(talk, folder):
    talk.say("web:a", "wardrobe zebra")
    command(folder, "erase", "web:a")
    assert talk.load("web:a") is None
    assert UNUSUAL not in everything(folder)


def test_the_command_line_says_when_it_could_not(folder):
    folder.mkdir()
    (folder / "conversations.db").mkdir()
    with pytest.raises(subprocess.CalledProcessError) as failed:
        command(folder, "purge")
    assert failed.value.returncode == 1
    assert "Traceback" not in failed.value.stderr


POSTGRES = os.environ.get("ADVOCACY_TEST_DB_URL")


@pytest.mark.skipif(not POSTGRES, reason="ADVOCACY_TEST_DB_URL names no PostgreSQL database")
def test_the_same_on_postgresql(folder, monkeypatch):
    monkeypatch.setenv("ADVOCACY_DB_URL", POSTGRES)
    talk = Talk(RedactingTrackerStore(DOMAIN))
    for name in asyncio.run(talk.store.keys()):
        erase(name)
    talk.say("web:a", "ring 07700 900123", slot("mha_status", ["s3"]))
    talk.say("web:a", "nul \0 inside")
    for number in range(30):
        talk.say("web:a", f"turn {number}", slot("topic", f"t{number}"))
    loaded = talk.load("web:a")
    assert loaded.get_slot("mha_status") == ["s3"] and loaded.get_slot("topic") == "t29"
    assert "[phone]" in str([event.as_dict() for event in talk.all_of("web:a").events])
    age(talk, ["web:a"], days=40)
    talk.say("web:b", "new")
    assert purge(datetime.now(timezone.utc) - timedelta(days=30)).conversations == 1
    talk.say("web:b", "forget me", slot("erase_me", True))
    assert asyncio.run(talk.store.keys()) == []


def age(talk, conversations, days):
    """Make it look as if they were written so many days ago."""
    import sqlalchemy as sa

    from advocacy.store.database import EVENTS

    with talk.store.database.session() as session:
        session.execute(sa.update(EVENTS).where(EVENTS.c.sender_id.in_(conversations))
                        .values(timestamp=EVENTS.c.timestamp - days * 86400))


def command(folder, *arguments):
    done = subprocess.run([sys.executable, "-m", "advocacy", *arguments], capture_output=True, text=True, check=True,
                          env={**os.environ, "ADVOCACY_VAR": str(folder), "PYTHONWARNINGS": "ignore"}, timeout=120)
    return done.stdout

