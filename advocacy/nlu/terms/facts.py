"""From mentions to facts: what is so now, as the rules of eligibility want it."""

from __future__ import annotations

from typing import Dict, Iterable, List, Union

from advocacy.nlu.terms.mention import Mention, Value

_BESIDE = 12  # letters between "hospital" and the country it is in
SETS = ("mha_status", "difficulty")
# "homeless, and social services do an assessment" is about the assessment
SELDOM_MEANT = ("charging_or_benefits", "housing", "debt", "court", "complaint_about_social_care")
# these never stand beside a status that says more
VAGUE = ("sectioned_type_unknown",)
# "sectioned in Bristol" tells where somebody is held, as "in hospital in Bristol" does
HELD = ("sectioned_type_unknown", "s2", "s3", "s4", "s5_2", "s5_4", "s37_hospital", "s37_41", "informal")
ENDS = ("absolute_discharge", "not_in_hospital_no_order", "informal", "section_ended_staying_informally", "being_assessed")


def current_facts(mentions: Iterable[Mention]) -> Dict[str, Union[Value, List[str]]]:
    """{fact: value}, sets as lists in the order told. What is denied or past is left out.

    "Not sectioned" is only a status when it is known where the person is: on a ward it is
    `informal`, at home `not_in_hospital_no_order`. A later word for a single fact goes before an
    earlier one, because people correct themselves.
    """
    mentions = list(mentions)
    facts: Dict[str, Union[Value, List[str]]] = {}
    for mention in mentions:
        if not mention.current:
            continue
        if mention.fact in SETS:
            told = facts.setdefault(mention.fact, [])
            if mention.value not in told:
                told.append(mention.value)
        elif mention.fact == "subject":
            # "for my mum, I'm at home": whom it is about is told first
            facts.setdefault("subject", mention.value)
        elif mention.fact == "process" and mention.value in SELDOM_MEANT and facts.get("process", mention.value) not in SELDOM_MEANT:
            continue
        elif mention.fact == "relation":
            if facts.get("relation", "person") == "person":  # "my brother's a patient" is about a brother
                facts["relation"] = mention.value
        elif mention.fact == "nation" and "nation" in facts and _of_a_place_of_care(facts["nation"], mentions):
            continue  # "he is in hospital in Wales but we live in England" is about the hospital
        else:
            facts[mention.fact] = mention.value
    status = _status(list(facts.get("mha_status", [])), mentions)
    if status:
        facts["mha_status"] = status
    else:
        facts.pop("mha_status", None)
    if len(facts.get("difficulty", [])) > 1:
        facts["difficulty"] = [limb for limb in facts["difficulty"] if limb not in ("none", "unknown")]
    return facts


def _of_a_place_of_care(nation: Value, mentions: List[Mention]) -> bool:
    told = [m for m in mentions if m.fact == "nation" and m.current and m.value == nation]
    places = [m for m in mentions if m.current and (m.fact == "setting" and m.value != "home" or m.fact == "mha_status" and m.value in HELD)]
    return any(0 <= m.start - place.end <= _BESIDE for m in told for place in places)


def _status(told: List[str], mentions: List[Mention]) -> List[str]:
    settings = {m.value for m in mentions if m.fact == "setting" and m.current}
    if not told:
        off = [m for m in mentions if m.fact == "mha_status" and m.value in VAGUE and not m.current]
        if off and settings & {"ward", "hospital"}:
            over = any(m.past for m in off)
            return ["section_ended_staying_informally" if over else "informal"]
        if off and "home" in settings:
            return ["not_in_hospital_no_order"]
        return []
    exact = [value for value in told if value not in VAGUE]
    lasting = [value for value in exact if value not in ENDS and value != "unknown"]
    if lasting:
        # "discharged on a CTO", "I was informal, then sectioned": the order is what counts
        return lasting + [value for value in exact if value == "unknown"]
    return exact or told
