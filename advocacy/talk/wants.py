"""Which answers a message wants, seen from the conversation: one, two, a doubt between two, or none."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Sequence, Set, Tuple

from advocacy.eligibility import SERVICES
from advocacy.knowledge import load_knowledge
from advocacy.talk.may_have import asks_for_independent, asks_outright, is_about_somebody
from advocacy.talk.parse import Parse
from advocacy.talk.questions import services_of
from advocacy.talk.refusing import refused_else
from advocacy.talk.state import State
from advocacy.talk.thresholds import thresholds

ANY = "any."
HELPER = "careact.appropriate_person"
LAWYER = "legal.advocacy"
COMPLAIN_OF_ADVOCATE = "advocate.complain"
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
WITHOUT_SERVICE = {"help": "advocacy.help", "time_limit": "complaints.time_limit", "get": "find.advocate",
                   "eligibility": "advocacy.which", "what": "advocacy.what"}
# Words that end or undo something: said only when heard clearly.
ASIDE, HARDLY = ("talk.tell_more", "talk.why_ask", "talk.go_back", "talk.carry_on"), 0.4
SURELY = 0.6  # what ends the talk
GOOD_MANNERS, FEW_WORDS = ("bot.thanks",), 5  # "fair enough. cheers"
ENDING = ("talk.stop", "talk.start_again", "bot.restart", "bot.erase")
MEANINGS = ("careact.safeguarding", "careact.substantial_difficulty", "careact.appropriate_person", "imca.capacity", "imca.best_interests")
NOT_BY_RULE, CLEARLY = "careact.other_reasons", 0.95
# Below the first a single reading is not worth asking about; from the second the kind talked of goes before all kinds.
ALONE, TWIN = 0.3, 0.2
FAR = 0.25  # a second reading so far behind the first is not asked about
RECORDS = {"imha": "imha.access", "imca": "imca.help", "careact": "careact.records"}

# "Can I get someone to help me with it?" beside a kind of advocate that is talked of.
_SOMEBODY = re.compile(r"\b(?:can|could) (?:i|we|he|she|they) (?:get|have) (?:someone|somebody|one|a person)\b", re.IGNORECASE)
# "Can they do that?" asks what staff may do, and not who may have an advocate.
_MAY_THEY = re.compile(
    r"\b(?:can|could|may|are|is) (?:they|the staff|staff|the doctors?|doctors?|the nurses?|nurses?|the council|the ward|the hospital)\b[^.?!]*"
    r"\b(?:do|doing|make|change|allowed to)\b[^.?!]*\b(?:that|this|it|me|him|her)\b", re.IGNORECASE)
# "Would her daughter count?", "so not me then because I'm paid"
_IS_HELPER = re.compile(r"\b(?:counts?|be it|do it|paid)\b", re.IGNORECASE)
_HIM = re.compile(r"\b(?:him|her|them|one|solicitors?|lawyers?)\b", re.IGNORECASE)
_WARD = re.compile(r"\b(?:nurses?|ward|ward round|on leave|obs)\b", re.IGNORECASE)
_WHICH_OF_TWO = re.compile(
    r"\b(?:which|what one|what (?:should|do) (?:i|we|he|she|they))\b.*\bor\b|\bor\b.*\b(?:which|what one)\b|"
    r"\b(?:should|do|shall) (?:i|we|he|she|they) (?:need|ask for|want|get|use|have)\b[^.?!]* or\b", re.IGNORECASE | re.DOTALL)


@dataclass
class Wants:
    """`answers` to give now; or `doubt` between ids; or neither: lost."""

    answers: List[str] = field(default_factory=list)
    doubt: List[str] = field(default_factory=list)
    which_service: Optional[str] = None  # the act asked for, when no service can be told
    talk: Optional[str] = None  # affirm, deny, inform ... when that is what the message is


def wants(parse: Parse, state: State, leave_out: Sequence[str] = ()) -> Wants:
    """Settles the rankings of a message by what was talked about. `leave_out`: readings that led nowhere."""
    found = [_one(_without(ranking, leave_out), parse, state) for ranking in parse.questions if ranking]
    if found and found[0].doubt and state.service and _SOMEBODY.search(parse.text):
        found = [Wants(answers=[f"{state.service}.eligibility"])]
    return _for_somebody(_together(found), parse) if found else Wants()


def _for_somebody(first: Wants, parse: Parse) -> Wants:
    """"Can my mum have one?" is a check, whatever else the words are like; so is a doubt about it with a person named."""
    if len(parse.services) > 1 and _WHICH_OF_TWO.search(parse.text):
        return Wants(answers=["advocacy.which"])
    service = asks_outright(parse) or ("careact" if asks_for_independent(parse) else None)
    check = f"{service}.eligibility"
    if service and check not in first.answers:
        if first.answers == [NOT_BY_RULE] and parse.confidence >= CLEARLY:
            return first  # "she helps me, but she and the council disagree: can I still have one?"
        beside = [answer for answer in first.answers if answer in MEANINGS or answer.split(".")[0] not in (service, "scope")]
        return Wants(answers=[*beside[:1], check])
    if first.doubt and first.doubt[0].endswith(".eligibility") and is_about_somebody(parse):
        kinds = {answer.split(".")[0] for answer in first.doubt}
        if len(kinds) == 1 or parse.services == [first.doubt[0].split(".")[0]]:
            return Wants(answers=first.doubt[:1])
    return first


def _without(ranking: List[Dict], leave_out: Sequence[str]) -> List[Dict]:
    """The ranking as it would be, were these readings impossible."""
    kept = [item for item in ranking if item["answer"] not in leave_out]
    left = 1.0 - sum(item["confidence"] for item in ranking if item["answer"] in leave_out)
    return [{**item, "confidence": min(1.0, item["confidence"] / max(left, 0.1))} for item in kept]


def _together(found: List[Wants]) -> Wants:
    """Two questions: what is sure is answered, and a doubt about the other is asked after it."""
    first = found[0]
    for other in found[1:]:
        first.answers += [answer for answer in other.answers if answer not in first.answers]
        first.doubt = first.doubt or other.doubt
    return first


def _one(ranking: List[Dict], parse: Parse, state: State) -> Wants:
    limits = thresholds()
    named = parse.services
    scores: Dict[str, float] = {}
    homeless: Dict[str, float] = {}
    followed: Set[str] = set()  # asked on, of the kind of advocate that is talked of
    for item in ranking:
        answer, confidence = item["answer"], item["confidence"]
        if answer.startswith(ANY):
            act = answer[len(ANY):]
            service = named[0] if named else state.service or _of_triage(state)
            if not service and act == "eligibility":  # "so can she or not?" after a no
                service = (state.get("last_outcome") or {}).get("service")
            if act in ("eligibility", "refuse") and not named and state.topic == HELPER and _IS_HELPER.search(parse.text):
                scores[HELPER] = scores.get(HELPER, 0.0) + confidence
                continue
            if act == "eligibility" and not named and _MAY_THEY.search(parse.text):
                scores["scope.legal"] = scores.get("scope.legal", 0.0) + confidence
                continue
            if act == "refuse" and not service and _is_patient(parse, state):
                service = "imha"
            refused = refused_else(parse, state) if act == "refuse" and not named else None
            if refused:
                answer = refused
            elif act == "get" and not named and state.topic == LAWYER:
                answer = LAWYER  # "how do I get one?", "do I pay him?" after a solicitor
            elif act == "get" and not named and state.topic == COMPLAIN_OF_ADVOCATE:
                answer = COMPLAIN_OF_ADVOCATE  # "and if they just ignore it?"
            elif service:
                answer = for_service(act, service)
                if not named:
                    followed.add(answer)
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
    if not named and state.service:  # what was talked of last decides between like and like
        for answer in list(scores):
            service, _, act = answer.partition(".")
            twin = f"{state.service}.{act}"
            alike = service in SERVICES and service != state.service and twin in scores
            if service == "complaints" and "complain" in parse.text.lower():
                continue  # "who do I complain to" is no wish for the advocate talked of
            if alike and scores[twin] >= limits.margin * scores[answer]:
                scores[twin] += scores.pop(answer)
        twin = f"{state.service}.help"  # "can an advocate help with the ombudsman?"
        if scores.get(twin, 0.0) >= TWIN and "advocacy.help" in scores:
            scores[twin] += scores.pop("advocacy.help")
    order: List[Tuple[str, float]] = sorted(scores.items(), key=lambda pair: -pair[1])
    if homeless:
        act, confidence = max(homeless.items(), key=lambda pair: pair[1])
        if confidence >= limits.fair and (not order or confidence >= order[0][1]):
            return Wants(which_service=act)
    if order and (order[0][0] in ENDING and order[0][1] < SURELY or order[0][0] in ASIDE and order[0][1] < HARDLY):
        order = order[1:]
    if not order:
        return Wants()
    best, confidence = order[0]
    if best.startswith("talk.") and confidence < ALONE and homeless and max(homeless.values()) > confidence:
        return Wants(which_service=max(homeless, key=lambda act: homeless[act]))
    if best.startswith("talk."):
        return Wants(talk=best[len("talk."):])
    margin = confidence - (order[1][1] if len(order) > 1 else 0.0)
    if confidence >= (limits.follow_up if best in followed else limits.sure) or (confidence >= limits.fair and margin >= limits.margin):
        return Wants(answers=[best])
    far = confidence >= ALONE and confidence - margin <= FAR * confidence
    if best == "scope.unknown" or best.startswith("scope.") and far:
        return Wants(answers=[best])
    if best in GOOD_MANNERS and confidence >= HARDLY and len(parse.text.split()) <= FEW_WORDS:
        return Wants(answers=[best])
    near = [answer for answer, score in order[:2] if can_be_asked(answer) and not (answer.startswith("bot.") and score < HARDLY)]
    if len(near) == 2 and scores[near[1]] < FAR * scores[near[0]]:
        near = near[:1]  # nobody means the other
    if len(near) == 1 and scores[near[0]] < ALONE:
        near = []
    if best == COMPLAIN_OF_ADVOCATE == state.topic:
        return Wants(answers=[best])  # "and if they just ignore my complaint?"
    if len(near) == 2 and "advocacy.which" in near and all(one.endswith((".which", ".eligibility")) for one in near) and confidence >= ALONE:
        return Wants(answers=near[:1])  # either asks on
    if near == ["advocacy.which"] and confidence >= HARDLY:
        return Wants(answers=near)  # it only asks on
    if sum(score for _, score in order[:2]) >= limits.pair and near:
        return Wants(doubt=near)
    return Wants()


def _of_triage(state: State) -> Optional[str]:
    """The kind of advocate that "which do I need?" has come down to, or None."""
    services = services_of("which", state) if state.topic == "advocacy.which" else []
    return services[0] if len(services) == 1 else None


def _is_patient(parse: Parse, state: State) -> bool:
    """Whether somebody is on a ward or on a section: the advocate who comes there is an IMHA."""
    return bool(set(parse.values("setting")) & {"ward", "hospital"} or parse.value("mha_status") or state.get("mha_status") or _WARD.search(parse.text))


def can_be_asked(answer: str) -> bool:
    """Whether "Do you want to know ...?" can be said of it."""
    return answer in load_knowledge().answers and not answer.startswith(("bot.gr", "bot.th", "bot.go", "scope.", "crisis."))


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
