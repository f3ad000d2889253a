"""Dates of birth: any date said to be one, and full dates of a birth year."""
from __future__ import annotations

import re

from advocacy.privacy.reading import read

_MONTH = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
          r"nov(?:ember)?|dec(?:ember)?)")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FULL = (
    rf"(?<![\d/.-])(?:\d{{1,2}}\s?[./\-\s]\s?\d{{1,2}}\s?[./\-\s]\s?{_YEAR}(?!\d)|"
    rf"{_YEAR.replace('year', 'iso')}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)|"
    rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH}\b[\s,.-]*{_YEAR.replace('year', 'named')}(?!\d)|"
    rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR.replace('year', 'american')}(?!\d))")
_TOLD = (
    rf"(?:\d{{1,2}}\s?[./\-\s]\s?\d{{1,2}}\s?[./\-\s]\s?(?:\d{{4}}|\d{{2}})(?!\d)|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)|"
    rf"(?<!\d)(?:\d{{8}}|\d{{6}})(?!\d)|"
    rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH}\b(?:[\s,.-]*(?:(?:19|20)\d\d|'?\d\d)(?!\d))?|"
    rf"\b{_MONTH}\s+{_DAY}(?!\d)(?:,?\s+(?:19|20)\d\d(?!\d))?)")
_BORN = re.compile(
    rf"(?P<cue>\b(?:born|dob|d\.?o\.?b|date\s+of\s+birth|birth\s?date|birthday|b-?day|birth)\b[^\d\n]{{0,30}}?)(?P<date>{_TOLD})", re.IGNORECASE)
_BEFORE = re.compile(rf"(?P<date>{_TOLD})(?P<cue>[^\w\n]{{0,4}}\(?(?:is\s+(?:my|his|her|their)\s+)?(?:dob|d\.o\.b|date of birth|birthday)\b)", re.IGNORECASE)
_ANY = re.compile(_FULL, re.IGNORECASE)


def redact_dates(text: str) -> str:
    """The text with [date] for dates of birth."""
    if not any(map(str.isdigit, text)):
        return text
    text = _BORN.sub(lambda found: found["cue"] + "[date]", text)
    text = _BEFORE.sub(lambda found: "[date]" + found["cue"], text)
    return _ANY.sub(_birth_year, text)


def _birth_year(found: "re.Match[str]") -> str:
    year = next(filter(None, (found["year"], found["iso"], found["named"], found["american"])))
    return "[date]" if int(year) <= read("formats")["birth_year_until"] else found[0]
