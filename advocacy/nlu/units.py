"""Cuts a message into the sentences in which a question may stand."""
from __future__ import annotations

import re
from typing import List

MOST_UNITS = 14
SHORTEST = 2  # words: "Hello." alone is no unit of a longer message
FEW = 4  # words of a question that stands by itself
LONG_RUN = 28  # words without a full stop after which a joining word may end a sentence

_END = re.compile(r"(?<=[.?!;\n])[\s\"')]+(?=\S)|\n+")
_JOIN = re.compile(
    r"\s+(?:and also|but also|also|and (?=(?:who|what|how|can|could|do|does|is|are|should|where|when)\b)|"
    r"so (?=(?:who|what|how|can|could|do|does|is|should|where|my question)\b)|but (?=(?:can|could|how|what|who|is)\b)|"
    r"my question is|i (?:just )?want(?:ed)? to (?:know|ask)|i was wondering)\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:no|nope|sorry|wait|hang on|ok|um+|er+)?[ ,.]*(?:no |sorry |wait )?i (?:mean|meant|was asking|am asking)[ ,:]+(?:to ask |that )?", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.){2,}|\b(?:dr|mr|mrs|ms|sec|st|e\.g|i\.e)\.", re.IGNORECASE)


def split_units(text: str) -> List[str]:
    """Sentences of `text`, in order; a short or single-sentence message gives a list of one."""
    shielded = _ABBREVIATION.sub(lambda m: m.group().replace(".", "\u2024"), text.strip())
    sentences = [part for part in _END.split(shielded) if part and part.strip()]
    units: List[str] = []
    for sentence in sentences:
        units.extend(_cut_long(sentence))
    units = [unit.replace("\u2024", ".").strip() for unit in units]
    units = [unit for unit in units if len(unit.split()) >= SHORTEST]
    if len(units) <= 1:
        return [text.strip()]
    if len(units) > MOST_UNITS:  # the question is mostly at the end, sometimes at the start
        units = units[:4] + units[-(MOST_UNITS - 4):]
    return units


def asks_at_its_end(unit: str) -> bool:
    """Whether what stands after the last comma is put as a question: "my advocate is useless, how do I complain"."""
    return looks_like_question(unit) or len(unit.split()) < LONG_RUN and looks_like_question(re.split(r"[,;:]\s+|\s[-\u2013]\s", unit)[-1])


def _without_lead(text: str) -> str:
    """"No I mean can the advocate come too?" is read as what it asks; where it asks nothing it stays a correction."""
    rest = _LEAD.sub("", text.strip(), count=1)
    return rest if rest != text.strip() and len(rest.split()) >= FEW and asks_at_its_end(rest) else text


def units_of(text: str) -> List[str]:
    """What is read of a message: the whole, then its sentences put as questions, or all where none is."""
    text = _without_lead(text)
    sentences = split_units(text)
    if len(sentences) == 1:
        return sentences
    return [text, *([one for one in sentences if asks_at_its_end(one)] or sentences)]


def _cut_long(sentence: str) -> List[str]:
    if len(sentence.split()) < LONG_RUN:
        parts = _JOIN_SHORT.split(sentence)
        return parts if len(parts) > 1 and all(len(p.split()) >= SHORTEST for p in parts) else [sentence]
    parts, start = [], 0
    for match in _JOIN.finditer(sentence):
        parts.append(sentence[start:match.start()])
        start = match.start()
    parts.append(sentence[start:])
    return [part for part in parts if part.strip()]


# Two questions in one breath: "what is an imha and how do i get one"
_JOIN_SHORT = re.compile(
    r"\s*,?\s+(?:and|also|plus)\s+(?=(?:who|what|how|can|could|do i|do they|does|where|when|will|would|should i|are they|if (?:i|he|she|they) can|is it|is there|may i)\b)",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\?\s*$|^\s*(?:and |also |plus |then |or |so |but |ok |hi |hello |please |pls )*(?:who|what|whats|wat|how|hows|can|could|do|does|did|is|are|am|"
    r"should|shall|where|when|why|which|will|would|may|might|tell me|explain|i want|i need|i would like|i'd like|id like|"
    r"we need|we want|help me|need|wondering|i was wondering)\b|^\s*(?:and |but |so )?if\b.{3,80}\b(?:will|can|do|does|would|could|should) (?:i|you|they|he|she|it|we|the|my)\b",
    re.IGNORECASE,
)


def looks_like_question(unit: str) -> bool:
    """Whether a sentence is put as a question or a wish."""
    return bool(_QUESTION.search(unit))
