"""Messages that answer a question from the knowledge."""
from __future__ import annotations

from datetime import date
from typing import List

from advocacy.knowledge import load_knowledge, load_safety
from advocacy.talk import buttons
from advocacy.talk.reply import Message
from advocacy.talk.state import SELF, State
from advocacy.talk.wording import line

SMALL_TALK = ("bot.greet", "bot.thanks", "bot.goodbye", "bot.feedback_bad")
NO_SOURCES = (*SMALL_TALK, "bot.identity", "bot.privacy", "bot.erase", "bot.restart")


def answer_message(answer_id: str, state: State, today: date, more: bool = False) -> Message:
    """The answer with its follow-ups, and where it comes from, as buttons."""
    knowledge = load_knowledge()
    answer = knowledge.answers[answer_id]
    shown = knowledge.render_answer(answer_id, more=more, person=_addressed(state), today=today)
    found: List[buttons.Button] = []
    if answer.more and not more:
        found.append(buttons.press(line("more_button"), more=answer_id))
    found += buttons.answers(answer.next)
    if shown.sources and answer_id not in NO_SOURCES:
        found.append(buttons.press(line("sources_button"), sources=answer_id))
    return Message(
        shown.text, kind="small_talk" if answer_id in SMALL_TALK else "answer", answer=answer_id,
        sources=list(shown.sources), links=list(shown.links), buttons=found,
    )


def _addressed(state: State):
    """Whom an answer speaks of: who complains for somebody who has died is meant themselves."""
    return SELF if state.get("complainant") == "for_deceased" else state.person


def sources_message(answer_id: str, today: date) -> Message:
    """Where an answer comes from, with its dates."""
    knowledge = load_knowledge()
    answer = knowledge.answers[answer_id]
    shown = knowledge.render_sources(answer.sources, today, answer_id=answer_id)
    return Message(shown.text, answer=answer_id, sources=list(shown.sources), links=list(shown.links),
                   buttons=buttons.answers(answer.next[:2]))


def text_message(template: str, kind: str = "note", **fields) -> Message:
    """A line of the conversation, with contacts filled in."""
    shown = load_knowledge().render_text(template)
    return Message(shown.text, kind=kind, links=list(shown.links), **fields)


def advice_line() -> str:
    """The advice line as a phrase with its number."""
    return "{contact:advice_line}"


def first_notice() -> Message:
    """Said once at the start: a computer, not an emergency service."""
    safety = load_knowledge().safety
    shown = safety.line("first_message")
    return Message(shown.text, kind="note", links=list(shown.links), buttons=buttons.answers(safety.offers("first_message")))


def safety_line(name: str) -> Message:
    """One of the lines of `knowledge/safety.yml`, which stand beside an answer."""
    shown = load_safety().line(name)
    return Message(shown.text, kind="note", links=list(shown.links))
