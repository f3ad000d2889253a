"""The turns after a crisis text: a gentle line beside an answer, or a fixed line for somebody who only goes on talking.

The words that lead to each line stand in `knowledge/talk.yml` (`after_crisis`), the lines in `knowledge/safety.yml`.
"""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, List, Optional

from advocacy.knowledge import load_safety
from advocacy.nlu.units import looks_like_question
from advocacy.talk import buttons
from advocacy.talk.answering import safety_line
from advocacy.talk.parse import Parse
from advocacy.talk.questions import paused_label
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import State
from advocacy.talk.telling import telling
from advocacy.talk.told import facts_beside, facts_in
from advocacy.talk.triage import topic_of_label
from advocacy.talk.wants import Wants
from advocacy.talk.wording import wording

TURNS, UNSURE_TURNS = 4, 2
LINES = 2  # of the turns, those in which an answer has the gentle line with it
FIRST = {"self": "gentle", "other": "gentle_other", "abuse": "gentle_abuse"}
ABOUT_US = [["bot.erase"], ["bot.privacy"], ["bot.restart"], ["bot.identity"], ["source.about"]]
CLOSING = [["bot.thanks"], ["bot.goodbye"]]
_ADVOCATE = re.compile(r"\b(?:advocate|imha|imca)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:i'?m|i am) not (?:suicidal|in danger|going to (?:hurt|harm|kill|do anything))\b|\bnot suicidal\b", re.IGNORECASE)
GOING_ON = ("carry_on", "start_again", "go_back", "correct", "why_ask")


def begin(kind: str, sure: bool, state: State) -> None:
    """Remembered when a crisis text is said."""
    state.set("gentle", {"kind": kind, "turns": TURNS if sure else UNSURE_TURNS, "lines": LINES if sure else 1, "said": False})


def count(state: State) -> Optional[Dict[str, Any]]:
    """What is remembered of a crisis in the turns just before, counted down; None when there was none."""
    now = state.get("gentle")
    if not now or not now["turns"]:
        return None
    state.set("gentle", {**now, "turns": now["turns"] - 1})
    return now


def gentle_line(now: Dict[str, Any], state: State, reply: Reply) -> None:
    """The line that goes with an answer, while there is one left."""
    if not now["lines"]:
        return
    told = state.get("gentle")
    reply.say(safety_line("gentle_again" if now["said"] else FIRST[now["kind"]]))
    state.set("gentle", {**told, "lines": now["lines"] - 1, "said": True})


def after_line(now: Dict[str, Any], parse: Parse, found: Wants, state: State) -> Optional[Message]:
    """The fixed line for a message that asks and tells nothing; None where it should be answered as any other."""
    name = _name(now, parse, found, state)
    if name is None:
        return None
    shown = load_safety().after(name)
    paused = state.get("paused")
    return Message(shown.text, kind="note", links=list(shown.links),
                   buttons=[buttons.press(paused_label(paused), resume=paused)] if paused else [])


def is_meant(parse: Parse) -> bool:
    """"I meant it", in the turns after a crisis text."""
    return not parse.pressed and any(re.search(rf"^\W*(?:{words})\W*$", parse.text.strip(), re.IGNORECASE) for words in wording()["crisis_meant"])


def denied_line(parse: Parse, danger: Dict[str, Any], state: State) -> Optional[Message]:
    """For "I'm not suicidal, I'm just fed up" in the turns after a text, where no more than the classifier doubts it; else None."""
    now = state.get("gentle")
    if not now or not now["turns"] or danger.get("sure", True) or danger.get("grade") == "now" or not _DENIES.search(parse.text):
        return None
    state.set("gentle", {**now, "turns": now["turns"] - 1, "said": True})
    return safety_line("gentle_again" if now["said"] else FIRST[now["kind"]])


def said_again(now: Dict[str, Any], state: State) -> Message:
    """The text for danger now, once more."""
    shown = load_safety().reply(now["kind"], "now")
    state.set("gentle", {**now, "turns": TURNS})
    return Message(shown.text, kind="crisis", answer=shown.answer, sources=list(shown.sources), links=list(shown.links))


def _name(now: Dict[str, Any], parse: Parse, found: Wants, state: State) -> Optional[str]:
    if parse.pressed or found.talk in GOING_ON or "?" in parse.text or found.answers[:1] in ABOUT_US:
        return _said(now, parse) if found.talk == "correct" else None  # "ok. i told the nurse"
    said = _said(now, parse)
    asks = bool(found.answers) and (looks_like_question(parse.text) or not found.answers[0].startswith(("bot.", "contact.", "scope.")))
    if topic_of_label(parse.text) or state.get("paused") and facts_beside(parse, state, None, date.today()):  # a choice of the question that was put aside
        return None
    if said and not (said == "fine" and (asks or found.doubt or _ADVOCATE.search(parse.text))):  # "im ok, i only meant money, do i have to pay"
        return said
    if found.doubt and looks_like_question(parse.text) or found.answers[:1] in CLOSING or asks or found.which_service or parse.services or telling(facts_in(parse)):
        return None
    return "quiet"


def _said(now: Dict[str, Any], parse: Parse) -> Optional[str]:
    """The name of the line for what people say after a crisis text, or None."""
    name = next((name for name, patterns in _words().items() if any(pattern.search(parse.text) for pattern in patterns)), None)
    return "no_answer_abuse" if name == "no_answer" and now["kind"] == "abuse" else name


def _words() -> Dict[str, List[re.Pattern]]:
    return {name: [re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for words in listed] for name, listed in wording()["after_crisis"].items()}
