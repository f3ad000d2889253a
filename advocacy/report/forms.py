"""How many questions the eligibility forms ask."""
from __future__ import annotations

from datetime import date
from typing import List, Sequence

from advocacy.eligibility import SERVICES
from advocacy.eligibility.paths import walk

HEAD = ("service", "about", "paths", "questions on average", "at most")


def lengths(today: date) -> List[Sequence[object]]:
    """One row a service, for oneself and about somebody else, with the choices that most people press."""
    rows: List[Sequence[object]] = []
    for service in SERVICES:
        for subject in ("self", "other"):
            found = walk(service, today, True, {"subject": subject})
            rows.append((service, subject, found.paths, f"{found.mean:.1f}", found.longest))
    return rows
