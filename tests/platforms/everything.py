"""Everything the knowledge can say, as the messages that reach a channel: every answer, question, outcome and fixed text."""

from datetime import date
from functools import cache
from typing import Any, Iterator

from advocacy.channels.render.shape import shape
from advocacy.eligibility import SERVICES, load_rules
from advocacy.eligibility.paths import paths
from advocacy.knowledge import load_knowledge, load_safety
from advocacy.knowledge.safety import GRADES, KINDS, LINES
from advocacy.talk import answering, buttons, questions
from advocacy.talk.outcome import outcome_messages
from advocacy.talk.reply import Message
from advocacy.talk.state import WHICH_FACT, State
from advocacy.talk.wording import wording

TODAY = date.today()
PEOPLE: tuple = (None, {"phrase": "your mother", "they": "they"})


@cache
def everything() -> tuple[tuple[str, dict[str, Any]], ...]:
    """(name, public message), each text and set of buttons once."""
    found: dict[Any, tuple] = {}
    for name, message in _messages():
        tokens = [{"title": button["title"], "token": f"{number:016d}"} for number, button in enumerate(message.buttons)]
        key = (message.text, tuple(button["title"] for button in message.buttons), tuple(message.sources))
        found.setdefault(key, (name, shape({"text": message.text, **message.metadata()}, tokens, TODAY)))
    return tuple(found.values())


def _messages() -> Iterator[tuple[str, Message]]:
    yield from _answers()
    yield from _questions()
    yield from _outcomes()
    yield from _fixed()


def _answers() -> Iterator[tuple[str, Message]]:
    known = load_knowledge().answers
    yield "doubt", Message("?", buttons=buttons.doubt(known))
    for answer in known:
        for person in PEOPLE:
            for more in (False, True):
                if not answer.startswith("crisis."):
                    yield f"{answer} more={more}", answering.answer_message(answer, _state(person), TODAY, more=more)
        if known[answer].sources:
            yield f"{answer} sources", answering.sources_message(answer, TODAY)


def _questions() -> Iterator[tuple[str, Message]]:
    for person in PEOPLE:
        yield "which", questions.question_message("which", WHICH_FACT, _state(person))
        for service in SERVICES:
            for fact in load_rules().service(service).facts:
                for again, rare in ((False, False), (True, False), (False, True)):
                    yield f"{service} {fact}", questions.question_message(service, fact, _state(person), again, rare)
                yield f"{service} {fact} why", answering.text_message(questions.why_text(service, fact, _state(person)) or "?")
                yield f"{service} {fact} how", answering.text_message(questions.how_to_find_out(service, fact, _state(person)) or "?")


def _outcomes() -> Iterator[tuple[str, Message]]:
    for person in PEOPLE:
        for service in SERVICES:
            for asked, outcome in paths(service, TODAY, usual=person is not None, start={"subject": "self" if person is None else "other"}):
                for message in outcome_messages(service, _state(person, **dict(asked)), TODAY):
                    yield f"{service} {dict(asked)} -> {outcome}", message


def _fixed() -> Iterator[tuple[str, Message]]:
    safety = load_safety()
    places = [None, *(value for values in safety.file.variants.values() for value in values)]
    for kind in KINDS:
        for grade in GRADES:
            for place in places:
                said = safety.reply(kind, grade, place)
                yield f"crisis {kind} {grade} {place}", Message(said.text, kind="crisis", links=list(said.links), sources=list(said.sources))
    for name in LINES:
        yield name, Message(safety.line(name).text, links=list(safety.line(name).links))
    for name, text in wording().items():
        if isinstance(text, str) and text.strip():
            yield f"talk {name}", Message(text)


def _state(person: Any, **facts: Any) -> State:
    return State({"person": person, **facts})
