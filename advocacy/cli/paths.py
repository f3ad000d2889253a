"""`python -m advocacy paths`: how many questions people are asked, per service."""
from __future__ import annotations

from datetime import date
from typing import List

from advocacy.eligibility import SERVICES
from advocacy.eligibility.paths import walk

STARTS = ({"subject": "self"}, {"subject": "other"})


def main(arguments: List[str]) -> int:
    """Print one line a service, for oneself and about somebody else."""
    if arguments:
        print("usage: python -m advocacy paths")
        return 2
    today = date.today()
    print("service     about   usual paths: number, mean, longest   all answers: number, mean, longest")
    for service in SERVICES:
        for start in STARTS:
            usual, every = (walk(service, today, each, start) for each in (True, False))
            print(f"{service:11} {start['subject']:7} {usual.paths:19} {usual.mean:5.2f} {usual.longest:8}"
                  f" {every.paths:20} {every.mean:5.2f} {every.longest:8}")
    return 0
