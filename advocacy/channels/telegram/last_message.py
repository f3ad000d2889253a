"""Which message a person wrote last, and what it did: an edit of it is a correction."""

from typing import Any

from advocacy.channels.settings import settings
from advocacy.state import get_state

_KIND = "last_message"


class LastMessage:
    """`message`: Telegram's id of it, or None; `answered_a_question`: the form went on to another question."""

    def __init__(self, conversation: str, message: int | None, before: str | None, after: str | None) -> None:
        self._conversation = conversation
        self.message, self._before, self._after = message, before, after

    @classmethod
    def of(cls, conversation: str) -> "LastMessage":
        """As it was left by the last turn."""
        return cls(conversation, *(get_state().get(_KIND, conversation) or (None, None, None)))

    @property
    def answered_a_question(self) -> bool:
        return bool(self._before and self._after and self._before != self._after)

    def went_on(self, message: int | None, replies: list[dict[str, Any]]) -> None:
        """A turn happened; `message` is None when it was a button."""
        asks = next((each["asks"] for each in reversed(replies) if each.get("asks")), None)
        kept = (message, self._after, asks)
        get_state().put(_KIND, self._conversation, kept, seconds=settings().session_seconds)
