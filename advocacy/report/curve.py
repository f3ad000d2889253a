"""The curve from which the thresholds are chosen: what people would have got at each."""
from __future__ import annotations

from collections import Counter
from itertools import product
from typing import Any, Dict, Iterator, List, NamedTuple, Sequence
from unittest import mock

import numpy as np

from advocacy.report.messages import Message
from advocacy.report.outcomes import ASKED, LOST, OFFERED, WRONG, outcome
from advocacy.report.understood import Read, questions
from advocacy.talk.thresholds import Thresholds

# What each costs the person, a wrong answer said with confidence being 1.
COSTS = {WRONG: 1.0, ASKED: 1 / 3, LOST: 1 / 3, OFFERED: 1 / 6}
GRID = {"sure": (0.7, 0.8, 0.9), "fair": (0.4, 0.6), "margin": (0.1, 0.2, 0.35, 0.5, 0.65, 0.8), "pair": (0.1, 0.2, 0.3)}
TEMPERATURES = (0.06, 0.07, 0.075, 0.08, 0.09, 0.1)


class Point(NamedTuple):
    """Shares of the messages by outcome at these thresholds, and their mean cost."""

    thresholds: Thresholds
    shares: Dict[str, float]
    cost: float


def judged(read_: Read, asked: Sequence[Any], chosen: Sequence[int], thresholds: Thresholds) -> Point:
    """`chosen`: rows of the messages that count."""
    with mock.patch("advocacy.talk.wants.thresholds", lambda: thresholds):
        found = Counter(outcome(read_.messages[i], asked[i], read_.entities[i]).kind for i in chosen)
    shares = {kind: count / len(chosen) for kind, count in found.items()}
    return Point(thresholds, shares, sum(COSTS.get(kind, 0.0) * share for kind, share in shares.items()))


def curve(read_: Read, scores: np.ndarray, labels: Sequence[str], temperature: float) -> Iterator[Point]:
    """Every point of the grid, over the messages that ask for an answer."""
    asked = questions(read_, scores, labels, temperature)
    chosen = questions_only(read_.messages)
    for sure, fair, margin, pair in product(*GRID.values()):
        if fair <= sure:
            yield judged(read_, asked, chosen, Thresholds(sure, fair, margin, pair))


def questions_only(messages: Sequence[Message]) -> List[int]:
    """Rows that lead to an answer of their own; `any.*` and `talk.*` need a conversation."""
    return [i for i, message in enumerate(messages) if not message.answer.startswith(("any.", "talk."))]
