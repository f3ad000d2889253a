"""Errors that must be heard, and a way past Rasa's wrapper, which turns every error into a raw copy in memory."""
from __future__ import annotations

import unicodedata

from rasa.core.tracker_store import FailSafeTrackerStore

LONGEST = 255  # characters of the database's column


class StoreError(Exception):
    """The turn cannot be said to have worked; a channel catches it and apologises."""


class RefusedConversation(StoreError, ValueError):
    """The id is empty, longer than the database's column, or has characters no channel of ours makes."""


class NotErased(StoreError):
    """Something of the conversation may still be there. It is tried again; nobody is told that it is gone."""


def check_conversation(conversation: str) -> None:
    """Errors: RefusedConversation. The id is not named in it, since it may hold anything."""
    if not isinstance(conversation, str) or not conversation:
        raise RefusedConversation("a conversation needs an id")
    if len(conversation) > LONGEST:
        raise RefusedConversation(f"a conversation's id has at most {LONGEST} characters")
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in conversation):
        raise RefusedConversation("a conversation's id has no control characters")


def let_errors_through() -> None:
    """Make FailSafeTrackerStore raise StoreError instead of going on with a copy that is not redacted."""
    for name in ("on_tracker_store_error", "on_tracker_store_retrieve_error"):
        handler = getattr(FailSafeTrackerStore, name)
        if not hasattr(handler, "raises"):
            setattr(FailSafeTrackerStore, name, _raising(handler))


def _raising(handler):
    def on_error(self: FailSafeTrackerStore, error: Exception) -> None:
        if isinstance(error, StoreError):
            raise error
        handler(self, error)

    on_error.raises = StoreError
    return on_error
