"""A message in a form that is no answer to its question, whatever words of an answer it holds."""
from __future__ import annotations

import re
from typing import Optional

from advocacy.talk.asks import looks_like_question
from advocacy.talk.meanings import terms_asked
from advocacy.talk.not_covered import not_covered
from advocacy.talk.parse import Parse
from advocacy.talk.persons import exact_person, person_in
from advocacy.talk.protests import is_other_matter
from advocacy.talk.questions import facts_of
from advocacy.talk.state import State
from advocacy.talk.telling import telling
from advocacy.talk.told import facts_in
from advocacy.talk.wants import Wants
from advocacy.talk.whom import asks_as_family, to_me, turns_to_self

_ASKS = re.compile(r"^(?:and |but |so |ok |sorry |wait )*(?:what|who|how|when|where|which|why|can|could|does|do|is|are|will)\b|\?\s*$", re.IGNORECASE)


def puts_a_question(parse: Parse) -> bool:
    """Whether it begins or ends as a question does."""
    return bool(_ASKS.search(parse.text.strip()))


def goes_beside(form: str, parse: Parse, state: State, found: Wants, talk: Optional[str]) -> bool:
    """Whether another kind, another person or the meaning of a word is asked for."""
    return bool(terms_asked(parse)) or not_covered(parse, state, found) is not None or is_other_matter(form, parse, state) or _names_other_kind(form, parse, talk) or _asks_beside(form, parse, state, found, talk)


def _asks_beside(form: str, parse: Parse, state: State, found: Wants, talk: Optional[str]) -> bool:
    """Whether a message asks about another kind or another person, whatever words of an answer it holds."""
    if asks_as_family(parse, state):
        return True
    if parse.pressed or not (puts_a_question(parse) or looks_like_question(parse.text)):
        return False
    if to_me(parse) and turns_to_self(parse, state):
        return True
    if talk == "and_service":
        return bool(parse.services) or bool(telling(facts_in(parse))) and not set(facts_in(parse)) & facts_of(form, state)
    person = person_in(parse)
    if found.answers[:1] == [f"{form}.eligibility"]:
        return exact_person(parse) and person is not None and person != state.get("person")
    return talk == "and_person" and (person is not None or turns_to_self(parse, state))


def _names_other_kind(form: str, parse: Parse, talk: Optional[str]) -> bool:
    """"Sorry, I meant an IMCA"."""
    named = [service for service in parse.services if service != form]
    return talk in ("correct", "and_service") and bool(named) and form not in parse.services and form != "which"
