"""Small state between messages: button tokens, seen message ids, transcripts, ended sessions.

    get_state().put("tokens", conversation_id, value, seconds=3600)
    get_state().get("tokens", conversation_id)
    get_state().erase(conversation_id)        # everything of that conversation

SQLite in `var/state.db` (folder: ADVOCACY_VAR), Redis when REDIS_URL is set.
"""

import os
from pathlib import Path
from typing import Any

from advocacy.state.redis import RedisState
from advocacy.state.safe import SafeState
from advocacy.state.sqlite import SqliteState

__all__ = ["RedisState", "SafeState", "SqliteState", "get_state", "open_state", "set_state", "var_folder"]

_current: Any | None = None


def var_folder() -> Path:
    """The one folder of embedded stores and keys."""
    return Path(os.environ.get("ADVOCACY_VAR", "var"))


def open_state() -> SafeState:
    """The state the environment asks for. Errors: OSError when `var/` cannot be written."""
    url = os.environ.get("REDIS_URL")
    return SafeState(RedisState.at(url) if url else SqliteState(var_folder() / "state.db"))


def get_state() -> Any:
    """This process's state, opened at first use."""
    global _current
    if _current is None:
        _current = open_state()
    return _current


def set_state(state: Any | None) -> None:
    """Use another state (tests); None opens the usual one again at next use."""
    global _current
    _current = state
