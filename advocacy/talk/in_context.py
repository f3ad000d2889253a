"""What a message was read as, seen from the conversation: the kind of advocate and the topic that are talked of fill it in."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Set

from advocacy.eligibility import SERVICES
from advocacy.knowledge import load_knowledge
from advocacy.talk.parse import Parse
from advocacy.talk.questions import services_of
from advocacy.talk.refusing import refused_else
from advocacy.talk.state import State

ANY = "any."
ACCESS = "imha.access"
HELPER = "careact.appropriate_person"
LAWYER = "legal.advocacy"
COMPLAIN_OF_ADVOCATE = "advocate.complain"
OF_THE_NHS, SHOULD_NOT = "complaints.get", "advocacy.should_not"
HOW_LONG = "how long a section lasts"  # no answer of its own: `giving` says what the section that is known allows
# What is asked of every kind of advocate but is answered in one place for all.
SHARED = {"cost": "advocacy.cost", "who": "general.who", "records": "careact.records"}
# Where a kind of advocate has no answer of its own for what is asked.
NEAREST = {
    "refuse": "advocacy.should", "rights": "advocacy.should", "records": "advocacy.confidentiality",
    "access": "advocacy.confidentiality", "who_can_ask": "{service}.get", "time_limit": HOW_LONG,
    "who": "{service}.what", "help": "{service}.what", "get": "find.advocate",
}
# What is meant when no kind of advocate was named yet.
WITHOUT_SERVICE = {"help": "advocacy.help", "refuse": "advocacy.should", "time_limit": "complaints.time_limit", "get": "find.advocate",
                   "eligibility": "advocacy.which", "what": "advocacy.what"}
RECORDS = {"imha": "imha.access", "imca": "imca.help", "careact": "careact.records"}
# What is asked of the advocate who comes to a ward, where no kind is named.
OF_THE_WARD = ("refuse", "rights", "access", "records", "who_can_ask")
# From what share of another kind's likelihood the kind talked of goes before it, and from what likelihood before all kinds.
LIKE, TWIN = 0.1, 0.2

# "Can they do that?" asks what staff may do, and not who may have an advocate.
_MAY_THEY = re.compile(
    r"\b(?:can|could|may|are|is) (?:they|the staff|staff|the doctors?|doctors?|the nurses?|nurses?|the council|the ward|the hospital)\b[^.?!]*"
    r"\b(?:do|doing|make|change|allowed to)\b[^.?!]*\b(?:that|this|it|me|him|her)\b", re.IGNORECASE)
# "Would her daughter count?", "so not me then because I'm paid"
_IS_HELPER = re.compile(r"\b(?:counts?|be it|do it|paid)\b", re.IGNORECASE)
# "Can my advocate look at my social services file?"
_COUNCIL_FILE = re.compile(r"\b(?:social (?:services|worker|care|work)|council|care plan|ca advocate|care act)\b", re.IGNORECASE)
_MAY_SHE = re.compile(r"\b(?:is|are|was|were) (?:she|he|they) (?:even |really )?(?:allowed|meant|supposed)\b|\b(?:can|could|may|should) (?:she|he|they)\b", re.IGNORECASE)
_HIM = re.compile(r"\b(?:him|her|them|one|solicitors?|lawyers?)\b", re.IGNORECASE)
AGREES = re.compile(r"\b(?:agree|agrees|agreement|consent|consents|permission|say yes)\b", re.IGNORECASE)
# "And if they just ignore it?", "how do I do that?": of the complaint about an advocate, and not of the next step
_OF_COMPLAINING = re.compile(r"\b(?:if (?:they|he|she)|ignor\w+|(?:say|says|said) no|refus\w+|won'?t|nothing happens|no (?:answer|reply)|do (?:that|it|this)|complain\w*|swap|change)\b", re.IGNORECASE)
_WARD = re.compile(r"\b(?:nurses?|ward|ward round|on leave|obs)\b", re.IGNORECASE)


@dataclass
class Readings:
    """`scores`: likelihood by answer id or `talk.*`; `homeless`: by act, where no kind of advocate can be told.

    `followed`: answers that were asked on, of the kind of advocate that is talked of.
    """

    scores: Dict[str, float] = field(default_factory=dict)
    homeless: Dict[str, float] = field(default_factory=dict)
    followed: Set[str] = field(default_factory=set)


def in_context(ranking: List[Dict], parse: Parse, state: State) -> Readings:
    """Settles what depends on the kind of advocate and the topic that are talked of."""
    named = parse.services
    found = Readings()
    scores, homeless = found.scores, found.homeless
    for item in ranking:
        answer, confidence = item["answer"], item["confidence"]
        if answer.startswith(ANY):
            act = answer[len(ANY):]
            service = named[0] if named else state.service or _of_triage(state)
            if not service and act == "eligibility":  # "so can she or not?" after a no
                service = (state.get("last_outcome") or {}).get("service")
            if act in ("eligibility", "refuse") and state.topic == ACCESS and not named and AGREES.search(parse.text):
                scores[ACCESS] = scores.get(ACCESS, 0.0) + confidence  # "does she have to agree to that?"
                continue
            if act in ("eligibility", "refuse") and not named and state.topic == HELPER and _IS_HELPER.search(parse.text):
                scores[HELPER] = scores.get(HELPER, 0.0) + confidence
                continue
            if act == "eligibility" and not named and _MAY_THEY.search(parse.text):
                scores["scope.legal"] = scores.get("scope.legal", 0.0) + confidence
                continue
            if act in OF_THE_WARD and not service and _is_patient(parse, state):
                service = "imha"
            refused = refused_else(parse, state) if act == "refuse" and not named else None
            if refused:
                answer = refused
            elif act == "get" and not named and state.topic == LAWYER:
                answer = LAWYER  # "how do I get one?", "do I pay him?" after a solicitor
            elif act == "get" and not named and state.topic == COMPLAIN_OF_ADVOCATE and (_OF_COMPLAINING.search(parse.text) or not service):
                answer = COMPLAIN_OF_ADVOCATE  # "and if they just ignore it?"
            elif service:
                answer = for_service(act, service)
                if not named:
                    found.followed.add(answer)
            elif act == "records" and _COUNCIL_FILE.search(parse.text):
                answer = SHARED["records"]
            elif act == "time_limit" and state.get("mha_status"):
                answer = HOW_LONG
            elif act in WITHOUT_SERVICE:
                answer = WITHOUT_SERVICE[act]
            else:
                homeless[act] = confidence
                continue
        if answer == SHARED["cost"] and state.topic == LAWYER and _HIM.search(parse.text):
            answer = LAWYER  # "do I pay him?"
        scores[answer] = scores.get(answer, 0.0) + confidence
    if not named and state.topic == COMPLAIN_OF_ADVOCATE and not parse.value("complaint_service"):
        for answer, instead in ((OF_THE_NHS, COMPLAIN_OF_ADVOCATE), ("scope.legal", SHOULD_NOT)):
            if answer in scores and (answer == OF_THE_NHS or _MAY_SHE.search(parse.text)):
                scores[instead] = scores.get(instead, 0.0) + scores.pop(answer)  # "who do I report it to", "is she allowed to do that"
                found.followed.add(instead)
    if not named and state.service:  # what was talked of last decides between like and like
        for answer in list(scores):
            service, _, act = answer.partition(".")
            twin = f"{state.service}.{act}"
            alike = service in SERVICES and service != state.service and twin in scores
            if service == "complaints" and "complain" in parse.text.lower():
                continue  # "who do I complain to" is no wish for the advocate talked of
            if alike and scores[twin] >= LIKE * scores[answer]:
                scores[twin] += scores.pop(answer)
        twin = f"{state.service}.help"  # "can an advocate help with the ombudsman?"
        if scores.get(twin, 0.0) >= TWIN and "advocacy.help" in scores:
            scores[twin] += scores.pop("advocacy.help")
    return found


def _of_triage(state: State) -> Optional[str]:
    """The kind of advocate that "which do I need?" has come down to, or None."""
    services = services_of("which", state) if state.topic == "advocacy.which" else []
    return services[0] if len(services) == 1 else None


def _is_patient(parse: Parse, state: State) -> bool:
    """Whether somebody is on a ward or on a section: the advocate who comes there is an IMHA."""
    return bool(set(parse.values("setting")) & {"ward", "hospital"} or parse.value("mha_status") or state.get("mha_status") or _WARD.search(parse.text))


def for_service(act: str, service: str) -> str:
    """The id that answers `act` for a kind of advocate, or the nearest there is."""
    answers = load_knowledge().answers
    if act == "records" and service in RECORDS:
        return RECORDS[service]
    if f"{service}.{act}" in answers:
        return f"{service}.{act}"
    if act == "cost":
        return SHARED["cost"]
    nearest = NEAREST.get(act, "{service}.what").format(service=service)
    return nearest if nearest in answers or nearest == HOW_LONG else f"{service}.what"
