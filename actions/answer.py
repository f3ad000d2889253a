"""Answers whatever no form takes."""
from __future__ import annotations

from datetime import date

from rasa_sdk import Tracker

from actions.base import Turn, active_form
from advocacy.talk.free_turn import free_turn
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Reply
from advocacy.talk.state import State


class ActionAnswer(Turn):
    """Questions, facts and words about the conversation."""

    def name(self) -> str:
        return "action_answer"

    def turn(self, parse: Parse, state: State, tracker: Tracker, today: date) -> Reply:
        return free_turn(parse, state, active_form(tracker), today)
