"""Actions that run in Rasa's own process: they must work when the action server does not."""
from __future__ import annotations

from typing import Callable, Dict, List

from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from advocacy.talk.crisis_turn import crisis_turn
from advocacy.talk.parse import Parse
from advocacy.talk.state import FORMS, State, fact_names

KEPT_ASIDE = ("person", "checked", "service_talked")


def crisis(tracker: DialogueStateTracker) -> List[Event]:
    """The fixed text; ends a running form without its question."""
    data = {**tracker.latest_message.parse_data, "text": tracker.latest_message.text}
    state = State(tracker.current_slot_values())
    active = FORMS.get(tracker.active_loop_name or "")
    reply = crisis_turn(Parse.of(data), state, active)
    events: List[Event] = [
        BotUttered(message.text, data={"buttons": message.buttons} if message.buttons else None, metadata=message.metadata())
        for message in reply.messages
    ]
    events += [SlotSet(name, value) for name, value in state.changes.items()]
    if active:
        events += [ActiveLoop(None), SlotSet(REQUESTED_SLOT, None)]
    return events


def session_start(tracker: DialogueStateTracker) -> List[Event]:
    """A new session forgets; what was told before is put aside for somebody who says "carry on"."""
    slots = tracker.current_slot_values()
    kept = {name: slots[name] for name in (*fact_names(), *KEPT_ASIDE) if slots.get(name) is not None}
    events: List[Event] = [SessionStarted()]
    if kept:
        events.append(SlotSet("earlier_facts", kept))
    return [*events, ActionExecuted(ACTION_LISTEN_NAME)]


LOCAL: Dict[str, Callable[[DialogueStateTracker], List[Event]]] = {
    "action_crisis": crisis,
    "action_session_start": session_start,
}
