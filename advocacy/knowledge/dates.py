"""Dates as evidence gives them: a day, a month or only a year; and how they are said."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December")
_PARTIAL = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
UNDATED = "undated"


def say(day: date) -> str:
    """23 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


class EvidenceDate(str):
    """`2026`, `2026-01`, `2026-01-18` or `undated`: how closely a piece of evidence can be dated."""

    @classmethod
    def __get_validators__(cls):
        yield cls.validate

    @classmethod
    def validate(cls, value) -> EvidenceDate:
        text = value.isoformat() if isinstance(value, date) else str(value)
        if text != UNDATED:
            found = _PARTIAL.fullmatch(text)
            if not found:
                raise ValueError("a date is written 2026, 2026-01, 2026-01-18 or undated")
            if found[3]:
                date.fromisoformat(text)
        return cls(text)

    def said(self) -> str:
        """18 January 2026, January 2026 or 2026; empty when undated."""
        parts = [] if self == UNDATED else [int(part) for part in self.split("-")]
        words = [str(parts[2])] if len(parts) > 2 else []
        if len(parts) > 1:
            words.append(_MONTHS[parts[1] - 1])
        return " ".join(words + [str(part) for part in parts[:1]])
