"""The forms: one action for each, all driven by the engine of eligibility."""
from __future__ import annotations

from abc import abstractmethod
from datetime import date
from typing import Any, Dict, List

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.base import REQUESTED, Turn, rejected
from advocacy.talk.form_turn import form_turn
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Reply
from advocacy.talk.state import FORMS, State

LISTEN = "action_listen"


class FormTurn(Turn):
    """Takes the answer to the question asked last and asks the next, or says the outcome."""

    @property
    @abstractmethod
    def form(self) -> str:
        """Name of the form in the domain."""

    def name(self) -> str:
        return f"validate_{self.form}"

    def turn(self, parse: Parse, state: State, tracker: Tracker, today: date) -> Reply:
        active = (tracker.active_loop or {}).get("name") == self.form
        requested = tracker.get_slot(REQUESTED) if active else None
        return form_turn(FORMS[self.form], parse, state, requested, _is_fresh(tracker), today)

    def control(self, reply: Reply, tracker: Tracker) -> List[Dict[str, Any]]:
        if reply.rejected:
            return [rejected(self.form)]
        # A slot other than the requested one must be set, or Rasa takes the form for having failed.
        return [SlotSet("form_turns", int(tracker.get_slot("form_turns") or 0) + 1),
                SlotSet(REQUESTED, None if reply.end_form else reply.requested)]

    def sorry(self, dispatcher, tracker: Tracker) -> List[Dict[str, Any]]:
        super().sorry(dispatcher, tracker)
        return [SlotSet("form_turns", int(tracker.get_slot("form_turns") or 0) + 1),
                SlotSet(REQUESTED, tracker.get_slot(REQUESTED))]


def _is_fresh(tracker: Tracker) -> bool:
    """Whether the form meets the latest message first: nothing ran since the assistant listened."""
    for event in reversed(tracker.events):
        if event.get("event") == "bot":
            return False  # an answer was given; what it changed may be more than the events that are sent
        if event.get("event") == "action" and not str(event.get("name")).endswith("_form") and event.get("name") != "action_extract_slots":
            return event.get("name") == LISTEN
    return not tracker.events or any(event.get("event") == "user" for event in tracker.events)


class ImhaForm(FormTurn):
    form = "imha_form"


class ImcaForm(FormTurn):
    form = "imca_form"


class CareactForm(FormTurn):
    form = "careact_form"


class ComplaintsForm(FormTurn):
    form = "complaints_form"


class GeneralForm(FormTurn):
    form = "general_form"


class WhichForm(FormTurn):
    form = "which_form"
