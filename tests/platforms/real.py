"""The real assistant behind a channel: real turns, and conversations kept in the test's own folder."""

import pytest

from advocacy.channels.settings import settings
from advocacy.state import var_folder
from advocacy.store import RedactingTrackerStore


@pytest.fixture
def real_turns(surroundings):
    """The times of a real turn instead of those of the stub."""
    surroundings.setenv("ADVOCACY_TURN_SECONDS", "10")
    settings.cache_clear()


@pytest.fixture
def own_store(surroundings, assistant):
    """Conversations go through the real tracker store into this test's folder."""
    before = assistant.agent.tracker_store
    store = RedactingTrackerStore(assistant.agent.domain, dialect="sqlite", db=str(var_folder() / "conversations.db"))
    assistant.agent.tracker_store = assistant.agent.processor.tracker_store = store
    yield store
    assistant.agent.tracker_store = assistant.agent.processor.tracker_store = before
