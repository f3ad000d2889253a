"""Whom a message is about: the writer, or somebody the writer speaks for."""
from __future__ import annotations

import re

from advocacy.talk import whom_words as said
from advocacy.talk.owners import AGES, OWNED, exact_relation_told_of, for_somebody, owner, told_of_another, told_of_writer
from advocacy.talk.parse import Parse
from advocacy.talk.persons import PROFESSIONALS, exact_person, is_professional, is_pronoun, named_person, person_in, relations
from advocacy.talk.state import State, fact_names
from advocacy.talk.wants import Wants
from advocacy.talk.wording import wording

CARERS = "carers_assessment"
KIN = ("carer_or_friend", "nearest_relative")
GROWN = "18_plus"  # of a husband or a mother nobody needs to be asked it
# What is asked for somebody.
FOR_SOMEBODY = (".eligibility", ".which", ".get", ".who_can_ask", ".refuse")
# "Can she ...?" is asked of her in these too.
OF_THEM = (*FOR_SOMEBODY, ".help", ".best_interests", ".other_reasons")
# What is told of one person, and shows whose message it is.
SURE = ("mha_status", "decision")


def about_self(parse: Parse) -> bool:
    """Whether the message says that it is about the writer."""
    return bool(said.WRITER.search(parse.text) or re.search(r"\bmy\b", parse.text, re.IGNORECASE))


def to_me(parse: Parse) -> bool:
    return bool(said.TO_ME.search(said.FAVOUR.sub("", parse.text)))


def asks_as_family(parse: Parse, state: State) -> bool:
    """"What about me, I'm her mum": for whoever cares for the one it is about, whose case it stays."""
    return state.about_other and to_me(parse) and state.get("asker") not in PROFESSIONALS and not parse.value("mha_status") \
        and bool(said.I_AM_KIN.search(parse.text) or parse.value("asker") in KIN)


def names_person_and_fact(parse: Parse) -> bool:
    return bool(person_in(parse)) and any(e.name in fact_names() for e in parse.entities)


def turns_to_self(parse: Parse, state: State) -> bool:
    """Whether somebody who asked for another now speaks of themselves."""
    if not state.about_other or state.get("asker") in PROFESSIONALS and not said.PROFESSIONALS_OWN.search(parse.text):
        return False
    if asks_as_family(parse, state):
        return False
    if parse.value("process") == CARERS and not exact_relation_told_of(parse):
        return True  # "social services want to see how I'm coping"
    if to_me(parse) and not exact_relation_told_of(parse):
        return True
    return person_in(parse) is None and any(
        e.name == "mha_status" and not e.negated and owner(parse, e) == "self" for e in parse.entities)


def turns_to_person(parse: Parse, found: Wants, state: State) -> bool:
    """Whether a person named in the message is whom it is about, and not somebody who helps the writer."""
    if not person_in(parse):
        return False
    if is_professional(parse):
        return True
    if state.about_other:
        return _another(parse, found, state)
    if not exact_person(parse) and (state.checked or state.get("mha_status")) and not told_of_another(parse, SURE):
        spoken_of = said.FOR_THEM.search(parse.text) and state.spoken_of(person_in(parse)["they"])
        return bool(spoken_of)  # "and for him?"; but "can she come too" is of the advocate just spoken of
    if said.OWN_ASSESSMENT.search(parse.text):
        return False
    if said.HELPS.search(parse.text) and not told_of_another(parse):
        return False
    if said.CARED_FOR.search(parse.text) and not (
            for_somebody(parse, said.CARED_FOR.search(parse.text).end()) or told_of_another(parse, ("mha_status", "decision"))):
        return False
    own_case = state.checked or state.get("mha_status") or state.get("asked_facts") or told_of_writer(parse, SURE)
    owned = tuple(name for name in OWNED if not (own_case and name in AGES))  # "my husband comes too, he is 41"
    if found.talk == "and_person" or for_somebody(parse) or told_of_another(parse, owned):
        return True
    if said.MY_ADVOCATE.search(parse.text) or said.WHY_NOT_I.search(parse.text):
        return False
    if not exact_person(parse):  # "he wants to evict me": some he, of whom nothing was asked or told
        helped = any(said.only_helps(parse.text[e.end:]) for e in parse.entities if e.name == "relation")
        return any(answer.endswith(OF_THEM if helped else FOR_SOMEBODY) for answer in found.answers)
    if parse.value("asker") == "nearest_relative" or said.RELATIVE_OF.search(parse.text):
        return True
    if said.ASKED_OF_THEM.search(parse.text) and any(answer.endswith(OF_THEM) for answer in found.answers):
        return True  # "my father's plan ..., can he have one?"
    if said.MAKE_THEM.search(parse.text) and found.answers and found.answers[0].endswith((".refuse", ".should")):
        return True  # "my son doesn't want to see the imha, can I make him?"
    if said.MAY_THEY_HAVE.search(parse.text) and found.answers and found.answers[0].endswith(FOR_SOMEBODY):
        return True  # "can my dad have one? I'm in Canada"
    return not said.ABOUT_ME.search(parse.text) and not state.get("asked_facts") and not state.checked  # else it is the writer's case already


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
    if (named_person(parse) or {}).get("grown") and state.get("age") is None:
        state.set("age", GROWN)
    return bool(turns)


def _another(parse: Parse, found: Wants, state: State) -> bool:
    """Whether somebody who speaks of one person now speaks of another: a relative only mentioned is not meant."""
    if said.ANOTHER.search(parse.text) or not_their_kin(parse, state):
        return True
    exact = [entity for entity in relations(parse) if not is_pronoun(entity)]
    if exact and all(said.OF_THEIRS.search(parse.text[: entity.end]) for entity in exact):
        return False  # "her dad and I are divorced"
    if for_somebody(parse):
        return True
    if found.talk == "and_person" and not _belongs_to_them(parse):
        return True
    return told_of_another(parse, ("mha_status", "process", "decision"), exact=True)


def not_their_kin(parse: Parse, state: State) -> bool:
    """"It's for him, not his mum", when it was taken to be about her."""
    return state.about_other and state.person["phrase"].startswith(("his ", "her ", "their ")) and bool(said.NOT_THEIR_KIN.search(parse.text))


def _belongs_to_them(parse: Parse) -> bool:
    """"She has a neighbour who visits": told of the one it is about."""
    return bool(said.THEIRS.search(parse.text)) or bool(said.HELPS.search(parse.text))


def meant_me(parse: Parse) -> bool:
    """"No, it's for me, not him": what was told stays, for it was told of the writer."""
    return bool(said.MEANT_ME.search(parse.text))
