"""From a tracker to a turn and back to events; an error becomes an apology and one line in the log."""
from __future__ import annotations

import logging
import re
from abc import ABC, abstractmethod
from datetime import date
from typing import Any, Dict, List, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from advocacy.knowledge import load_safety
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import FORMS, State

logger = logging.getLogger("advocacy.actions")
REQUESTED = "requested_slot"


class Turn(Action, ABC):
    """One action of ours. Subclasses give `name` and `turn`."""

    @abstractmethod
    def turn(self, parse: Parse, state: State, tracker: Tracker, today: date) -> Reply:
        """What is said and changed."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Dict[str, Any]]:
        state = State(tracker.slots)
        try:
            reply = self.turn(read(tracker), state, tracker, date.today())
        except Exception as error:  # a person must never meet silence
            logger.error("action %s failed: %s at %s", self.name(), type(error).__name__, _place(error))
            return self.sorry(dispatcher, tracker)
        for message in reply.messages:
            dispatcher.utter_message(text=message.text, buttons=message.buttons, **message.metadata())
        return [*_slots(state), *self.control(reply, tracker)]

    def control(self, reply: Reply, tracker: Tracker) -> List[Dict[str, Any]]:
        """What happens to the running form."""
        if reply.start_form:
            return [ActiveLoop(reply.start_form), SlotSet(REQUESTED, None)]
        if reply.end_form and active_form(tracker):
            return [ActiveLoop(None), SlotSet(REQUESTED, None)]
        return []

    def sorry(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[Dict[str, Any]]:
        shown = load_safety().line("apology")
        dispatcher.utter_message(text=shown.text, **Message(shown.text, kind="sorry", links=list(shown.links)).metadata())
        return []


def read(tracker: Tracker) -> Parse:
    """What was understood; somebody who types what stands on a button has pressed it."""
    parse = Parse.of(tracker.latest_message)
    typed = _plain(parse.text)
    if not parse.pressed and not parse.in_danger and typed:
        for event in reversed(tracker.events):
            for button in (event.get("data") or {}).get("buttons") or [] if event.get("event") == "bot" else []:
                if _plain(button["title"]) == typed:
                    return Parse.of_payload(button["payload"], parse.danger)
    return parse


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", text.lower()))


def active_form(tracker: Tracker) -> Optional[str]:
    """The service of the running form, "which", or None."""
    return FORMS.get((tracker.active_loop or {}).get("name") or "")


def _slots(state: State) -> List[Dict[str, Any]]:
    return [SlotSet(name, value) for name, value in state.changes.items()]


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else "?"


def rejected(form: str) -> Dict[str, Any]:
    return ActionExecutionRejected(form)
