"""Which conversation ids can be kept. Rasa takes any, and some end its server."""
from __future__ import annotations

import unicodedata

from rasa.core.tracker_store import FailSafeTrackerStore

LONGEST = 255


class RefusedConversation(ValueError):
    """The id is empty, longer than the database's column, or has characters no channel of ours makes."""


def check_conversation(conversation: str) -> None:
    """Errors: RefusedConversation. The id is not named in it, since it may hold anything."""
    if not isinstance(conversation, str) or not conversation:
        raise RefusedConversation("a conversation needs an id")
    if len(conversation) > LONGEST:
        raise RefusedConversation(f"a conversation's id has at most {LONGEST} characters")
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in conversation):
        raise RefusedConversation("a conversation's id has no control characters")


def let_refusals_through() -> None:
    """Rasa's wrapper would turn a refusal into a conversation kept in memory; channels are to hear of it."""
    swallow = FailSafeTrackerStore.on_tracker_store_retrieve_error
    if getattr(swallow, "refuses", False):
        return

    def on_error(self: FailSafeTrackerStore, error: Exception) -> None:
        if isinstance(error, RefusedConversation):
            raise error
        swallow(self, error)

    on_error.refuses = True  # type: ignore[attr-defined]
    FailSafeTrackerStore.on_tracker_store_retrieve_error = on_error  # type: ignore[method-assign]
