"""Facts and services told in a message."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict, List, Optional

from advocacy.eligibility import FactError, load_rules
from advocacy.nlu.terms import Mention, current_facts
from advocacy.talk.asks import looks_like_question
from advocacy.talk.open_facts import still_open
from advocacy.talk.parse import ENTITY_TO_FACT, Parse
from advocacy.talk.persons import person_in
from advocacy.talk.state import UNKNOWN, WHICH_FACT, State, fact_names
from advocacy.talk.wants import Wants
from advocacy.talk.whom import FOR_SOMEBODY, about_self
from advocacy.talk.whom_words import I_AM_KIN
from advocacy.talk.wording import wording

# "Nobody really" may be said of anything: what shuts a door counts only where it was asked.
NOT_UNASKED = (None, UNKNOWN, [UNKNOWN], [], "none", ["none"], "no", "has")
# A relative only mentioned is no helper: "her sons been taking her pension".
SHUTS = {"appropriate_person": "one_meets_all_tests", "someone_appropriate_to_consult": "yes"}
TELLING = 8  # letters of what is more than a yes or a no
_NOT = re.compile(r"^[\s,.;:-]*(?:(?:not|and|but|it'?s|it is|i'?m|i am|on|an?|the|section|sec)\b[\s,.;:-]*)*$", re.IGNORECASE)
CARER, NEEDS, CARERS = "carer", "needs_assessment", "carers_assessment"
NOT_FACTS = ("service", "relation", "org", "place", "answer", "duration_days", "setting", "number")


def mentions(parse: Parse, expect: Optional[str] = None) -> List[Mention]:
    """Domain terms of a typed message, read as an answer to the question about `expect`.

    Mostly they come with the message: the words of the field and their library are in Rasa's process only.
    """
    if expect is None and parse.understood:
        return [Mention(e.name, e.value, e.start, e.end, e.text, e.negated, e.past, e.whose) for e in parse.entities]
    if expect in parse.open_mentions:
        return [Mention(**found) for found in parse.open_mentions[expect]]
    return found_in(parse.text, expect)


def found_in(text: str, expect: Optional[str] = None) -> List[Mention]:
    """Domain terms found by the finder itself, which is loaded at the first call."""
    from advocacy.nlu.reading import load_terms

    wanted = {fact: entity for entity, fact in ENTITY_TO_FACT.items()}.get(expect, expect)
    return load_terms().find(text, expect=wanted, today=date.today())


def facts_in(parse: Parse, expect: Optional[str] = None, of: Optional[str] = None) -> Dict[str, Any]:
    """`{fact: value}` told in the message; values not allowed by the rules are left out.

    `of`: "self" or "other", whom it is about: "I am on a 2, she is on a 3" tells of both.
    """
    if parse.pressed:
        found: Dict[str, Any] = {}
        for entity in parse.entities:
            found[entity.name] = entity.value
    else:
        found = {
            ENTITY_TO_FACT.get(name, name): value
            for name, value in current_facts(_of(mentions(parse, expect), of)).items()
            if name not in NOT_FACTS
        }
    return {name: value for name, value in ((n, accepted(n, v)) for n, v in found.items()) if value is not None}


def _of(told: List[Mention], whom: Optional[str]) -> List[Mention]:
    """Without what is told of the other one, where a status is told of each."""
    whose = {mention.whose for mention in told if mention.whose}
    return [mention for mention in told if not (whom in whose and len(whose) > 1 and mention.whose and mention.whose != whom)]


def of_a_carer(facts: Dict[str, Any], parse: Parse, state: State) -> Dict[str, Any]:
    """"An assessment of me", by somebody who said before that they look after their mum, is a carer's."""
    carer = CARER in (facts.get("role"), state.get("role")) and not parse.pressed and not state.about_other
    return {**facts, "process": CARERS} if carer and facts.get("process") == NEEDS else facts


def status_of_the_other(parse: Parse, of: str) -> Optional[Any]:
    """The status that a message tells of the one it is not about, beside that of the one it is about; or None."""
    whose = {entity.whose for entity in parse.entities if entity.whose}
    if len(whose) < 2:
        return None
    return facts_in(parse, of="self" if of == "other" else "other").get("mha_status")


def facts_beside(parse: Parse, state: State, form: Optional[str], today: date) -> Dict[str, Any]:
    """A fact that was not asked for just now, told in words that only make sense as an answer: `{fact: value}`, one or none.

    "My support worker is paid to help" after an outcome that rested on it. A bare yes or no tells nothing unasked.
    """
    open_ones = still_open(form, None, state.before, today)
    for name in parse.open_mentions:
        value = _read_as(name, parse) if name in open_ones else None
        if SHUTS.get(name) == value and not I_AM_KIN.search(parse.text):
            continue
        if value not in NOT_UNASKED:
            return {name: value}
    return {}


def put_right(parse: Parse, state: State, corrects: bool) -> Dict[str, Any]:
    """Known facts that a message tells anew: `{fact: value}`.

    `corrects`: it is said as a correction; else the known value must be denied beside the new one: "136, not 135".
    """
    found = {}
    for name in state.facts if not parse.pressed else ():
        value = _read_as(name, parse) if name in parse.open_mentions else None
        if value not in NOT_UNASKED and (corrects or _denied(name, parse, state) and _one_not_other(name, parse)):
            found[name] = value
    return found


def denies_known(parse: Parse, state: State) -> bool:
    """"It's not a 3", said by somebody who is known to be on one."""
    return any(_denied(name, parse, state) for name in parse.open_mentions)


def _denied(name: str, parse: Parse, state: State) -> bool:
    known = state.get(name)
    values = known if isinstance(known, list) else [known]
    return any(m.negated and m.value in values and ENTITY_TO_FACT.get(m.fact, m.fact) == name for m in mentions(parse, name))


def _one_not_other(name: str, parse: Parse) -> bool:
    """"136 not 135", "not a 2, its a 3": nothing else stands between the two."""
    told = sorted((m for m in mentions(parse, name) if ENTITY_TO_FACT.get(m.fact, m.fact) == name), key=lambda m: m.start)
    return any(one.negated != other.negated and _NOT.match(parse.text[one.end : other.start]) for one, other in zip(told, told[1:]))


def _read_as(name: str, parse: Parse) -> Optional[Any]:
    """What a message tells when it is read as an answer about `name`; None where its words may be about anything."""
    telling = [m for m in mentions(parse, name) if ENTITY_TO_FACT.get(m.fact, m.fact) == name and not m.negated and _telling(name, m.text)]
    return facts_in(parse, name).get(name) if telling else None


def _telling(name: str, text: str) -> bool:
    """A section is told by its number alone: "assessment" may be anything."""
    return any(map(str.isdigit, text)) or len(text) >= TELLING and name != "mha_status"


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


def services_in(parse: Parse) -> List[str]:
    """Kinds of advocate named, in the order they are named."""
    return parse.services


def tells_facts(parse: Parse, found: Wants) -> bool:
    """Whether the facts named in a message are told of somebody; "what is a CTO?" tells none."""
    if about_self(parse) or person_in(parse) is not None or not looks_like_question(parse.text):
        return True
    return any(answer.endswith(FOR_SOMEBODY) for answer in found.answers)
