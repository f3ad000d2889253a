"""Which answers a message wants, seen from the conversation: one, two, a doubt between two, or none."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Sequence, Tuple

from advocacy.knowledge import load_knowledge
from advocacy.talk.in_context import COMPLAIN_OF_ADVOCATE, SHOULD_NOT, in_context
from advocacy.talk.may_have import asks_for_independent, asks_outright, is_about_somebody
from advocacy.talk.parse import Parse
from advocacy.talk.state import State
from advocacy.talk.thresholds import thresholds

# Words that end or undo something: said only when heard clearly.
ASIDE, HARDLY = ("talk.tell_more", "talk.why_ask", "talk.go_back", "talk.carry_on"), 0.4
SURELY = 0.6  # what ends the talk
GOOD_MANNERS, FEW_WORDS = ("bot.thanks",), 5  # "fair enough. cheers"
ENDING = ("talk.stop", "talk.start_again", "bot.restart", "bot.erase")
MEANINGS = ("careact.safeguarding", "careact.substantial_difficulty", "careact.appropriate_person", "imca.capacity", "imca.best_interests")
NOT_BY_RULE, CLEARLY = "careact.other_reasons", 0.95
KEPT_PRIVATE = ("advocacy.confidentiality", "bot.privacy")
ALONE = 0.3  # below it a single reading is not worth asking about
FAR = 0.25  # a second reading so far behind the first is not asked about

# "Can I get someone to help me with it?" beside a kind of advocate that is talked of.
_SOMEBODY = re.compile(r"\b(?:can|could) (?:i|we|he|she|they) (?:get|have) (?:someone|somebody|one|a person)\b", re.IGNORECASE)
# The advocate and the writer, or this chat and the writer
_BETWEEN_US = re.compile(r"\bbetween us\b(?!.*\badvocates?\b)", re.IGNORECASE)
_LETTER = re.compile(r"\b(?:do|write|draft|make|compose)\b(?: (?:me|us|him|her|a|an|the|my|out|up|quick|short)){1,3} (?:letter|email|e-mail|message|note)\b", re.IGNORECASE)
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
    found = [_one(_without(ranking, leave_out), parse, state, beside=at > 0) for at, ranking in enumerate(parse.questions) if ranking]
    if found and found[0].doubt and state.service and _SOMEBODY.search(parse.text):
        found = [Wants(answers=[f"{state.service}.eligibility"])]
    if found and found[0].doubt and _LETTER.search(parse.text):
        found = [Wants(answers=["letter.request"])]
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


def _one(ranking: List[Dict], parse: Parse, state: State, beside: bool = False) -> Wants:
    """`beside`: a second question, asked on of the first."""
    limits = thresholds()
    read = in_context(ranking, parse, state)
    scores, homeless = read.scores, read.homeless
    order: List[Tuple[str, float]] = sorted(scores.items(), key=lambda pair: -pair[1])
    if homeless:
        act, confidence = max(homeless.items(), key=lambda pair: pair[1])
        if confidence >= limits.fair and (not order or confidence >= order[0][1]):
            return Wants(which_service=act)
    while order and (order[0][0] in ENDING and order[0][1] < SURELY or order[0][0] in ASIDE and order[0][1] < HARDLY):
        order = order[1:]
    if not order:
        return Wants()
    best, confidence = order[0]
    if best in KEPT_PRIVATE and _BETWEEN_US.search(parse.text) and not parse.services:
        return Wants(doubt=list(KEPT_PRIVATE))
    if best.startswith("talk.") and confidence < ALONE and homeless and max(homeless.values()) > confidence:
        return Wants(which_service=max(homeless, key=lambda act: homeless[act]))
    if best.startswith("talk."):
        return Wants(talk=best[len("talk."):])
    margin = confidence - (order[1][1] if len(order) > 1 else 0.0)
    if confidence >= (limits.follow_up if beside or best in read.followed else limits.sure) or (confidence >= limits.fair and margin >= limits.margin):
        return Wants(answers=[best])
    far = confidence >= ALONE and confidence - margin <= FAR * confidence
    if best == "scope.unknown" or best.startswith("scope.") and far:
        return Wants(answers=[best])
    if best in GOOD_MANNERS and confidence >= ALONE and len(parse.text.split()) <= FEW_WORDS:
        return Wants(answers=[best])
    near = [answer for answer, score in order[:2] if can_be_asked(answer) and not (answer.startswith("bot.") and score < HARDLY)]
    if len(near) == 2 and scores[near[1]] < FAR * scores[near[0]]:
        near = near[:1]  # nobody means the other
    if len(near) == 1 and scores[near[0]] < ALONE:
        near = []
    if near == [best] and best in read.followed and state.service in state.checked and confidence >= limits.fair:
        return Wants(answers=near)  # of the kind that stands: its button alone would offer no choice
    if not near and best.startswith("scope.") and confidence >= limits.fair:
        return Wants(answers=[best])
    if near == [best] == [state.topic]:
        return Wants(answers=near)  # asked on
    if len(near) == 1 and near[0] in KEPT_PRIVATE:
        near = list(KEPT_PRIVATE)
    if state.topic == COMPLAIN_OF_ADVOCATE and best in (COMPLAIN_OF_ADVOCATE, SHOULD_NOT) and near:
        return Wants(answers=[best])  # "and if they just ignore my complaint?"
    if len(near) == 2 and "advocacy.which" in near and all(one.endswith((".which", ".eligibility")) for one in near) and confidence >= ALONE:
        return Wants(answers=near[:1])  # either asks on
    if near == ["advocacy.which"] and confidence >= HARDLY:
        return Wants(answers=near)  # it only asks on
    if sum(score for _, score in order[:2]) >= limits.pair and near:
        return Wants(doubt=near)
    return Wants()


def can_be_asked(answer: str) -> bool:
    """Whether "Do you want to know ...?" can be said of it."""
    return answer in load_knowledge().answers and not answer.startswith(("bot.gr", "bot.th", "bot.go", "scope.", "crisis."))
