"""The database is taken away in the middle of a conversation, for real; people are answered all the same."""
import logging
import sqlite3

import pytest

from advocacy.store import RedactingTrackerStore
from advocacy.store import settings as store_settings
from tests.store.conftest import DOMAIN, Talk, slot

SECRET = "ring 07700 900123"


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """No rest after a failure and hardly a wait for a lock."""
    known = store_settings.settings()
    quick = known.copy(update={"retry_seconds": 0, "busy_seconds": 0.05})
    for module in ("database", "outage"):
        monkeypatch.setattr(f"advocacy.store.{module}.settings", lambda: quick)


def deleted(talk, file):
    for part in file.parent.glob("conversations.db*"):
        part.unlink()
    file.mkdir()


def overwritten(talk, file):
    talk.store.database.close()
    for part in file.parent.glob("conversations.db-*"):
        part.unlink()
    file.unlink()
    file.write_bytes(b"this is no database" * 500)


def full(talk, file):
    connection = talk.store.database.engine().raw_connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        while True:
            connection.execute("INSERT INTO events (sender_id, type_name, data) VALUES ('web:z', 'action', '{}')")
            connection.commit()
    connection.close()


def read_only(talk, file):
    from sqlalchemy import event

    talk.store.database.close()
    event.listen(talk.store.database.engine(), "connect", lambda connection, _: connection.execute("PRAGMA query_only=ON"))
    talk.store.database.engine().dispose()


@pytest.mark.parametrize("take_away", [deleted, overwritten, full, read_only])
def test_a_form_goes_on_in_memory(talk, folder, take_away, caplog):
    caplog.set_level(logging.WARNING)
    talk.say("web:a", "section 3", slot("mha_status", ["s3"]))
    take_away(talk, folder / "conversations.db")
    talk.say("web:a", SECRET, slot("age", "18_plus"))
    third = talk.say("web:a", "yes")
    assert third.get_slot("mha_status") == ["s3"]
    assert third.get_slot("age") == "18_plus"
    assert talk.failsafe._fallback_tracker_store is None  # Rasa's own would hold what was said as it was said
    ours = [record for record in caplog.records if record.name.startswith("advocacy.store")]
    assert len(ours) == 1
    assert "07700" not in caplog.text
    assert "900123" not in repr(talk.store.standby.__dict__)


def test_what_could_not_be_written_is_written_when_the_database_is_back(talk, folder):
    talk.say("web:a", "one")
    talk.say("web:b", "eins")
    lock = sqlite3.connect(folder / "conversations.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    talk.say("web:a", "two")
    talk.say("web:b", "zwei")
    lock.execute("ROLLBACK")
    lock.close()
    talk.say("web:a", "three")
    fresh = Talk(RedactingTrackerStore(DOMAIN))
    assert fresh.kept("web:a") == ["one", "two", "three"]
    assert fresh.kept("web:b") == ["eins", "zwei"]


def test_a_deleted_file_is_made_again(talk, folder):
    talk.say("web:a", "one")
    for part in folder.glob("conversations.db*"):
        part.unlink()
    talk.say("web:a", "two")
    assert talk.kept("web:a") == ["two"]
    assert (folder / "conversations.db").exists()


def test_a_database_that_is_away_at_the_start_holds_nobody_up(folder, caplog, monkeypatch):
    folder.mkdir()
    (folder / "conversations.db").mkdir()
    talk = Talk(RedactingTrackerStore(DOMAIN))
    talk.say("web:a", "section 3", slot("mha_status", ["s3"]))
    assert talk.say("web:a", "yes").get_slot("mha_status") == ["s3"]
    (folder / "conversations.db").rmdir()
    talk.say("web:a", "back")
    assert Talk(RedactingTrackerStore(DOMAIN)).kept("web:a") == ["section 3", "yes", "back"]


def test_a_server_that_refuses_is_no_wait(folder, monkeypatch, caplog):
    monkeypatch.setenv("ADVOCACY_DB_URL", "postgresql://nobody:geheim@127.0.0.1:9/none")
    talk = Talk(RedactingTrackerStore(DOMAIN))
    talk.say("web:a", "section 3", slot("mha_status", ["s3"]))
    assert talk.say("web:a", "yes").get_slot("mha_status") == ["s3"]
    assert "geheim" not in caplog.text


def test_memory_is_bounded_and_forgets():
    from advocacy.store.standby import Standby

    clock = [0.0]
    standby = Standby(lambda: clock[0])
    limit = store_settings.settings()
    for number in range(limit.standby_conversations + 5):
        standby.keep(f"web:{number}", [{"event": "x"}], [])
    assert not standby.of("web:0").known and standby.of("web:7").known
    clock[0] = limit.standby_seconds + 1
    assert not standby.of(f"web:{limit.standby_conversations}").known
