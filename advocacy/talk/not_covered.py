"""What nothing read for the guide answers: said truthfully, and the nearest answer after it."""
from __future__ import annotations

from datetime import date
from typing import List, Optional

from advocacy.knowledge import load_knowledge
from advocacy.nlu.units import asks_at_its_end, split_units
from advocacy.talk.giving import give, give_act
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import State
from advocacy.talk.in_context import WITHOUT_SERVICE


def not_covered(parse: Parse) -> Optional[str]:
    """The key of `knowledge/not_covered.yml` that a typed question is about, or None."""
    asked = None if parse.pressed or not any(map(asks_at_its_end, split_units(parse.text))) else parse.value("not_covered")
    return asked if asked in load_knowledge().not_covered else None


def say_not_covered(asked: str, parse: Parse, wanted: List[str], state: State, reply: Reply, active: Optional[str], today: date) -> None:
    """`wanted`: the answers the message was read as; a check among them is begun, else the nearest answer is given.

    `active`: the form that is running, or None.
    """
    entry = load_knowledge().not_covered[asked]
    shown = load_knowledge().render_text(entry.text.strip())
    reply.say(Message(shown.text, kind="note", links=list(shown.links)))
    check = next((answer for answer in wanted if answer.endswith(".eligibility")), None)
    service = next(iter(parse.services), state.service)
    if "." in entry.then:
        give(entry.then, state, reply, active, today, parse)
    elif check or not service:
        give(check or WITHOUT_SERVICE[entry.then], state, reply, active, today, parse)
    else:
        give_act(entry.then, service, state, reply, active, today)
