"""Which answer does a sentence ask for? Likeness to the training messages, weighed by ridge regression.

Two experts: one sees the whole sentence and knows the answers; the other sees it with the kind of
advocate struck out and knows only what is asked of it ("can I", "how do I", "what does"), which it
learns from all kinds at once. No Rasa here: the same object is trained by the pipeline,
cross-validated by the report and compared by the benchmark. Nothing in it is random.
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

DEFAULTS = {
    "ridge": 0.1,  # how much a single training message is distrusted
    "act_weight": 0.3,  # weight of the expert on what is asked
}
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
        acts = sorted({act_of(label) for label in self.labels})
        self.act_column = np.array([acts.index(act_of(label)) for label in self.labels])
        rows = np.searchsorted(self.labels, labels)
        self.likeness = Likeness().fit(reading)
        with threadpool_limits(os.cpu_count()):  # training has the machine to itself; a turn keeps to one core
            whole, neutral = self.likeness.among_known()
            self.whole_weights = _solve(whole, rows, len(self.labels), self.settings["ridge"])
            self.act_weights = _solve(neutral, self.act_column[rows], len(acts), self.settings["ridge"])
        return self

    def scores(self, reading: Reading) -> np.ndarray:
        """About 1 for an answer that is surely meant, about 0 for the others."""
        whole, neutral = self.likeness.to_known(reading)
        return whole @ self.whole_weights + self.settings["act_weight"] * (neutral @ self.act_weights)[:, self.act_column]

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
