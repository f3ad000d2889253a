"""The shortest way to every question of every form: which values to give so that it is asked."""
from __future__ import annotations

from collections import deque
from datetime import date
from typing import Dict, List, Tuple

from advocacy.eligibility import SERVICES, fact, next_question

Path = List[Tuple[str, object]]
LONGEST = 9


def ways_to_questions(service: str, on: date) -> Dict[str, Path]:
    """`{fact: [(fact, value), ...]}`: answers that lead to the question about it."""
    found: Dict[str, Path] = {}
    queue = deque([[]])
    seen = set()
    while queue:
        path = queue.popleft()
        facts = {name: _value(service, name, value) for name, value in path}
        name = next_question(service, facts, on)
        if name is None or len(path) >= LONGEST:
            continue
        key = (name, tuple(sorted((n, str(v)) for n, v in path)))
        if key in seen:
            continue
        seen.add(key)
        fresh = name not in found
        found.setdefault(name, path)
        asked = fact(service, name)
        choices = [c.value for c in (*asked.choices, *asked.other_choices)]
        if fresh or len(path) < 3:
            queue.extend(path + [(name, value)] for value in [*choices, "unknown"])
    return found


def _value(service: str, name: str, value: object) -> object:
    return fact(service, name).parse(value)


def questions(on: date) -> List[Tuple[str, str, Path]]:
    """(service, fact, way) of every question that a form can ask."""
    return [(service, name, way) for service in SERVICES for name, way in ways_to_questions(service, on).items()]
