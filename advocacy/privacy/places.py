"""Where somebody lives: full postcodes and street addresses. A town or half a postcode stays."""
from __future__ import annotations

import re

from advocacy.privacy.reading import read, words

_FORMATS = read("formats")
_AREAS = words(_FORMATS["postcode_areas"])
_POSTCODE = re.compile(
    r"(?<![a-z\d])(?P<area>[a-z]{1,2})(?P<district>\d[\da-z]?)(?P<gap>[\s-]{0,2})(?P<sector>\d)(?P<unit>[abd-hjlnp-uw-z]{2})(?![a-z\d])",
    re.IGNORECASE)
_ORDINAL = ("1st", "2nd", "3rd")
_HOUSE = r"(?:(?:flat|apartment|apt|unit|room)\s+\d{1,4}[a-z]?\s*,?\s*)?(?<![\w/.£])(?!(?:19|20)\d\d\b)\d{1,4}[a-z]?"
_SURE = "|".join(words(_FORMATS["streets_sure"]))
_MAYBE = "|".join(words(_FORMATS["streets_maybe"]))
_LIVES = "|".join(_FORMATS["lives"])
_LITTLE = (r"(?!(?:the|a|an|in|on|at|of|to|for|by|from|with|and|or|but|is|was|are|my|his|her|days?|weeks?|months?|years?|hours?|"
           r"minutes?|mins?|people|patients?|nurses?|times?|staff|doctors?|crown|county|high(?=\s+court)|supreme|magistrates)\b)")
_WORD = rf"{_LITTLE}[a-z][a-z'’.-]*"
_FLAT = re.compile(r"\b(?:flat|apartment|apt)\s+\d{1,4}[a-z]?\b", re.IGNORECASE)
_STREET = re.compile(rf"{_HOUSE},?\s+(?:{_WORD}\s+){{1,3}}?(?:{_SURE})\b\.?", re.IGNORECASE)
_CAPITALS = re.compile(rf"{_HOUSE},?\s+(?:[A-Z][a-z'’-]+\s+){{1,3}}?(?:{_SURE.title()}|{_MAYBE.title()})\b")
_LIVING = re.compile(rf"(?P<cue>\b(?:{_LIVES})\b[\s:,]*){_HOUSE},?\s+{_WORD}(?:\s+{_WORD}){{0,2}}", re.IGNORECASE)
_NAMED_STREET = re.compile(
    rf"(?P<cue>\b(?:live|lives|living|lived|stay|staying|house|flat|home)\s+(?:on|in|at|is on)\s+)(?:{_WORD}\s+){{1,3}}?(?:street|road|avenue|lane|crescent|close|terrace)\b",
    re.IGNORECASE)
_LEGAL_BEFORE = re.compile(r"(?:section|sec|s|ss|part|schedule|sch|article|regulation|reg|paragraph|para|chapter|form)\.?\s*$", re.IGNORECASE)


def redact_places(text: str) -> str:
    """The text with [postcode] and [address]."""
    text = _NAMED_STREET.sub(lambda found: found["cue"] + "[address]", text)
    if not any(map(str.isdigit, text)):
        return text
    text = _POSTCODE.sub(_postcode, text)
    for pattern in (_STREET, _CAPITALS):
        text = pattern.sub(_address, text)
    text = _LIVING.sub(lambda found: found["cue"] + "[address]", text)
    return _FLAT.sub("[address]", text)


def _postcode(found: "re.Match[str]") -> str:
    inward = (found["sector"] + found["unit"]).lower()
    spoken = found["gap"] and inward in _ORDINAL and found[0] != found[0].upper()
    return found[0] if found["area"].upper() not in _AREAS or spoken else "[postcode]"


def _address(found: "re.Match[str]") -> str:
    return found[0] if _LEGAL_BEFORE.search(found.string[:found.start()]) else "[address]"
