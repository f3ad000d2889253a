"""Turns of phrase that mean something here, in this conversation, whatever else they are like."""
from __future__ import annotations

import re
from typing import Optional

from advocacy.talk.asks import looks_like_question
from advocacy.talk.in_context import for_service
from advocacy.talk.parse import Parse
from advocacy.talk.questions import facts_of
from advocacy.talk.state import State
from advocacy.talk.wants import Wants
from advocacy.talk.whom_words import MAKE_THEM

FIND, LINE, SORRY = "find.advocate", "contact.advice_line", "bot.feedback_bad"
CARERS = "advocacy.carers"
ASKS_ON = ("advocacy.which", LINE, FIND, "advocacy.types")
COUNCIL = ("needs_assessment", "carers_assessment", "care_and_support_plan", "support_plan", "review_or_change_care_plan",
           "review_or_change_support_plan", "safeguarding_enquiry")

# "She doesn't want an advocate. Can I make her?"
_INSIST = re.compile(r"\b(?:can|could|may|should|allowed to|right to) (?:i |we )?(?:still )?insist\b", re.IGNORECASE)
_TURNS_DOWN = re.compile(
    r"\b(?:doesn'?t|don'?t|does not|do not|didn'?t|won'?t|refus\w+)\b[^.?!]{0,25}\b(?:advocates?|imha|imca|(?:have|see|want) (?:one|it|him|her))\b|"
    r"\b(?:make|force|insist)\b[^.?!]{0,25}\b(?:advocates?|imha|imca|have one|see one)\b", re.IGNORECASE)
_CAN_I = re.compile(r"\b(?:can|could|may|do|would|am|will|should) (?:i|we) (?:still |also |even |actually )?(?:have|get|be|entitled|allowed|qualify|eligible)\b", re.IGNORECASE)
# "Is that a different advocate?"
_ANOTHER = re.compile(r"\b(?:is|are|would|will|do|does|need|needs|get|gets|have|or)\b[^.?!]{0,20}\b(?:different|another|same|separate|second|other)\b[^.?!]{0,12}\b(?:advocates?|one|kind)\b", re.IGNORECASE)
_COUNCIL = re.compile(r"\b(?:social (?:worker|services|care)|council)\b", re.IGNORECASE)
# "Who do I phone?", "which number tho", after a yes
_RING = re.compile(
    r"\b(?:who|whom|which|where|how)\b[^.?!]{0,25}\b(?:ring|phone|call|dial)\b|\b(?:which|what|whats|what'?s|wots|the|any|a|got) (?:phone |telephone |the |their |right )*(?:\w+ )?number\b|"
    r"^\W*(?:so |and |ok |well |no |a )*(?:(?:tele)?phone|number|ring|call)(?: (?:then|please|pls|number|who|them))?\W*$", re.IGNORECASE)
_NOT_THEM = re.compile(
    r"\b(?:night|upset|scared|frightened|sad|lonely|panic\w*|crisis|samaritans|unsafe|emergency|human|real person|you|your|them back|section number|case number|number of|lawyer|solicitor|"
    r"police|family|mum|my|about|benefits?|housing|complain\w*)\b|\bcalled\b", re.IGNORECASE)
_PHONE_TAKEN = re.compile(r"\b(?:took|taken|take|confiscated|got|have|kept|keep) (?:my|his|her|our|me) (?:mobile |smart)?(?:phone|mobile)\b", re.IGNORECASE)
# after a no
_WHO_ELSE = re.compile(
    r"\bwho (?:can|could|do|should|else can|will|shall) (?:i|we|he|she|they) (?:talk|speak|turn|go|ring|phone|call|ask)\b|\bwho (?:else )?(?:can|could|will|would) (?:help|talk to|listen to|speak up for)\b", re.IGNORECASE)
_OF_A_MATTER = re.compile(r"\b(?:about|with|complain\w*)\b", re.IGNORECASE)
_SPEAKS_FOR = re.compile(r"\b(?:help|speak up for|ask)\b", re.IGNORECASE)
_NO_GOOD = re.compile(
    r"^\W*(?:well |so |but |ok |oh |then )*(?:that|this|thats|that'?s|it'?s|its)\b[^.?!]{0,20}\b(?:no (?:good|use|help)|not (?:much )?(?:good|use|help|helpful)|useless|doesn'?t help|not fair|rubbish)\b[^.?!]{0,20}[.!?]*$", re.IGNORECASE)


def meant(parse: Parse, found: Wants, state: State) -> Optional[Wants]:
    """What a typed message wants, where its words say it plainly; None where they do not."""
    if parse.pressed:
        return None
    if (MAKE_THEM.search(parse.text) or _INSIST.search(parse.text)) and _TURNS_DOWN.search(parse.text):
        about = parse.services[0] if parse.services else state.service or ("imha" if parse.value("mha_status") or state.get("mha_status") else None)
        return Wants(answers=[for_service("refuse", about) if about else "advocacy.should"])
    if state.topic == CARERS and _CAN_I.search(parse.text) and not parse.services and found.answers[:1] in (["advocacy.which"], [CARERS]):
        return Wants(answers=["careact.eligibility"])  # the one kind that is for carers themselves
    last = state.get("last_outcome") or {}
    process = parse.value("process")
    council = process in COUNCIL and process != state.get("process") or process is None and _COUNCIL.search(parse.text)
    if last and council and "careact" not in state.checked and not parse.services and _ANOTHER.search(parse.text):
        return Wants(answers=["careact.eligibility"])
    if not last or _tells(parse, last["service"]):
        return None
    if last == {**last, "service": "imha", "outcome": "eligible"} and found.answers in ([], ["scope.unknown"]) and _PHONE_TAKEN.search(parse.text):
        return Wants(answers=["imha.rights"])
    if last.get("outcome") == "eligible" and state.service == last["service"] and _rings(parse, found):
        get = f"{last['service']}.get"
        return Wants(answers=[FIND if state.get("just_said") == get == "imha.get" else get])  # a number outside, once the way on the ward is told
    return _after_no(parse, found) if last.get("outcome") == "not_eligible" and not parse.services else None


def _after_no(parse: Parse, found: Wants) -> Optional[Wants]:
    if _WHO_ELSE.search(parse.text) and looks_like_question(parse.text) and _asks_on(found) and not _OF_A_MATTER.search(parse.text):
        return Wants(answers=[FIND if _SPEAKS_FOR.search(parse.text) else LINE])
    if _NO_GOOD.search(parse.text):
        return Wants(answers=[SORRY, FIND] if found.answers == [SORRY] else [FIND])
    return None


def _tells(parse: Parse, service: str) -> bool:
    """Whether a message tells something that a kind of advocate depends on."""
    rests_on = set(facts_of(service, State({}))) - {"subject", "nation", "asker"}
    return any(entity.name in rests_on and not entity.past for entity in parse.entities)


def _rings(parse: Parse, found: Wants) -> bool:
    near = found.which_service == "get" or not (found.answers or found.doubt) or _asks_on(found)
    return near and not parse.values("org") and bool(_RING.search(parse.text)) and not _NOT_THEM.search(parse.text)


def _asks_on(found: Wants) -> bool:
    """Whether it was read as a wish for an advocate, or for somebody to talk to, and as nothing more certain."""
    like = [*found.answers, *found.doubt]
    return any(answer in ASKS_ON or answer.endswith((".get", ".eligibility", ".which")) for answer in like)
