"""What was said in a web conversation, to show it again after a reload. Short-lived, and redacted."""

from typing import Any

from advocacy.channels.settings import settings
from advocacy.state import get_state

Entry = dict[str, Any]
_KIND = "transcript"


def remember(conversation: str, message_id: str, said: str, messages: list[dict[str, Any]]) -> None:
    """Add what the person said (already redacted, or the words of a button) and the public messages after it."""
    entries = history(conversation)
    entries.append({"from": "person", "id": message_id, "text": said})
    entries += [{"from": "guide", "message": message} for message in messages]
    entries = entries[-settings().transcript_entries :]
    get_state().put(_KIND, conversation, entries, seconds=settings().transcript_seconds)


def history(conversation: str) -> list[Entry]:
    """The entries in the order they were said: `{"from": "person", "id", "text"}` (the id is the client's) or `{"from": "guide", "message"}`."""
    return get_state().get(_KIND, conversation) or []


def redacted(text: str) -> str:
    """The text without phone numbers, names and the like; a dash when that cannot be made sure."""
    try:
        from advocacy.privacy import redact

        return redact(text)
    except Exception:  # noqa: BLE001 - what cannot be redacted is not kept
        return "…"
