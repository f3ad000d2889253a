"""A danger that only the classifier suspects, in a message that plainly answers the form's question.

The check reads a message by itself; "s3, made this afternoon" or "weighing things up, I'm too tired" is odd without
the question. Such an answer is taken, and one line that names help goes with it. What a rule hears, or what the
classifier is sure of, is never taken so.
"""
from __future__ import annotations

from typing import Any, Dict, Optional

from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.trackers import DialogueStateTracker

from advocacy.knowledge.safety import CALM
from advocacy.talk.parse import ENTITY_TO_FACT
from advocacy.talk.told import found_in

UNSURE = {"kind": "unsure", "suspected": True}
TELLING = 8  # letters


def in_danger(tracker: DialogueStateTracker) -> bool:
    """Whether the message just read shows danger that must go before the form."""
    danger = danger_of(tracker)
    return bool(danger) and danger["kind"] not in CALM and tracker.latest_action_name == ACTION_LISTEN_NAME


def danger_of(tracker: DialogueStateTracker) -> Optional[Dict[str, Any]]:
    """The danger in the latest message, as the running form is to take it."""
    message = tracker.latest_message
    danger = message.parse_data.get("danger") if message else None
    if danger and danger.get("sure") is False and _answers(message.text or "", tracker.get_slot(REQUESTED_SLOT)):
        return UNSURE
    return danger


def _answers(text: str, requested: Optional[str]) -> bool:
    """Whether the fact asked for is told, in more than a short word: "no" or "nothing" begins many a cry."""
    if not requested:
        return False
    told = [found.text for found in found_in(text, requested) if ENTITY_TO_FACT.get(found.fact, found.fact) == requested]
    return any(len(words) >= TELLING or any(map(str.isdigit, words)) for words in told)
