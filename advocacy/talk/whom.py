"""Whom a message is about: the writer, or somebody the writer speaks for."""
from __future__ import annotations

import re
from typing import Dict, List, Optional

from advocacy.talk import whom_words as said
from advocacy.talk.parse import Entity, Parse
from advocacy.talk.state import State, fact_names
from advocacy.talk.wants import Wants
from advocacy.talk.wording import wording

PROFESSIONALS = ("other_professional", "responsible_clinician", "amhp")
CARERS = ("carer_or_friend", "nearest_relative")
PRONOUNS = {"she": re.compile(r"\b(?:she|her|hers|shes)\b"), "he": re.compile(r"\b(?:he|his|him|hes)\b")}
GROWN = "18_plus"  # of a husband or a mother nobody needs to be asked it
# What is asked for somebody.
FOR_SOMEBODY = (".eligibility", ".which", ".get", ".who_can_ask", ".refuse")
# "Can she ...?" is asked of her in these too.
OF_THEM = (*FOR_SOMEBODY, ".help", ".best_interests", ".other_reasons")
# What is told of one person, and shows whose message it is.
SURE = ("mha_status", "age", "age_number", "decision")
BESIDE = ("setting", "process")  # told in passing: "my sister rang the ward"
OWNED = ("mha_status", "age", "age_number", "process", "decision", "setting", "dols_stage", "capacity_for_this_decision")

NEAR = 16  # letters from "for my" to the person


def person_in(parse: Parse) -> Optional[Dict[str, str]]:
    """Whom a message is about, when it is somebody else: `{"phrase": "your mother", "they": "she"}`."""
    found = _named(parse)
    return found and {"phrase": found["phrase"], "they": found["they"]}


def _named(parse: Parse) -> Optional[Dict[str, str]]:
    """The same as `persons` of talk.yml has it."""
    known = wording()["persons"]
    named = _relations(parse)
    exact = [e for e in named if not _pronoun(e)]
    for entity in exact or named:
        found = known.get(entity.value) or known["someone"]
        named_as = entity.text.lower()
        pronoun = next((p for p, words in PRONOUNS.items() if words.search(named_as)), None)
        if not exact and is_professional(parse):
            found = _of_a_professional(parse)
            pronoun = pronoun or said.theirs(parse.text)
        if pronoun and not exact:
            return {**found, "they": pronoun}
        whose = re.search(r"\b(his|her|their)\s+(?:\w+)?$", parse.text[: entity.end], re.IGNORECASE)
        return {**found, "phrase": found["phrase"].replace("your ", f"{whose[1].lower()} ")} if whose else found
    if is_professional(parse) and not said.PROFESSIONALS_OWN.search(parse.text):
        theirs = said.theirs(parse.text)
        return {**_of_a_professional(parse), **({"they": theirs} if theirs else {})}
    return None


def is_professional(parse: Parse) -> bool:
    return any(e.name == "asker" and e.value in PROFESSIONALS for e in parse.entities)


def about_self(parse: Parse) -> bool:
    """Whether the message says that it is about the writer."""
    return bool(said.WRITER.search(parse.text) or re.search(r"\bmy\b", parse.text, re.IGNORECASE))


def to_me(parse: Parse) -> bool:
    return bool(said.TO_ME.search(said.FAVOUR.sub("", parse.text)))


def asks_as_family(parse: Parse, state: State) -> bool:
    """"What about me, I'm her mum": for whoever cares for the one it is about, whose case it stays."""
    return state.about_other and to_me(parse) and state.get("asker") not in PROFESSIONALS and not parse.value("mha_status") \
        and bool(said.I_AM_KIN.search(parse.text) or parse.value("asker") in CARERS)


def names_person_and_fact(parse: Parse) -> bool:
    return bool(person_in(parse)) and any(e.name in fact_names() for e in parse.entities)


def turns_to_self(parse: Parse, state: State) -> bool:
    """Whether somebody who asked for another now speaks of themselves."""
    if not state.about_other or state.get("asker") in PROFESSIONALS and not said.PROFESSIONALS_OWN.search(parse.text):
        return False
    if asks_as_family(parse, state):
        return False
    if to_me(parse) and not _exact_relation_told_of(parse):
        return True
    return person_in(parse) is None and any(
        e.name == "mha_status" and not e.negated and _owner(parse, e) == "self" for e in parse.entities)


def turns_to_person(parse: Parse, found: Wants, state: State) -> bool:
    """Whether a person named in the message is whom it is about, and not somebody who helps the writer."""
    if not person_in(parse):
        return False
    if is_professional(parse):
        return True
    if state.about_other:
        return _another(parse, found, state)
    if not exact_person(parse) and (state.checked or state.get("mha_status")) and not _told_of_another(parse, SURE):
        return False  # "can she come too": the advocate just spoken of
    if said.OWN_ASSESSMENT.search(parse.text):
        return False
    if said.HELPS.search(parse.text) and not _told_of_another(parse):
        return False
    if said.CARED_FOR.search(parse.text) and not (
            _for_somebody(parse, said.CARED_FOR.search(parse.text).end()) or _told_of_another(parse, ("mha_status", "decision"))):
        return False
    if found.talk == "and_person" or _for_somebody(parse) or _told_of_another(parse):
        return True
    if said.MY_ADVOCATE.search(parse.text):
        return False
    if not exact_person(parse):  # "he wants to evict me": some he, of whom nothing was asked or told
        helped = any(said.only_helps(parse.text[e.end:]) for e in parse.entities if e.name == "relation")
        return any(answer.endswith(OF_THEM if helped else FOR_SOMEBODY) for answer in found.answers)
    if parse.value("asker") == "nearest_relative":
        return True
    if said.ASKED_OF_THEM.search(parse.text) and any(answer.endswith(OF_THEM) for answer in found.answers):
        return True  # "my father's plan ..., can he have one?"
    return not said.ABOUT_ME.search(parse.text) and not state.get("asked_facts") and not state.checked  # else it is the writer's case already


def exact_person(parse: Parse) -> bool:
    """Whether a person is named, and not only a he or she."""
    return any(not _pronoun(entity) for entity in _relations(parse))


def state_person(state: State, parse: Parse, another: bool = False) -> bool:
    """Takes over whom the message is about; another person puts the first one's facts aside. True when it turned.

    `another`: somebody beside the one it was about ("what about my mum?"), and not the same one named at last.
    """
    person = person_in(parse)
    someone = wording()["persons"]["someone"]["phrase"]
    if person and person["phrase"] == someone:
        if state.about_other and state.person["they"] in (person["they"], "they"):
            return False  # "she" is the one it is about
        person = state.spoken_of(person["they"]) or not_their_kin(parse, state) and state.spoken_of("they") or person
    other_one = said.OTHER_ONE.search(parse.text)
    if person and other_one:
        person = {**person, "phrase": person["phrase"].replace("your ", "your other ")}
    if not person or person == state.get("person"):
        return False
    known = state.get("person")
    if known and not other_one and (known["phrase"] == person["phrase"] or person["phrase"] == someone):
        return False  # "she" after "my mother" is the same person
    told = bool(known or state.checked and state.facts or another or state.was_about(person))
    turns = told and (known or not said.SAME_CASE.search(parse.text))
    if turns:
        state.turn_to(person)
    else:
        state.set("person", person)
        state.set("subject", "other")
    if (_named(parse) or {}).get("grown") and state.get("age") is None:
        state.set("age", GROWN)
    return bool(turns)


def _relations(parse: Parse) -> List[Entity]:
    """Persons named; "she" beside "my CPN" or "my doctor" is that professional."""
    named = [e for e in parse.entities if e.name == "relation" and not e.negated
             and not (e.value == "patient" and said.I_AM_A.search(parse.text[: e.start]))]  # "I'm an informal patient"
    staff = re.search(r"\bmy (?:\w+ )?(?:cpn|doctor|gp|consultant|psychiatrist|nurse|social worker|support worker|care coordinator|key ?worker|carer|personal assistant|advocate|solicitor)\b",
                      parse.text, re.IGNORECASE)
    if staff and not is_professional(parse):
        named = [e for e in named if not (_pronoun(e) and e.start > staff.start())]
    return [e for e in named if _pronoun(e) or not (_of_the_client(parse, e) or said.only_helps(parse.text[e.end:]))]


def _of_the_client(parse: Parse, kin: Entity) -> bool:
    """"A man whose case I have, his mum ...", "for him, not his mum": somebody near the one it is about."""
    theirs = bool(said.OF_THEIRS.search(parse.text[: kin.end]))
    return theirs and (is_professional(parse) or bool(said.NOT_THEIR_KIN.search(parse.text[: kin.end])))


def _pronoun(entity: Entity) -> bool:
    """Whether somebody is only called he, she or they, and not by what they are to the writer."""
    known = wording()["persons"]
    return entity.value not in known or known[entity.value]["phrase"] == known["someone"]["phrase"]


def _of_a_professional(parse: Parse) -> Dict[str, str]:
    persons = wording()["persons"]
    return persons["client"] if said.COUNCIL_STAFF.search(parse.text) else persons["patient"]


def _another(parse: Parse, found: Wants, state: State) -> bool:
    """Whether somebody who speaks of one person now speaks of another: a relative only mentioned is not meant."""
    if said.ANOTHER.search(parse.text):
        return True
    if not_their_kin(parse, state):
        return True
    exact = [entity for entity in _relations(parse) if not _pronoun(entity)]
    if exact and all(said.OF_THEIRS.search(parse.text[: entity.end]) for entity in exact):
        return False  # "her dad and I are divorced"
    if _for_somebody(parse):
        return True
    if found.talk == "and_person" and not _belongs_to_them(parse):
        return True
    return _told_of_another(parse, ("mha_status", "age", "process", "decision"), exact=True)


def not_their_kin(parse: Parse, state: State) -> bool:
    """"It's for him, not his mum", when it was taken to be about her."""
    return state.about_other and state.person["phrase"].startswith(("his ", "her ", "their ")) and bool(said.NOT_THEIR_KIN.search(parse.text))


def _belongs_to_them(parse: Parse) -> bool:
    """"She has a neighbour who visits": told of the one it is about."""
    return bool(said.THEIRS.search(parse.text)) or bool(said.HELPS.search(parse.text))


def _for_somebody(parse: Parse, after: int = 0) -> bool:
    """Whether it is asked for a person who is named: "for my mum", and not "for the IMHA" nor "complain about her"."""
    named = [entity.start for entity in _relations(parse)]
    return any(found.start() >= after and not said.COMPLAINS.search(parse.text[: found.end()])
               and any(found.start() - 1 <= start <= found.end() + NEAR for start in named) for found in said.FOR.finditer(parse.text))


def _told_of_another(parse: Parse, facts: tuple = OWNED, exact: bool = False) -> bool:
    """Whether a fact in the message is told of a person named in it: a place or a meeting counts only where nothing surer is the writer's."""
    owners = [(e.name, _owner(parse, e, exact)) for e in parse.entities if e.name in facts and not e.negated
              and not (e.name == "setting" and said.REACHED.search(parse.text[: e.start]))]
    own = any(owner == "self" and name not in BESIDE for name, owner in owners)
    return any(owner == "other" and not (own and name in BESIDE) for name, owner in owners)


def _exact_relation_told_of(parse: Parse) -> bool:
    return _told_of_another(parse, exact=True)


def _owner(parse: Parse, fact: Entity, exact: bool = False) -> Optional[str]:
    """Whose fact it is, by the subject that stands nearest before it in its sentence, else after it."""
    start, end = said.sentence(parse.text, fact.start)
    if fact.whose == "self":
        return "self"
    named = [e for e in _relations(parse) if start <= e.start < end and not said.AGENT.search(parse.text[e.end:])]  # "my mum agreed to me going in"
    first = min((e.start for e in named if not _pronoun(e)), default=end)  # "my brother, he is ...": he is that brother
    subjects = [(e.start, "same" if exact and _pronoun(e) and e.start < first else "other") for e in named]
    subjects += [(start + m.start(), "self") for m in said.WRITER.finditer(parse.text[start:end])]
    before = [subject for subject in subjects if subject[0] < fact.start]
    if before:
        return max(before)[1]
    return min(subjects)[1] if subjects else None


def meant_me(parse: Parse) -> bool:
    """"No, it's for me, not him": what was told stays, for it was told of the writer."""
    return bool(said.MEANT_ME.search(parse.text))
