"""Whose a fact in a message is: the writer's, or of a person who is named in it."""
from __future__ import annotations

from dataclasses import replace
from typing import Optional

from advocacy.talk import whom_words as said
from advocacy.talk.parse import Entity, Parse
from advocacy.talk.persons import PRONOUNS, is_pronoun, relations
from advocacy.talk.state import State
from advocacy.talk.wording import wording

AGES, DIFFICULTY = ("age", "age_number"), "difficulty"
BESIDE = ("setting", "process")  # told in passing: "my sister rang the ward"
OWNED = ("mha_status", *AGES, "process", "decision", "setting", "dols_stage", "capacity_for_this_decision")
ANY = "they"
NEAR = 16  # letters from "for my" to the person


def for_somebody(parse: Parse, after: int = 0) -> bool:
    """Whether it is asked for a person who is named: "for my mum", and not "for the IMHA" nor "complain about her"."""
    named = [entity.start for entity in relations(parse)]
    return any(found.start() >= after and not said.COMPLAINS.search(parse.text[: found.end()])
               and any(found.start() - 1 <= start <= found.end() + NEAR for start in named) for found in said.FOR.finditer(parse.text))


def told_of_another(parse: Parse, facts: tuple = OWNED, exact: bool = False) -> bool:
    """Whether a fact in the message is told of a person named in it: a place or a meeting counts only where nothing surer is the writer's."""
    owners = [(e.name, owner(parse, e, exact)) for e in parse.entities if e.name in facts and not e.negated
              and not (e.name == "setting" and said.REACHED.search(parse.text[: e.start]))]
    own = any(whose == "self" and name not in BESIDE for name, whose in owners)
    return any(whose == "other" and not (own and name in BESIDE) for name, whose in owners)


def told_of_writer(parse: Parse, facts: tuple) -> bool:
    return any(e.name in facts and not e.negated and owner(parse, e) == "self" for e in parse.entities)


def exact_relation_told_of(parse: Parse) -> bool:
    return told_of_another(parse, exact=True)


def owner(parse: Parse, fact: Entity, exact: bool = False) -> Optional[str]:
    """Whose fact it is, by the subject that stands nearest before it in its sentence, else after it."""
    start, end = said.sentence(parse.text, fact.start)
    if fact.whose == "self":
        return "self"
    named = [e for e in relations(parse) if start <= e.start < end and not said.AGENT.search(parse.text[e.end:])]  # "my mum agreed to me going in"
    first = min((e.start for e in named if not is_pronoun(e)), default=end)  # "my brother, he is ...": he is that brother
    subjects = [(e.start, "same" if exact and is_pronoun(e) and e.start < first else "other") for e in named]
    subjects += [(start + m.start(), "self") for m in said.WRITER.finditer(parse.text[start:end])]
    before = [subject for subject in subjects if subject[0] < fact.start]
    if before:
        return max(before)[1]
    return min(subjects)[1] if subjects else None


def without_facts_of_others(parse: Parse, state: State) -> Parse:
    """The message without an age that is told of somebody else than the one it is about: "my husband is coming too, he is 41".

    So with a difficulty: "my mum has dementia and I look after her" says nothing of how the writer follows a talk.
    An age of some "he" counts where it is asked for.
    """
    looked_at = [] if parse.pressed else [entity for entity in parse.entities if entity.name in AGES or entity.name == DIFFICULTY and not state.about_other]
    whose = {(entity.name, entity.start): _is_of_another(parse, entity, state) for entity in looked_at}
    strange = {fact for fact, found in whose.items() if found or found is None and fact[0] in AGES}
    if not strange:
        return parse
    open_ones = {name: [found for found in told if not whose.get((found["fact"], found["start"]))] for name, told in parse.open_mentions.items()}
    kept = [entity for entity in parse.entities if (entity.name, entity.start) not in strange]
    return replace(parse, entities=kept, open_mentions=open_ones)


def _is_of_another(parse: Parse, fact: Entity, state: State) -> Optional[bool]:
    """None of some "he" who was not named, where it is about the writer."""
    start, _ = said.sentence(parse.text, fact.start)
    named = [e for e in relations(parse) if e.start <= fact.start]
    subjects = [(e.start, e) for e in named if start <= e.start]
    subjects += [(start + found.start(), None) for found in said.WRITER.finditer(parse.text[start:fact.start])]
    if not subjects:
        return False
    whose = max(subjects, key=lambda subject: subject[0])[1]
    if whose is None:
        return state.about_other
    they = _they(whose)
    if is_pronoun(whose):  # "my husband is coming too, he is 41": he is that husband
        before = [e for e in named if not is_pronoun(e) and {_they(e), they} in ({they}, {they, ANY})]
        if not before:
            return None if not state.about_other else len({state.person["they"], they, ANY}) > 2
        whose = before[-1]
    if not state.about_other:
        return True
    known = wording()["persons"][whose.value]
    return ANY not in (known["they"], state.person["they"]) and known["phrase"].split()[-1] != state.person["phrase"].split()[-1]


def _they(entity: Entity) -> str:
    if not is_pronoun(entity):
        return wording()["persons"][entity.value]["they"]
    return next((they for they, words in PRONOUNS.items() if words.search(entity.text.lower())), ANY)
