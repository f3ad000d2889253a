"""What a word of the field means, and how long a section lasts: asked in passing, also inside a form."""
from __future__ import annotations

import re
from datetime import date
from typing import List, Optional

from advocacy.knowledge import load_knowledge
from advocacy.knowledge.glossary import meaning_of
from advocacy.knowledge.lengths import length_entry
from advocacy.talk import buttons
from advocacy.talk.own_words import fits, own_words
from advocacy.talk.parse import Parse
from advocacy.talk.reply import Message
from advocacy.talk.state import State

LENGTHS = ("length", "length_of_stay")  # keys of knowledge/not_covered/
_LEAD = (r"^(?:(?:sorry|ok|okay|and|but|so|hi|hello|please|pls|um|er|also|just|quick question|can you|could you|would you|tell me|say|"
         r"i (?:just )?(?:want|need|would like|'?d like) to know|i (?:dont|don't|do not|didnt|didn't) (?:know|understand|get)|(?:do|does) (?:you|anyone|anybody) know)[,:]? +)*")
_A = r"(?:(?:being|to be|it mean to be|a|an|the|my|on a|this|these|all this)\s+)*"
_END = r"(?:\s+(?:mean|means|meant|meaning|stand for|stands for|anyway|exactly|actually|then|please|pls|again|order|is|are|do|does|about|thing|stuff|to me|for me))*\s*[?.!]*$"
_MEANS = re.compile(
    _LEAD + r"(?:(?:explain|say|describe)\s+)?(?:(?:what|wot|wat)(?:'?s|s)?(?:\s+(?:is|are|does|do|do you mean by|is meant by|exactly is|even is|happens (?:to \w+ )?(?:on|under|at|in|with|during|when (?:you'?re|you are|i'?m|i am) (?:put )?on)))?|explain|define|(?:the )?meaning of)\s+"
    + _A + r"(?P<term>[\w()/' -]{2,50}?)" + _END, re.IGNORECASE)
# "I don't know what section" asks for no meaning
_VERB = re.compile(r"\b(?:is|are|means?|meant|stands? for|what'?s|wots|wats|explain|define|meaning|happens)\b|\bwh?[ao]t (?:does|do)\b", re.IGNORECASE)
_NEAREST = re.compile(
    r"\b(?:am i|is (?:he|she|my \w+)|who is|who'?s|whos|who would be|who counts as) (?:his|her|my|the|their|a) nearest relative\b|"
    r"\bnearest relative\b[^.?!]{0,20}\b(?:is it|me or|her or|him or|decided|chosen|picked|worked out)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\bdifference between " + _A + r"(?P<one>[\w()/' -]{2,40}?) and " + _A + r"(?P<two>[\w()/' -]{1,40}?)" + _END, re.IGNORECASE)


def terms_asked(parse: Parse) -> List[str]:
    """The words of the field whose meaning a message asks for, as they are spoken; none where a kind of advocate is asked for."""
    if parse.pressed or parse.services:
        return []
    text = " ".join(parse.text.split())
    both = _BETWEEN.search(text)
    if both:
        two = both["two"] if not both["two"].isdigit() else f"section {both['two']}"
        return [both["one"], two] if meaning_of(both["one"]) and meaning_of(two) else []
    if _NEAREST.search(text):
        return ["nearest relative"]
    for sentence in reversed(re.split(r"(?<=[.?!])\s+|\n", parse.text)):
        asked = _MEANS.search(" ".join(sentence.split()))
        if asked and _VERB.search(sentence) and meaning_of(asked["term"]):
            return [asked["term"]]
    return []


def meaning_message(parse: Parse, today: date) -> Optional[Message]:
    """What the words asked for mean, or None."""
    meanings = [found for found in map(meaning_of, terms_asked(parse)) if found]
    if not meanings:
        return None
    shown = load_knowledge().render_text("\n".join(meaning.text.strip() for meaning in meanings))
    sources = list(dict.fromkeys(source for meaning in meanings for source in meaning.sources))
    return Message(shown.text, kind="answer", sources=sources, links=list(shown.links), buttons=buttons.answers(["advocacy.which"]))


def length_message(parse: Optional[Parse], state: State) -> Optional[Message]:
    """How long the section named, or the one that is known, may last, or that it was not read; None of what is no section."""
    named = [value for value in parse.values("mha_status")] if parse else []
    known = state.get("mha_status") or []
    statuses = named or ([known] if isinstance(known, str) else known)
    for status in statuses:
        found = length_entry(status)
        if found:
            shown = load_knowledge().render_text(found.text.strip())
            told = own_words(LENGTHS[0], state)
            return Message(shown.text, kind="answer", answer=told.answer, sources=list(found.sources), links=list(shown.links), buttons=told.buttons)
    return own_words(LENGTHS[0], state) if statuses and fits(load_knowledge().not_covered[LENGTHS[0]].when, {"mha_status": statuses}) else None
