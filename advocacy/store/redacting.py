"""An event as it may be kept: what a person wrote in their own words is redacted, our own values stay."""
from __future__ import annotations

from typing import Any, Dict

from rasa.shared.core.events import BotUttered, Event

from advocacy.privacy import redact

# Lengths and places in the raw text, of no use beside a redacted one.
_DROPPED = ("text_tokens",)
# Made by us or the channel's machine; a random id must not be mistaken for a number of a person.
_IDS = ("event", "message_id", "model_id", "assistant_id", "input_channel")


def redacted_event(event: Event) -> Dict[str, Any]:
    """The event's dict with personal details replaced; the event itself is untouched."""
    kept = event.as_dict()
    if isinstance(event, BotUttered):  # our own reviewed words, with the numbers people are told to call
        return kept
    return _redacted(kept, {})


def _redacted(value: Any, done: Dict[str, str]) -> Any:
    if isinstance(value, str):
        if value not in done:
            done[value] = redact(value)
        return done[value]
    if isinstance(value, dict):
        return {key: each if key in _IDS else _redacted(each, done)
                for key, each in value.items() if key not in _DROPPED}
    if isinstance(value, (list, tuple)):
        return [_redacted(each, done) for each in value]
    return value
