"""A worry that only the classifier has, in a message that plainly answers the form's question or tells a fact.

The check reads a message by itself; "weighing things up, I'm too tired" is odd without the question. Such an answer
is taken, and one line that names help goes with it. Danger now, what a rule hears, and what the classifier is sure of
are never taken so.
"""
from __future__ import annotations

from typing import Any, Dict, Optional

from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.trackers import DialogueStateTracker

from advocacy.knowledge.safety import CALM
from advocacy.talk.parse import ENTITY_TO_FACT
from advocacy.talk.state import UNKNOWN
from advocacy.talk.told import NOT_FACTS, found_in

UNSURE = {"kind": "unsure", "suspected": True}
TELLING, SHORT = 8, 3  # letters
SAYS_NO = frozenset(("none", UNKNOWN))
NO_WORDS = frozenset(("nothing", "nobody", "no one", "none", "never", "nowhere", "not"))
NO_FACTS = (*NOT_FACTS, "subject")  # whom it is about is said in any cry


def in_danger(tracker: DialogueStateTracker) -> bool:
    """Whether the message just read shows danger that must go before the form."""
    danger = danger_of(tracker)
    return bool(danger) and danger["kind"] not in CALM and tracker.latest_action_name == ACTION_LISTEN_NAME


def danger_of(tracker: DialogueStateTracker) -> Optional[Dict[str, Any]]:
    """The danger in the latest message, as the running form is to take it."""
    message = tracker.latest_message
    danger = message.parse_data.get("danger") if message else None
    if danger and danger.get("sure") is False and danger.get("grade") != "now" and _tells(message.text or "", tracker.get_slot(REQUESTED_SLOT)):
        return UNSURE
    return danger


def _tells(text: str, requested: Optional[str]) -> bool:
    """Whether the fact asked for is told in more than "yes", "no" or "nothing", which begin many a cry; or another one at length."""
    if not requested:
        return False
    mentions = found_in(text, requested)
    bare = NO_WORDS | {found.text.lower() for found in mentions if found.fact == "answer"}
    for found in mentions:
        name, long = ENTITY_TO_FACT.get(found.fact, found.fact), len(found.text) >= TELLING or any(map(str.isdigit, found.text))
        plain = len(found.text) >= SHORT and found.text.lower() not in bare and found.value not in SAYS_NO
        if (long or plain) if name == requested else long and name not in NO_FACTS:
            return True
    return False
