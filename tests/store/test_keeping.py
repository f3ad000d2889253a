"""What is written is redacted and complete; what a turn costs does not grow; nothing ends the server."""
import asyncio
import json
import sqlite3

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore, create_tracker_store
from rasa.shared.core.events import BotUttered, Restarted, SessionStarted, UserUttered
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.endpoints import read_endpoint_config

from advocacy.store import RedactingTrackerStore, RefusedConversation
from advocacy.store.settings import settings
from tests.store.conftest import DOMAIN, Talk, everything, loop, slot

PERSONAL = "my name is Sarah Jones, ring 07700 900123, nhs 943 476 5919, s.jones@example.com, LS1 4AB"
SECRETS = (b"Sarah", b"sarah", b"Jones", b"900123", b"476 5919", b"example.com", b"4AB")


def test_nothing_personal_is_in_the_files(talk, folder):
    talk.say("web:a", PERSONAL, slot("person", {"phrase": "my son Jake", "note": PERSONAL}),
             entities=[{"entity": "place", "value": "LS1 4AB", "start": 0, "end": 7}],
             text_tokens=[(0, 2)], units=[{"text": PERSONAL, "entities": [{"value": "Sarah Jones"}]}])
    kept = everything(folder)
    assert b"[phone]" in kept and b"[nhs-number]" in kept
    assert [secret for secret in (*SECRETS, b"Jake") if secret in kept] == []


def test_metadata_and_the_start_of_a_session_are_redacted_too(talk, folder):
    async def turn():
        tracker = await talk.failsafe.get_or_create_tracker("web:a", append_action_listen=False)
        tracker.update_with_events([UserUttered("hi", metadata={"from": {"first": "my name is Sarah", "deep": ["07700 900123"]}})], DOMAIN)
        await talk.failsafe.save(tracker)

    asyncio.run(turn())
    assert not [secret for secret in SECRETS if secret in everything(folder)]


def test_the_turn_itself_sees_what_was_said(talk):
    tracker = talk.say("web:a", PERSONAL)
    assert tracker.latest_message.text == PERSONAL
    assert tracker.latest_message.parse_data["text"] == PERSONAL


def test_facts_and_our_own_words_stay(talk):
    entities = [{"entity": "mha_status", "value": "s37_41", "start": 8, "end": 13, "negated": False},
                {"entity": "age", "value": 43, "start": 0, "end": 2}]
    talk.say("web:a", "im on a 37/41, i am 43", slot("mha_status", ["s37_41"]), loop("imha_form"), entities=entities)
    tracker = talk.load("web:a")
    assert tracker.get_slot("mha_status") == ["s37_41"]
    assert tracker.active_loop_name == "imha_form"
    assert tracker.latest_message.text == "im on a 37/41, i am 43"
    assert tracker.latest_message.entities == entities
    assert [event.text for event in tracker.events if isinstance(event, BotUttered)] == ["You can call 116 123."]


def test_the_broker_gets_redacted_events_once(folder):
    published = []

    class Broker:
        def publish(self, event):
            published.append(event)

    talk = Talk(RedactingTrackerStore(DOMAIN, event_broker=Broker()))
    talk.say("web:a", PERSONAL)
    talk.say("web:a", "thanks")
    assert not [secret for secret in SECRETS if secret in json.dumps(published).encode()]
    assert [event["text"] for event in published if event["event"] == "user"][1:] == ["thanks"]
    assert {event["sender_id"] for event in published} == {"web:a"}


def test_a_broker_that_fails_does_not_cost_the_turn(folder):
    class Broker:
        def publish(self, event):
            raise ConnectionError(event["sender_id"])

    talk = Talk(RedactingTrackerStore(DOMAIN, event_broker=Broker()))
    talk.say("web:a", "hello")
    assert talk.kept("web:a") == ["hello"]


def test_a_conversation_survives_a_restart(talk, folder):
    talk.say("web:a", "section 3", slot("mha_status", ["s3"]))
    talk.store.database.close()
    again = Talk(RedactingTrackerStore(DOMAIN))
    assert again.load("web:a").get_slot("mha_status") == ["s3"]
    again.say("web:a", "thanks")
    assert again.kept("web:a") == ["section 3", "thanks"]


def test_a_new_session_starts_empty_and_the_old_one_is_kept(talk):
    talk.say("web:a", "section 3", slot("mha_status", ["s3"]))
    talk.say("web:a", "hello again", SessionStarted(), slot("topic", "imha.what"))
    loaded = talk.load("web:a")
    assert loaded.get_slot("mha_status") is None and loaded.get_slot("topic") == "imha.what"
    texts = [event.text for event in talk.all_of("web:a").events if isinstance(event, UserUttered)]
    assert texts == ["section 3", "hello again"]


def test_a_long_conversation_keeps_its_state_at_a_flat_price(talk):
    turns = settings().turns_replayed
    talk.say("web:a", "start", slot("mha_status", ["s3"]), slot("age", "18_plus"), loop("imha_form"))
    talk.say("web:a", "start again", slot("age", None), loop(None))
    sizes = []
    for number in range(turns * 3):
        talk.say("web:a", f"turn {number}", slot("topic", f"t{number}"))
        sizes.append(len(talk.load("web:a").events))
    loaded, whole = talk.load("web:a"), talk.all_of("web:a")
    assert loaded.current_slot_values() == whole.current_slot_values()
    assert loaded.active_loop_name == whole.active_loop_name
    assert loaded.latest_action_name == whole.latest_action_name
    assert loaded.latest_message.text == whole.latest_message.text
    assert len([event for event in whole.events if isinstance(event, UserUttered)]) == turns * 3 + 2
    assert max(sizes[turns:]) - min(sizes[turns:]) <= 1


def test_a_restart_long_ago_still_counts(talk):
    talk.say("web:a", "start", slot("mha_status", ["s3"]), Restarted())
    for number in range(settings().turns_replayed * 2):
        talk.say("web:a", f"turn {number}")
    assert talk.load("web:a").get_slot("mha_status") is None


@pytest.mark.parametrize("bad", ["", "a\0b", "a\nb", "x" * 256, "\ud800"])
def test_an_id_that_cannot_be_kept_is_refused_through_rasas_wrapper(talk, bad, folder):
    with pytest.raises(RefusedConversation):
        asyncio.run(talk.failsafe.get_or_create_tracker(bad))
    assert talk.failsafe._fallback_tracker_store is None


def test_a_row_that_cannot_be_read_costs_neither_server_nor_conversation(talk, folder):
    talk.say("web:a", "one")
    talk.say("web:a", "two")
    with sqlite3.connect(folder / "conversations.db") as database:
        first = database.execute("select id from events where type_name='user' order by id").fetchone()[0]
        database.execute("update events set data='{broken' where id=?", (first,))
        database.execute("insert into events (sender_id, type_name, timestamp, data) values ('web:a','odd',1,'{\"event\": \"odd\"}')")
        database.execute("insert into events (sender_id, type_name, timestamp, data) values ('web:a','slot',1,'{\"event\": \"slot\"}')")
    assert talk.kept("web:a") == ["two"]
    talk.say("web:a", "three")
    assert talk.kept("web:a") == ["two", "three"]


def test_eight_conversations_at_once(folder):
    """From threads, each with a store of its own, as workers have."""
    from concurrent.futures import ThreadPoolExecutor

    def one(name):
        mine = Talk(RedactingTrackerStore(DOMAIN))
        for number in range(12):
            mine.say(name, f"{name} {number}", slot("topic", f"{name} {number}"))
        return mine.kept(name)[-1], mine.load(name).get_slot("topic"), len(mine.all_of(name).events)

    names = [f"web:{number}" for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(one, names))
    assert [last for last, _, _ in results] == [f"{name} 11" for name in names]
    assert [topic for _, topic, _ in results] == [f"{name} 11" for name in names]
    assert len({size for _, _, size in results}) == 1


def test_endpoints_yml_leads_to_this_store(folder):
    config = read_endpoint_config("endpoints.yml", "tracker_store")
    store = create_tracker_store(config, DOMAIN)
    assert isinstance(store, RedactingTrackerStore)
    assert store.database.file == folder / "conversations.db"


def test_the_environment_names_another_database(folder, monkeypatch):
    monkeypatch.setenv("ADVOCACY_DB_URL", "postgres://advocacy:secret@db.internal:5432/talk")
    store = create_tracker_store(EndpointConfig(type="advocacy.store.RedactingTrackerStore"), DOMAIN)
    assert store.database.url.get_backend_name() == "postgresql"
    assert store.database.url.host == "db.internal"


def test_the_file_is_for_the_operator_alone(talk, folder):
    talk.say("web:a", "hello")
    assert (folder / "conversations.db").stat().st_mode & 0o077 == 0


def test_indexes_serve_loading_and_purging(talk, folder):
    talk.say("web:a", "hello")
    with sqlite3.connect(folder / "conversations.db") as database:
        plan = database.execute("explain query plan select id from events where timestamp < 5").fetchall()
        assert "INDEX events_by_time" in str(plan)
        plan = database.execute("explain query plan select id from events where sender_id='a' and timestamp < 5").fetchall()
        assert "INDEX events_by_conversation_and_time" in str(plan)
    assert isinstance(talk.failsafe, FailSafeTrackerStore)
