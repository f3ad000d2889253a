"""Facts, people and services told in a message."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, List, Optional

from advocacy.eligibility import FactError, load_rules
from advocacy.nlu.terms import Mention, current_facts
from advocacy.nlu.units import looks_like_question
from advocacy.talk.parse import ENTITY_TO_FACT, Parse
from advocacy.talk.state import WHICH_FACT, State, fact_names
from advocacy.talk.wants import Wants
from advocacy.talk.wording import wording

PROFESSIONALS = ("other_professional", "responsible_clinician", "amhp")
PRONOUNS = {"she": ("she", "her"), "he": ("he", "hi")}
NOT_FACTS = ("service", "relation", "org", "place", "answer", "duration_days", "setting", "number")


def mentions(parse: Parse, expect: Optional[str] = None) -> List[Mention]:
    """Domain terms of a typed message, read as an answer to the question about `expect`.

    Mostly they come with the message: the words of the field and their library are in Rasa's process only.
    """
    if expect is None and parse.understood:
        return [Mention(e.name, e.value, e.start, e.end, e.text, e.negated, e.past) for e in parse.entities]
    if expect is not None and expect == parse.expected:
        return [Mention(**found) for found in parse.expected_mentions]
    return found_in(parse.text, expect)


def found_in(text: str, expect: Optional[str] = None) -> List[Mention]:
    """Domain terms found by the finder itself, which is loaded at the first call."""
    from advocacy.nlu.reading import load_terms

    wanted = {fact: entity for entity, fact in ENTITY_TO_FACT.items()}.get(expect, expect)
    return load_terms().find(text, expect=wanted, today=date.today())


def facts_in(parse: Parse, expect: Optional[str] = None) -> Dict[str, Any]:
    """`{fact: value}` told in the message; values not allowed by the rules are left out."""
    if parse.pressed:
        found: Dict[str, Any] = {}
        for entity in parse.entities:
            found[entity.name] = entity.value
    else:
        found = {
            ENTITY_TO_FACT.get(name, name): value
            for name, value in current_facts(mentions(parse, expect)).items()
            if name not in NOT_FACTS
        }
    return {name: value for name, value in ((n, accepted(n, v)) for n, v in found.items()) if value is not None}


def accepted(name: str, value: Any) -> Any:
    """The value as the rules take it, or None."""
    if name == WHICH_FACT:
        return value if value in [choice["value"] for choice in wording()["which"]["choices"]] else None
    if name not in fact_names():
        return None
    for service in load_rules().services.values():
        if name in service.facts:
            fact = service.facts[name]
            if fact.is_set and not isinstance(value, list):
                value = value if value in ("unknown", "none") and name != "mha_status" else [value]
            try:
                return fact.parse(value)
            except (FactError, ValueError, TypeError):
                return None
    return None


def person_in(parse: Parse) -> Optional[Dict[str, str]]:
    """Whom a message is about, when it is somebody else: `{"phrase": "your mother", "they": "she"}`."""
    known = wording()["persons"]
    named = [e for e in parse.entities if e.name == "relation" and not e.negated]
    exact = [e for e in named if e.value in known and known[e.value]["phrase"] != known["someone"]["phrase"]]
    for entity in exact or named:
        found = known.get(entity.value) or known["someone"]
        said = entity.text.lower()
        pronoun = next((p for p, starts in PRONOUNS.items() if said.startswith(starts)), None)
        if not exact and is_professional(parse):
            found = known["patient"]
        return {**found, "they": pronoun} if pronoun and not exact else found
    if is_professional(parse) and any(
        e.name in ("mha_status", "decision", "process") for e in parse.entities
    ):
        return known["patient"]
    return None


def about_self(parse: Parse) -> bool:
    """Whether the message says that it is about the writer."""
    words = set(parse.text.lower().replace("'", " ").split())
    return bool(words & {"i", "im", "me", "my", "ive", "myself", "i'm"})


def services_in(parse: Parse) -> List[str]:
    """Kinds of advocate named, in the order they are named."""
    return parse.services


_I_AM = re.compile(r"\b(?:i'?m|i am|i'?ve been|i have been|i was|i got)\b", re.IGNORECASE)


def turns_to_self(parse: Parse, state: State) -> bool:
    """Whether somebody who asked for another now tells of their own section or order."""
    own = any(e.name == "mha_status" and not e.negated for e in parse.entities)
    return state.about_other and own and person_in(parse) is None and bool(_I_AM.search(parse.text))


def names_person_and_fact(parse: Parse) -> bool:
    return bool(person_in(parse)) and any(e.name in fact_names() for e in parse.entities)


def state_person(state: State, parse: Parse) -> None:
    """Takes over whom the message is about; another person puts the first one's facts aside."""
    person = person_in(parse)
    if not person or person == state.get("person"):
        return
    known = state.get("person")
    if known and (known["phrase"] == person["phrase"] or person["phrase"] == wording()["persons"]["someone"]["phrase"]):
        return  # "she" after "my mother" is the same person
    if known or (state.checked and state.facts):
        state.forget_person()
    state.set("person", person)
    state.set("subject", "other")


_FOR = re.compile(r"\b(?:for|about|with) (?:my|our|a|an|the|his|her|this|one of my)\b", re.IGNORECASE)
_ABOUT_ME = re.compile(
    r"\b(?:for me|help me|i am|i'm|im|i've been|ive been|am i|can i|could i|do i|should i|may i|i was|my section|my cto|my rights)\b",
    re.IGNORECASE,
)


# What is asked for somebody: the facts named beside it are theirs.
FOR_SOMEBODY = (".eligibility", ".which", ".get", ".who_can_ask", ".refuse")


def tells_facts(parse: Parse, found: Wants) -> bool:
    """Whether the facts named in a message are told of somebody; "what is a CTO?" tells none."""
    if about_self(parse) or person_in(parse) is not None or not looks_like_question(parse.text):
        return True
    return any(answer.endswith(FOR_SOMEBODY) for answer in found.answers)


def is_professional(parse: Parse) -> bool:
    return any(e.name == "asker" and e.value in PROFESSIONALS for e in parse.entities)


def takes_person(parse: Parse, found: Wants, state: State) -> bool:
    """Whether a relation named in the message is whom it is about, and not somebody who helps the writer."""
    if not person_in(parse):
        return False
    if is_professional(parse):
        return True
    if found.talk == "and_person" or _FOR.search(parse.text) or not _ABOUT_ME.search(parse.text):
        return True
    return any(e.name in ("mha_status", "age", "process", "decision") for e in parse.entities) and not re.search(
        r"\b(?:i am|i'm|im|i was|i've been|ive been|me)\b", parse.text, re.IGNORECASE)
