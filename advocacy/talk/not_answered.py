"""A form's question that is not answered: by somebody who is not sure, or in words that are not understood."""
from __future__ import annotations

from datetime import date

from advocacy.talk.answering import advice_line, text_message
from advocacy.talk.asking import ask, still_open
from advocacy.talk.questions import how_to_find_out, question_message, words_of
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import UNKNOWN, WHICH_FACT, State
from advocacy.talk.wording import line

MOST_MISSES = 3
TOLD, KNOWN = "heard_first", "told_before"


def not_sure(form: str, state: State, reply: Reply, requested: str, today: date, said: bool = True) -> Reply:
    """`said`: in so many words; else the message only leaves it open."""
    state.set("misses", 0)
    how = how_to_find_out(form, requested, state)
    if state.get(requested) is None:
        if requested == WHICH_FACT:
            state.set(WHICH_FACT, "unsure")
        else:
            state.set(requested, [UNKNOWN] if is_set(form, requested, state) else UNKNOWN)
    state.set("skipped", [*(state.get("skipped") or []), requested])
    reply.say(text_message("\n".join(part for part in (line("not_sure" if said else "left_open"), how) if part)))
    return ask(form, state, reply, today, None)


def is_set(form: str, name: str, state: State) -> bool:
    return bool(getattr(words_of(form, name, state), "is_set", False))


def noted(form: str, state: State, reply: Reply, requested: str, today: date) -> Reply:
    """Something else was told than what was asked: the question comes again, and is left open the third time."""
    misses = int(state.get("misses", 0)) + 1
    if misses >= MOST_MISSES and still_open(form, requested, state, today):
        return _leave_open(form, state, reply, requested, today)
    state.set("misses", misses)
    reply.say(Message(line("noted"), kind="note"))
    return ask(form, state, reply, today, requested)


def _leave_open(form: str, state: State, reply: Reply, requested: str, today: date) -> Reply:
    state.set("misses", 0)
    reply.say(text_message(line("skipped", advice_line=advice_line())))
    if requested == WHICH_FACT:
        state.set(WHICH_FACT, "unsure")
    else:
        state.set(requested, [UNKNOWN] if is_set(form, requested, state) else UNKNOWN)
    return ask(form, state, reply, today, None)


def missed(form: str, state: State, reply: Reply, requested: str, today: date, first: str = "misunderstood") -> Reply:
    """`first`: the line said the first time; something told is thanked for every time."""
    misses = int(state.get("misses", 0)) + 1
    if misses >= MOST_MISSES:
        return _leave_open(form, state, reply, requested, today)
    state.set("misses", misses)
    reply.say(Message(line(first if misses == 1 or first in (TOLD, KNOWN) else "misunderstood_again"), kind="note"))
    how = how_to_find_out(form, requested, state) if misses > 1 else ""
    if how:
        reply.say(text_message(how))
    reply.say(question_message(form, requested, state, again=True))
    return reply
