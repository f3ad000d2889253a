"""What a message means by naming a kind of advocate or an organisation beside what was talked of."""
from __future__ import annotations

import re
from datetime import date
from typing import List, Optional

from advocacy.knowledge import load_knowledge
from advocacy.talk.giving import give
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Reply
from advocacy.talk.state import State
from advocacy.talk.told import services_in
from advocacy.talk.in_context import for_service

MOST_WORDS_OF_A_CHOICE = 5
OF_EACH_KIND = ("what", "help", "get", "eligibility", "refuse", "records", "who", "who_can_ask")


# "and what's the difference with an IMCA"
_WHAT = re.compile(r"\bdifferen(?:ce|t)\b|\b(?:what|who)(?:'?s| is| are)\b|\bcompared?\b", re.IGNORECASE)


def same_of_another(parse: Parse, state: State, reply: Reply, active: Optional[str], today: date) -> None:
    """"And an IMCA?": what was asked last, of another kind of advocate."""
    act = "what" if _WHAT.search(parse.text) else (state.topic or ".what").split(".")[1]
    act = act if act in OF_EACH_KIND else "eligibility" if state.checked else "what"
    for service in services_in(parse)[:2]:
        same = f"{service}.{act}"
        other = f"{service}.eligibility" if state.checked else for_service("what", service)
        give(same if same in load_knowledge().answers else other, state, reply, active, today)


def picked_between(parse: Parse, state: State) -> Optional[str]:
    """"The Care Act one", after a doubt between two."""
    between = (state.get("offer") or {}).get("between", [])
    kinds = services_in(parse)
    if not between or len(kinds) != 1 or len(parse.text.split()) > MOST_WORDS_OF_A_CHOICE:
        return None
    state.set("offer", None)
    return next((answer for answer in between if answer.split(".")[0] == kinds[0]), None)


def with_other_contacts(answers: List[str], parse: Parse) -> List[str]:
    """"VoiceAbility's number, and POhWER's?" asks for both."""
    if not answers[0].startswith("contact."):
        return answers
    return list(dict.fromkeys([*answers, *contacts_named(parse)]))[:2]


def contacts_named(parse: Parse) -> List[str]:
    """The answers with the contacts of the organisations that a message names."""
    return [answer for answer in (f"contact.{one}" for one in parse.values("org")) if answer in load_knowledge().answers]
