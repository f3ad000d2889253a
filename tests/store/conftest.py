"""A store as Rasa wraps it, on a database of this test alone, and turns as Rasa's processor saves them."""
import asyncio

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SessionStarted, SlotSet, UserUttered

from advocacy import state
from advocacy.store import RedactingTrackerStore

DOMAIN = Domain.from_dict({
    "version": "3.1",
    "intents": ["greet", "inform"],
    "slots": {name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
              for name in ("mha_status", "person", "topic", "erase_me", "age")},
    "forms": {"imha_form": {"required_slots": []}},
    "actions": ["action_answer"],
})


class Talk:
    """A store and what is said to it. `failsafe` is what Rasa's processor holds."""

    def __init__(self, store):
        self.store = store
        self.failsafe = FailSafeTrackerStore(store)

    def say(self, conversation, text, *events, **parse_data):
        return asyncio.run(self.turn(conversation, text, *events, **parse_data))

    async def turn(self, conversation, text, *events, **parse_data):
        """One turn: loaded, changed and saved in the order of `MessageProcessor.handle_message`."""
        tracker = await self.failsafe.get_or_create_tracker(conversation, append_action_listen=False)
        if not tracker.applied_events():
            tracker.update_with_events(
                [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")], DOMAIN)
        parsed = {"intent": {"name": "inform", "confidence": 0.9}, "entities": [], "text": text, **parse_data}
        tracker.update_with_events([
            UserUttered(text, parsed["intent"], parsed["entities"], parsed, input_channel="web"),
            ActionExecuted("action_answer"), BotUttered("You can call 116 123."), *events,
            ActionExecuted("action_listen")], DOMAIN)
        await self.failsafe.save(tracker)
        return tracker

    def load(self, conversation):
        return asyncio.run(self.failsafe.retrieve(conversation))

    def all_of(self, conversation):
        return asyncio.run(self.failsafe.retrieve_full_tracker(conversation))

    def kept(self, conversation):
        """Texts of the person as kept."""
        return [event.text for event in self.load(conversation).events if isinstance(event, UserUttered)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of stores of this test."""
    monkeypatch.setenv("ADVOCACY_VAR", str(tmp_path / "var"))
    for name in ("ADVOCACY_DB_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    state.set_state(None)
    yield tmp_path / "var"
    state.set_state(None)


@pytest.fixture
def talk(folder):
    talk = Talk(RedactingTrackerStore(DOMAIN))
    yield talk
    talk.store.database.close()


def everything(folder):
    """All bytes of all files of the stores."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


slot, loop = SlotSet, ActiveLoop
