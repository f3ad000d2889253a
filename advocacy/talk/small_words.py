"""Words about the conversation itself: yes, no, stop, go back, carry on, more, start again."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Optional

from advocacy.eligibility import load_rules
from advocacy.talk import buttons
from advocacy.talk.answering import answer_message, text_message
from advocacy.talk.checking import start_check
from advocacy.talk.open_facts import still_open
from advocacy.talk.outcome import short_outcome, why_message
from advocacy.talk.parse import Parse
from advocacy.talk.questions import how_to_find_out, why_text
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import State, fact_names
from advocacy.talk.in_context import for_service
from advocacy.talk.wording import line, wording

_ASKED_FOR = re.compile(r"\bask|\b(?:need|want|have) (?:to know|that|it|this)\b", re.IGNORECASE)
_EASIER = re.compile(r"\b(?:easy|easier|simple|simpler|simply|plain|plainer|short|shorter|too long|too much|big words|hard words|(?:not|don'?t|didn'?t|can'?t) understand|confus\w+|(?:can'?t|cannot|not) read)\b", re.IGNORECASE)
FORGOTTEN_AT_RESTART = (
    "person", "topic", "service_talked", "checked", "asked_facts", "skipped", "misses", "doubts", "paused", "offer",
    "last_outcome", "just_said", "triage_topic", "earlier_facts", "aside", "stopped",
)


def say(talk: str, parse: Parse, state: State, reply: Reply, active: Optional[str], today: date) -> None:
    """Answers a word about the conversation; unknown ones are met with what the guide can do."""
    last = (state.get("last_outcome") or {}).get("service")
    if talk == "affirm" and {"resume", "answer", "checks"} & set(state.get("offer") or {}):
        _take_offer(state, reply, active, today)
    elif talk == "why_ask" and last and not active:
        asked = [name for name in state.get("asked_facts") or [] if name in load_rules().services[last].facts]
        why = why_text(last, asked[-1], state) if asked and _ASKED_FOR.search(parse.text) else ""
        if why:
            reply.say(text_message(why))
        else:
            reply.say(short_outcome(last, state, today))
        reply.say(why_message(last, state, today))
    elif talk == "tell_more" and state.topic and _EASIER.search(parse.text):
        reply.say(_in_short(state, last, today))
    elif talk in ("not_sure", "tell_more") and last and not active and state.topic == f"{last}.eligibility" and _find_out(last, state, reply, today):
        pass
    elif talk == "tell_more" and state.topic:
        reply.say(answer_message(state.topic, state, today, more=True))
    elif talk == "tell_more" and _EASIER.search(parse.text):
        reply.say(Message(line("keep_short"), kind="question", buttons=buttons.answers(wording()["greeting_buttons"])))
    elif talk == "carry_on":
        _carry_on(state, reply, active, today)
    elif talk == "start_again":
        restart(state, reply)
    elif talk == "stop":
        reply.say(Message(line("nothing_to_stop"), kind="note", answer="bot.restart"))
    elif talk in ("go_back", "why_ask", "not_sure", "affirm", "deny"):
        state.set("offer", None)
        reply.say(Message(line("too_vague_yes"), kind="note", buttons=buttons.answers(wording()["can_do_buttons"])))
    else:
        reply.say(answer_message("scope.unknown", state, today))


def _in_short(state: State, last: Optional[str], today: date) -> Message:
    """What was said last in its first words alone, with a person to ask."""
    if last and state.topic == f"{last}.eligibility":
        message = short_outcome(last, state, today)
    else:
        message = answer_message(str(state.topic), state, today)
        message.text = message.text.split("\n")[0]
        message.links = []
    message.text = f"{line('in_short')} {message.text}"
    message.buttons = [buttons.press(line("person_button"), answer="contact.advice_line"), *message.buttons[:2]]
    return message


def _take_offer(state: State, reply: Reply, active: Optional[str], today: date) -> None:
    offer: Any = state.get("offer")
    state.set("offer", None)
    if "resume" in offer:
        state.set("paused", None)
        start_check(offer["resume"], state, reply, today, active)
    elif "checks" in offer:
        if len(offer["checks"]) == 1:
            start_check(offer["checks"][0], state, reply, today, active)
        else:
            reply.say(Message(line("which_check"), kind="question", buttons=buttons.checks(offer["checks"])))
    else:
        answer = offer["answer"]
        service, _, act = answer.partition(".")
        if act == "eligibility":
            start_check(service, state, reply, today, active)
        else:
            state.note_topic(answer)
            reply.say(answer_message(answer, state, today))


def _carry_on(state: State, reply: Reply, active: Optional[str], today: date) -> None:
    earlier = state.get("earlier_facts")
    if earlier:
        for name, value in earlier.items():
            state.set(name, value)
        state.set("earlier_facts", None)
    paused = state.get("paused") or (state.checked[-1] if earlier and state.checked else None)
    if paused:
        state.set("paused", None)
        state.set("stopped", None)
        reply.say(Message(line("carried_on"), kind="note"))
        start_check(paused, state, reply, today, active)
    elif earlier:
        reply.say(Message(line("carried_on"), kind="note", buttons=buttons.answers(wording()["can_do_buttons"])))
    elif state.checked:  # "what happens next?" after an outcome
        reply.say(answer_message(for_service("get", state.checked[-1]), state, today))
    else:
        reply.say(Message(line("nothing_to_carry_on"), kind="note", buttons=buttons.answers(wording()["can_do_buttons"])))


def _find_out(service: str, state: State, reply: Reply, today: date) -> bool:
    """How to find out what an outcome that depends still needs; False when it needs nothing."""
    open_ones = still_open(None, None, state, today) if (state.get("last_outcome") or {}).get("outcome") == "maybe" else []
    how = [text for text in (how_to_find_out(service, name, state) for name in open_ones) if text]
    if how:
        reply.say(text_message(how[0], kind="note", answer=f"{service}.eligibility"))
    return bool(how)


def restart(state: State, reply: Reply) -> None:
    """Puts aside everything told and ends a running form."""
    state.forget([*fact_names(), *FORGOTTEN_AT_RESTART])
    reply.end_form = True
    reply.say(Message(line("restarted"), kind="note", answer="bot.restart",
                      buttons=buttons.answers(wording()["can_do_buttons"])))
