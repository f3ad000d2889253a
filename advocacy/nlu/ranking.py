"""From the probabilities of a message and of each of its sentences to the questions that are asked in it."""
from __future__ import annotations

from typing import Any, Dict, List, Sequence

import numpy as np

from advocacy.nlu.units import looks_like_question

KEPT = 5
MOST_QUESTIONS = 2
SURE = 0.5  # a sentence of a longer message counts as a question of its own from here
# Said around a question, and no question themselves.
BESIDE = ("talk.", "bot.greet", "bot.thanks", "bot.goodbye", "scope.unknown")

Ranking = List[Dict[str, Any]]


def rank(labels: Sequence[str], probabilities: np.ndarray) -> Ranking:
    """The most likely answers, best first: `[{"answer": id, "confidence": p}, ...]`."""
    order = np.argsort(-probabilities)[:KEPT]
    return [{"answer": labels[i], "confidence": round(float(probabilities[i]), 4)} for i in order]


def wanted(units: Sequence[str], rankings: Sequence[Ranking]) -> List[Ranking]:
    """The rankings of the questions in a message, at most two, the main one first.

    `units[0]` is the whole message; the rest are its sentences, if it has several.
    """
    whole = rankings[0]
    if len(units) == 1:
        return [whole]
    sentences = [
        (ranking, looks_like_question(unit))
        for unit, ranking in zip(units[1:], rankings[1:])
        if not ranking[0]["answer"].startswith(BESIDE)
    ]
    asked = [ranking for ranking, question in sentences if question and ranking[0]["confidence"] >= SURE]
    distinct: List[Ranking] = []
    for ranking in asked:
        if all(ranking[0]["answer"] != other[0]["answer"] for other in distinct):
            distinct.append(ranking)
    if not distinct:
        if whole[0]["answer"].startswith(BESIDE) and sentences:
            return [max((ranking for ranking, _ in sentences), key=lambda r: r[0]["confidence"])]
        return [whole]
    if len(distinct) == 1:
        best = distinct[0]
        return [best if best[0]["confidence"] >= whole[0]["confidence"] or whole[0]["answer"].startswith(BESIDE) else whole]
    if len(distinct) > MOST_QUESTIONS:  # a long story: the surest sentence and the last question
        surest = max(distinct, key=lambda r: r[0]["confidence"])
        return [surest]
    return distinct
