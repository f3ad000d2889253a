"""What the person would have got: the right answer, a question, or a wrong answer said with confidence."""
from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional

from advocacy.eligibility import SERVICES
from advocacy.report.messages import Message
from advocacy.talk.parse import Parse
from advocacy.talk.state import State
from advocacy.talk.in_context import for_service
from advocacy.talk.wants import Wants, wants

RIGHT, OFFERED, ASKED, LOST, WRONG = "right", "asked, right one among the buttons", "asked, without it", "lost", "confidently wrong"
OUTCOMES = (RIGHT, OFFERED, ASKED, LOST, WRONG)
NOT_UNDERSTOOD = "scope.unknown"


class Outcome(NamedTuple):
    """`given`: the first answer, or what was offered, or the talk it was taken for."""

    kind: str
    given: str


def outcome(message: Message, questions: List[List[Dict[str, Any]]], entities: List[Dict[str, Any]],
            danger: Optional[str] = None) -> Outcome:
    """As the first message of a conversation. `danger`: the crisis answer that came instead."""
    if danger:
        return Outcome(RIGHT if danger in message.right else WRONG, danger)
    data = {"text": message.text, "answer_ranking": questions[0], "questions": questions, "entities": entities}
    return _judged(message, wants(Parse.of(data), State({})))


def _judged(message: Message, found: Wants) -> Outcome:
    if found.answers:
        first = found.answers[0]
        if message.right & set(found.answers):
            return Outcome(RIGHT, first)
        return Outcome(LOST if first == NOT_UNDERSTOOD else WRONG, first)
    if found.which_service:
        act = found.which_service
        behind = {f"any.{act}", *(for_service(act, service) for service in SERVICES)}
        return Outcome(OFFERED if message.right & behind else ASKED, f"any.{act}")
    if found.doubt:
        return Outcome(OFFERED if message.right & set(found.doubt) else ASKED, " / ".join(found.doubt))
    if found.talk:
        talk = f"talk.{found.talk}"
        return Outcome(RIGHT if talk in message.right else LOST, talk)
    # to somebody who asked what no answer is for, "I do not know" is the right answer
    return Outcome(RIGHT if NOT_UNDERSTOOD in message.right else LOST, NOT_UNDERSTOOD)
