"""When it is not clear what is meant: a question between two, or words for somebody not understood."""
from __future__ import annotations

from datetime import date
from typing import List

from advocacy.knowledge import load_knowledge
from advocacy.talk import buttons
from advocacy.talk.answering import advice_line, answer_message, text_message
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import State
from advocacy.talk.wants import Wants
from advocacy.talk.wording import line, wording


def ask_which_is_meant(found: Wants, state: State, reply: Reply) -> None:
    """"Do you want to know ..., or ...?", with both as buttons."""
    known = load_knowledge().answers
    ids: List[str] = found.doubt
    if len(ids) == 1:
        text = line("doubt_one", first=known[ids[0]].about)
        state.set("offer", {"answer": ids[0]})
    else:
        text = line("doubt", first=known[ids[0]].about, second=known[ids[1]].about)
        state.set("offer", {"between": ids})
    reply.say(Message(text, kind="question", buttons=buttons.doubt(ids)))


def say_lost(state: State, reply: Reply, today: date) -> None:
    """Says so, and what it can do; the second time in a row offers a person."""
    doubts = int(state.get("doubts", 0)) + 1
    state.set("doubts", doubts)
    offered = buttons.answers(wording()["can_do_buttons"])
    if doubts == 1:
        reply.say(answer_message("scope.unknown", state, today))
        return
    person = buttons.press(line("person_button"), answer="contact.advice_line")
    reply.say(text_message(line("lost_again", advice_line=advice_line()), answer="scope.unknown", buttons=[person, *offered]))
