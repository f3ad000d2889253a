"""The trained assistant with its real actions on this store."""
import asyncio

import pytest

from advocacy.store import RedactingTrackerStore
from tests.store.conftest import everything


@pytest.fixture
def kept(assistant, folder, monkeypatch):
    """The assistant keeps its conversations in the folder of this test."""
    from rasa.core.tracker_store import FailSafeTrackerStore

    store = RedactingTrackerStore(assistant.agent.domain)
    monkeypatch.setattr(assistant.agent.processor, "tracker_store", FailSafeTrackerStore(store))
    yield store
    store.database.close()


def test_facts_are_used_although_the_words_around_them_are_redacted(assistant, kept, folder):
    talk = assistant.conversation()
    answer = talk.say("my name is Sarah Jones, 07700 900123, i am on a community treatment order, can i get an imha")
    assert "eligible" in str(answer)
    files = everything(folder)
    assert b"[phone]" in files
    assert not [secret for secret in (b"Sarah", b"Jones", b"900123") if secret in files]
    again = talk.say("thanks")
    assert again


def test_delete_what_i_told_you_leaves_nothing(assistant, kept, folder):
    talk = assistant.conversation()
    talk.say("i am on a section 3, there is a wardrobe zebra here")
    assert b"wardrobe zebra" in everything(folder)
    assert talk.say("delete everything i told you")
    files = everything(folder)
    assert b"wardrobe zebra" not in files and b"delete everything" not in files
    assert list(asyncio.run(kept.keys())) == []
    assert talk.say("hello")
