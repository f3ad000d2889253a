"""Which answer does a sentence ask for? Likeness to the training messages, weighed by ridge regression.

Alike are sentences that mean the same and that share words. No Rasa here: the same object is trained by
the pipeline, cross-validated by the report and compared by the benchmark. Nothing in it is random.
"""
from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Dict, List, Optional, Sequence

import joblib
import numpy as np
import yaml
from threadpoolctl import threadpool_limits

from advocacy.nlu.likeness import Likeness
from advocacy.nlu.reading import Reading
from advocacy.nlu.wording import Wording

DEFAULTS = {
    "ridge": 0.1,  # how much a single training message is distrusted
    "words": 0.1,  # weight of shared words beside shared meaning
}
AT_ONCE = 500  # messages
THRESHOLDS = Path(__file__).with_name("thresholds.yml")
# Kinds of advocate whose questions are alike; `any` names none.
KINDS = ("imha", "imca", "careact", "complaints", "general", "any")


def act_of(label: str) -> str:
    """`imha.get` and `any.get` ask the same of different kinds; other answers stand for themselves."""
    kind, _, act = label.partition(".")
    return f"act.{act}" if kind in KINDS else label


class AnswerModel:
    """`fit(reading, labels)`, then `probabilities(reading) -> array [n, len(labels)]` with rows that sum to 1."""

    def __init__(self, settings: Optional[Dict[str, float]] = None) -> None:
        self.settings = {**DEFAULTS, **(settings or {})}
        self.labels: List[str] = []

    def fit(self, reading: Reading, labels: Sequence[str]) -> "AnswerModel":
        """`labels[i]` is the answer id that row `i` of the reading leads to."""
        self.labels = sorted(set(labels))
        self.likeness, self.wording = Likeness().fit(reading), Wording().fit(reading.spelled)
        words = self.wording.shared(reading.spelled)
        with threadpool_limits(os.cpu_count()):  # training has the machine to itself; a turn keeps to one core
            alike = self.likeness.among_known(reading)
            for at in range(0, len(labels), AT_ONCE):  # in parts: a second array of this size is 0.5 GB
                alike[at : at + AT_ONCE] += self.settings["words"] * (words[at : at + AT_ONCE] @ words.T).toarray()
            self.weights = _solve(alike, np.searchsorted(self.labels, labels), len(self.labels), self.settings["ridge"])
        # what shared words add, summed over the training messages once and for all
        self.word_weights = self.settings["words"] * (words.T @ self.weights)
        return self

    def scores(self, reading: Reading) -> np.ndarray:
        """About 1 for an answer that is surely meant, about 0 for the others."""
        scores = self.likeness.to_known(reading) @ self.weights
        for at, text in enumerate(reading.spelled):
            columns, weights = self.wording.row(text)
            scores[at] += weights @ self.word_weights[columns]
        return scores

    def probabilities(self, reading: Reading) -> np.ndarray:
        return probabilities_of(self.scores(reading), calibrated()["temperature"])

    def save(self, path: Path) -> None:
        joblib.dump(self, path)

    @staticmethod
    def load(path: Path) -> "AnswerModel":
        return joblib.load(path)


@lru_cache(maxsize=1)
def calibrated() -> Dict[str, float]:
    """What `python -m advocacy.report.calibrate` chose: `temperature` turns scores into probabilities."""
    return yaml.safe_load(THRESHOLDS.read_text(encoding="utf-8"))


def probabilities_of(scores: np.ndarray, temperature: float) -> np.ndarray:
    """Softmax along the rows; a lower temperature is surer of itself."""
    sharp = np.exp((scores - scores.max(1, keepdims=True)) / temperature)
    return sharp / sharp.sum(1, keepdims=True)


def _solve(likeness: np.ndarray, rows: np.ndarray, count: int, ridge: float) -> np.ndarray:
    """Weights [messages, count] of kernel ridge regression on one-hot targets. Overwrites `likeness`."""
    from scipy.linalg import cho_factor, cho_solve

    targets = np.full((len(rows), count), -1.0 / count, dtype=np.float32)
    targets[np.arange(len(rows)), rows] += 1.0
    likeness[np.diag_indices(len(rows))] += ridge
    factor = cho_factor(likeness, lower=True, overwrite_a=True, check_finite=False)
    return cho_solve(factor, targets, overwrite_b=True, check_finite=False).astype(np.float32)
