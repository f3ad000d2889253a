"""Who is named in a message."""
from __future__ import annotations

import re
from typing import Dict, List, Optional

from advocacy.talk import whom_words as said
from advocacy.talk.parse import Entity, Parse
from advocacy.talk.wording import wording

PROFESSIONALS = ("other_professional", "responsible_clinician", "amhp")
PRONOUNS = {"she": re.compile(r"\b(?:she|her|hers|shes)\b"), "he": re.compile(r"\b(?:he|his|him|hes)\b")}


def person_in(parse: Parse) -> Optional[Dict[str, str]]:
    """Whom a message is about, when it is somebody else: `{"phrase": "your mother", "they": "she"}`."""
    found = named_person(parse)
    return found and {"phrase": found["phrase"], "they": found["they"]}


def named_person(parse: Parse) -> Optional[Dict[str, str]]:
    """The same as `persons` of talk.yml has it."""
    known = wording()["persons"]
    named = relations(parse)
    exact = [e for e in named if not is_pronoun(e)]
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


def exact_person(parse: Parse) -> bool:
    """Whether a person is named, and not only a he or she."""
    return any(not is_pronoun(entity) for entity in relations(parse))


def relations(parse: Parse) -> List[Entity]:
    """Persons named; "she" beside "my CPN" or "my doctor" is that professional."""
    named = [e for e in parse.entities if e.name == "relation" and not e.negated
             and not (e.value == "patient" and said.I_AM_A.search(parse.text[: e.start]))]  # "I'm an informal patient"
    staff = re.search(r"\bmy (?:\w+ )?(?:cpn|doctor|gp|consultant|psychiatrist|nurse|social worker|support worker|care coordinator|key ?worker|carer|personal assistant|advocate|solicitor)\b",
                      parse.text, re.IGNORECASE)
    if staff and not is_professional(parse):
        named = [e for e in named if not (is_pronoun(e) and e.start > staff.start())]
    return [e for e in named if is_pronoun(e) or not (_of_the_client(parse, e) or said.only_helps(parse.text[e.end:]))]


def _of_the_client(parse: Parse, kin: Entity) -> bool:
    """"A man whose case I have, his mum ...", "for him, not his mum": somebody near the one it is about."""
    theirs = bool(said.OF_THEIRS.search(parse.text[: kin.end]))
    return theirs and (is_professional(parse) or bool(said.NOT_THEIR_KIN.search(parse.text[: kin.end])))


def is_pronoun(entity: Entity) -> bool:
    """Whether somebody is only called he, she or they, and not by what they are to the writer."""
    known = wording()["persons"]
    return entity.value not in known or known[entity.value]["phrase"] == known["someone"]["phrase"]


def _of_a_professional(parse: Parse) -> Dict[str, str]:
    persons = wording()["persons"]
    return persons["client"] if said.COUNCIL_STAFF.search(parse.text) else persons["patient"]
