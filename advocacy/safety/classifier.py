"""The trained half of the danger check: logistic regressions on n-grams and on the sentence encoder.

Artefact: a folder with `classifier.npz` (arrays only) and `classifier.json` (labels, thresholds,
which encoder). Written by `python -m advocacy.safety.train`.
"""
from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

import numpy as np

from advocacy.safety.features import SIZE, ngrams, parts

LABELS = ("none", "loss", "self.now", "self.worry", "other.now", "other.worry", "abuse.now", "abuse.worry")
THRESHOLDS = ("alone", "excluded", "weak_rule", "weak_excluded", "loss")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Guess:
    """`danger`: probability of any danger in the most worrying part; `loss`: of a loss in the whole."""

    danger: float
    loss: float
    kind: str
    grade: str
    thresholds: dict


class Classifier:
    """`weights`: ngram_coef [labels, features], ngram_bias [labels], and, with an encoder, deep_coef, deep_bias."""

    def __init__(self, weights: dict, meta: dict, canon: Callable, encoder=None):
        self.weights, self.meta, self.canon, self.encoder = weights, meta, canon, encoder
        mode = "both" if encoder is not None else "ngrams"
        self.thresholds = meta["thresholds"][mode]
        self.share = meta["share"]

    @classmethod
    def load_or_none(cls, folder: Path, canon: Callable) -> Optional["Classifier"]:
        """The classifier in `folder`, or None (with a warning that says why) when it cannot be used."""
        try:
            return cls.load(folder, canon)
        except Exception as error:
            logger.warning("danger classifier not used, the lexicon works alone: %s: %s; "
                           "mend with python -m advocacy.safety.train", folder, error)
            return None

    @classmethod
    def load(cls, folder: Path, canon: Callable) -> "Classifier":
        """Raises OSError or ValueError when a file is missing, damaged or of another make."""
        meta = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        content = (folder / "classifier.npz").read_bytes()
        if hashlib.sha256(content).hexdigest() != meta["sha256"]:
            raise ValueError("classifier.npz is not the file that classifier.json describes")
        if tuple(meta["labels"]) != LABELS or meta["size"] != SIZE:
            raise ValueError("made by another version of this program")
        with np.load(folder / "classifier.npz", allow_pickle=False) as arrays:
            weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
        for mode in meta["thresholds"].values():
            if set(mode) != set(THRESHOLDS):
                raise ValueError(f"thresholds must be {THRESHOLDS}")
        return cls(weights, meta, canon, load_encoder() if "deep_coef" in weights else None)

    def probabilities(self, texts: list[str]) -> np.ndarray:
        """[n, labels] for raw texts; the mean of both models when there is an encoder."""
        canonical = [" ".join(self.canon(text)) for text in texts]
        scores = softmax(ngrams(canonical) @ self.weights["ngram_coef"].T + self.weights["ngram_bias"])
        if self.encoder is None:
            return scores
        deep = softmax(self.encoder.encode(canonical) @ self.weights["deep_coef"].T + self.weights["deep_bias"])
        return (1 - self.share) * scores + self.share * deep

    def guess(self, text: str) -> Guess:
        return summary(self.probabilities(parts(text)), self.thresholds)


def summary(table: np.ndarray, thresholds: dict) -> Guess:
    """One guess for a message from the probabilities [parts, labels] of its parts, the whole first."""
    danger = table[:, 2:].sum(axis=1)
    worst = table[int(danger.argmax()), 2:]
    by_kind = worst.reshape(3, 2)
    kind = int(by_kind.sum(axis=1).argmax())
    grade = "now" if by_kind[kind, 0] >= by_kind[kind, 1] else "worry"
    return Guess(float(danger.max()), float(table[:, 1].max()), ("self", "other", "abuse")[kind], grade, thresholds)


def softmax(scores) -> np.ndarray:
    scores = np.asarray(scores)
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return scores / scores.sum(axis=1, keepdims=True)


def load_encoder():
    """The sentence encoder, or None when it has not been built."""
    try:
        from advocacy.encoder import Encoder
        return Encoder.load()
    except Exception as error:
        logger.warning("danger classifier works without the sentence encoder: %s", error)
        return None
