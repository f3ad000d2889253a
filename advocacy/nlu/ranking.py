"""From the probabilities of a message and of each of its sentences to the questions that are asked in it."""
from __future__ import annotations

from typing import Any, Dict, List, Sequence

import numpy as np

from advocacy.nlu.answer_model import act_of, calibrated
from advocacy.nlu.units import asks_at_its_end

KEPT = 5
MOST_QUESTIONS, BOTH_SURE = 2, 0.9
# Said around a question, and no question themselves.
BESIDE = ("talk.", "bot.greet", "bot.thanks", "bot.goodbye", "scope.unknown")

Ranking = List[Dict[str, Any]]


def rank(labels: Sequence[str], probabilities: np.ndarray) -> Ranking:
    """The most likely answers, best first: `[{"answer": id, "confidence": p}, ...]`."""
    order = np.argsort(-probabilities)[:KEPT]
    return [{"answer": labels[i], "confidence": round(float(probabilities[i]), 4)} for i in order]


def wanted(units: Sequence[str], rankings: Sequence[Ranking]) -> List[Ranking]:
    """The rankings of the questions in a message, at most two, the main one first.

    `units[0]` is the whole message; the rest are its sentences, if it has several. The whole is
    believed where it is sure; a sentence alone has lost what it is about.
    """
    whole = rankings[0]
    sentences = [(unit, ranking) for unit, ranking in zip(units[1:], rankings[1:]) if not _beside(ranking)]
    limits = calibrated()
    asked = _distinct([ranking for unit, ranking in sentences if asks_at_its_end(unit) and _sure(ranking) >= limits["sentence"]])
    both_sure = all(_sure(one) >= BOTH_SURE for one in asked)
    if len(asked) == MOST_QUESTIONS and (_beside(whole) or both_sure or any(act_of(_first(whole)) == act_of(_first(one)) for one in asked)):
        return asked
    if _beside(whole) and sentences:
        return [max((ranking for _, ranking in sentences), key=_sure)]
    told = [ranking for ranking in asked if not _says_little(ranking)] if not _says_little(whole) else asked
    if told and len(asked) != MOST_QUESTIONS and _sure(whole) < limits["whole"]:
        surest = max(told, key=_sure)
        return [surest if _sure(surest) > _sure(whole) else whole]
    return [_as_sure_as(whole, asked)]


def _as_sure_as(whole: Ranking, asked: Sequence[Ranking]) -> Ranking:
    """"He said he was the IMHA. Do I have to see him?": what is asked is sure of the sentence, of whom the whole tells."""
    if _sure(whole) < calibrated()["whole"]:
        return whole
    same = [_sure(one) for one in asked if act_of(_first(one)) == act_of(_first(whole)) and _says_little(one)]
    return [{**whole[0], "confidence": max(_sure(whole), *same)}, *whole[1:]] if same else whole


def _distinct(rankings: Sequence[Ranking]) -> List[Ranking]:
    found: Dict[str, Ranking] = {}
    for ranking in rankings:
        found.setdefault(_first(ranking), ranking)
    return list(found.values())


def _first(ranking: Ranking) -> str:
    return ranking[0]["answer"]


def _sure(ranking: Ranking) -> float:
    return ranking[0]["confidence"]


def _says_little(ranking: Ranking) -> bool:
    """Whether it names no kind of advocate: "what's one of them?" is about what was said before it."""
    return _first(ranking).startswith("any.")


def _beside(ranking: Ranking) -> bool:
    return _first(ranking).startswith(BESIDE)
