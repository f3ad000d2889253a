""""Which advocate do I need?": what a message says about the kind of help that is wanted."""
from __future__ import annotations

import re
from typing import Any, Dict, Optional

from advocacy.talk.asks import looks_like_question
from advocacy.talk.checking import NOT_THE_COUNCIL
from advocacy.talk.parse import Parse
from advocacy.talk.state import UNKNOWN
from advocacy.talk.told import services_in
from advocacy.talk.wording import wording

BY_SERVICE = {"imha": "hospital", "imca": "decision", "careact": "council", "complaints": "complaint", "general": "other"}
BY_FACT = {
    "mha_status": "hospital", "treatment_discussed": "hospital", "decision": "decision", "dols_stage": "decision",
    "process": "council", "service": "complaint", "complainant": "complaint",
}
COURT = "court"  # beside a section it is mostly the tribunal
NOT_KNOWN = {"mha_status": ["sectioned_type_unknown"]}
_WHICH_SECTION = re.compile(r"\b(?:what|which) section\b", re.IGNORECASE)
UNDER_ANOTHER_LAW = ["dols_only"]
PLAIN_AT_HOME = (["not_in_hospital_no_order"], ["absolute_discharge"], ["s117_aftercare_only"])


def topic_of_facts(facts: Dict[str, Any]) -> Optional[str]:
    """The topic that the facts told speak of, or None."""
    if facts.get("mha_status") == UNDER_ANOTHER_LAW:
        return "decision"
    if facts.get("complainant") == "for_deceased":
        return "complaint"
    held = facts.get("mha_status") not in (None, "none", *PLAIN_AT_HOME)
    if facts.get("process") in NOT_THE_COUNCIL and not (facts["process"] == COURT and held):
        return "other"
    for fact, topic in BY_FACT.items():
        if fact in facts and facts[fact] not in (*PLAIN_AT_HOME, "none"):
            return topic
    return None


def topic_of_label(text: str) -> Optional[str]:
    """The choice of the first question whose words `text` is, letter by letter; or None."""
    said = text.strip().strip(".").lower()
    return next((choice["value"] for choice in wording()["which"]["choices"] if choice["label"].lower() == said), None)


def topic_in(parse: Parse, facts: Dict[str, Any], asked: bool = True) -> Optional[str]:
    """One of the choices of the first question, or None. `asked`: the message answers that question."""
    for service in services_in(parse):
        return BY_SERVICE[service]
    topic = topic_of_facts(facts)
    if topic:
        return topic
    places = [entity for entity in parse.entities if entity.name == "setting" and entity.value in ("ward", "hospital")]
    if any(not entity.negated for entity in places) and (asked or not looks_like_question(parse.text)):
        return "hospital"
    said = f" {' '.join(re.findall('[a-z]+', parse.text.lower()))} "
    spoken = [choice["value"] for choice in wording()["which"]["choices"]
              if any(f" {word} " in said for word in choice["says" if asked else "opens"])]
    if places or any(entity.name == "mha_status" and entity.negated for entity in parse.entities):  # "I'm not in hospital", "not on a section"
        spoken = [topic for topic in spoken if topic != "hospital"]
    if not asked:
        return spoken[0] if len(spoken) == 1 else None
    if spoken:
        return spoken[0]
    for item in parse.ranking[:1]:
        service = item["answer"].split(".")[0]
        if service in BY_SERVICE and item["confidence"] >= 0.3:
            return BY_SERVICE[service]
    return None


def section_not_known(parse: Parse) -> Dict[str, Any]:
    """"I don't know what section", said before it was asked: it is told that there is one, and not asked for next."""
    return dict(NOT_KNOWN) if parse.value("answer") == UNKNOWN and _WHICH_SECTION.search(parse.text) else {}
