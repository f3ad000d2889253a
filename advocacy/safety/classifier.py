"""The trained half of the danger check.

Two votes. With the sentence encoder: a support vector machine on the message's vector and on which
rules hold says how much it looks like danger. Without it: logistic regression on n-grams and rules
does. The latter also names kind and grade. Artefact: `classifier.npz` (arrays only) and
`classifier.json` (labels, thresholds, checksum), written by `python -m advocacy.safety.train`.
"""
from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

from advocacy.safety.features import SIZE, ngrams, parts, rule_vector

LABELS = ("none", "loss", "self.now", "self.worry", "other.now", "other.worry", "abuse.now", "abuse.worry")
THRESHOLDS = ("alone", "excluded", "weak_rule", "weak_excluded", "loss")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Guess:
    """`danger`: from 0 to 1, of the most worrying part; `loss`: probability of a loss."""

    danger: float
    loss: float
    kind: str
    grade: str
    thresholds: dict


class Classifier:
    """`weights`: label_grams [2 * SIZE, labels], label_rules [rules, labels], label_bias; svm_vectors [n, d],
    svm_squares [n] (their lengths squared), svm_dual [n], svm_bias."""

    def __init__(self, weights: dict, meta: dict, lexicon, encoder=None):
        self.weights, self.meta, self.lexicon, self.encoder = weights, meta, lexicon, encoder
        self.columns = {name: index for index, name in enumerate(meta["columns"])}
        self.thresholds = meta["thresholds"]["encoder" if encoder is not None else "ngrams"]

    @classmethod
    def load_or_none(cls, folder: Path, lexicon) -> Optional["Classifier"]:
        """The classifier in `folder`, or None (with a warning that says why) when it cannot be used."""
        try:
            return cls.load(folder, lexicon)
        except Exception as error:
            logger.warning("danger classifier not used, the lexicon works alone: %s: %s; "
                           "mend with python -m advocacy.safety.train", folder, error)
            return None

    @classmethod
    def load(cls, folder: Path, lexicon) -> "Classifier":
        """Raises OSError or ValueError when a file is missing, damaged or of another make."""
        meta = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        content = (folder / "classifier.npz").read_bytes()
        if hashlib.sha256(content).hexdigest() != meta["sha256"]:
            raise ValueError("classifier.npz is not the file that classifier.json describes")
        if tuple(meta["labels"]) != LABELS or meta["size"] != SIZE:
            raise ValueError("made by another version of this program")
        if any(set(mode) != set(THRESHOLDS) for mode in meta["thresholds"].values()):
            raise ValueError(f"thresholds must be {THRESHOLDS}")
        with np.load(folder / "classifier.npz", allow_pickle=False) as arrays:
            weights = {name: np.ascontiguousarray(arrays[name], dtype=np.float32) for name in arrays.files}
        encoder = load_encoder() if "svm_vectors" in weights and "encoder" in meta["thresholds"] else None
        return cls(weights, meta, lexicon, encoder)

    def guess(self, text: str, reading: tuple) -> Guess:
        """`reading`: what the lexicon read in the whole text."""
        pieces = parts(text)
        readings = [reading, *(self.lexicon.read(piece) for piece in pieces[1:])]
        rules = np.stack([rule_vector(findings, exclusions, self.columns) for findings, exclusions, _ in readings])
        canonical = [" ".join(words) for _, _, words in readings]
        table = label_table(self.weights, ngrams(canonical), rules)
        danger = None
        if self.encoder is not None:
            danger = svm_score(self.weights, self.meta["svm"], self.encoder.encode(canonical), rules)
        return summary(table, danger, self.thresholds)


def label_table(weights: dict, grams, rules: np.ndarray) -> np.ndarray:
    """Probabilities [n, labels]."""
    scores = grams @ weights["label_grams"] + rules @ weights["label_rules"] + weights["label_bias"]
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return scores / scores.sum(axis=1, keepdims=True)


def svm_input(vectors: np.ndarray, rules: np.ndarray, weight: float) -> np.ndarray:
    return np.hstack([vectors, weight * rules]).astype(np.float32)


def svm_score(weights: dict, settings: dict, vectors: np.ndarray, rules: np.ndarray) -> np.ndarray:
    """[n] from 0 to 1: the decision value of the machine, squeezed; 0.5 is its own border."""
    x, known = svm_input(vectors, rules, settings["rules"]), weights["svm_vectors"]
    distance = (x ** 2).sum(1)[:, None] + weights["svm_squares"][None, :] - 2 * (x @ known.T)
    decision = np.exp(-settings["gamma"] * distance) @ weights["svm_dual"] + weights["svm_bias"].item()
    return 1 / (1 + np.exp(-2 * decision))


def summary(table: np.ndarray, danger: Optional[np.ndarray], thresholds: dict) -> Guess:
    """One guess for a message from its parts [parts, labels], the whole first; `danger` [parts] when there is one."""
    danger = table[:, 2:].sum(axis=1) if danger is None else danger
    by_kind = table[int(danger.argmax()), 2:].reshape(3, 2)
    kind = int(by_kind.sum(axis=1).argmax())
    grade = "now" if by_kind[kind, 0] >= by_kind[kind, 1] else "worry"
    return Guess(float(danger.max()), float(table[:, 1].max()), ("self", "other", "abuse")[kind], grade, thresholds)


def load_encoder():
    """The sentence encoder, or None when it has not been built."""
    try:
        from advocacy.encoder import Encoder
        return Encoder.load()
    except Exception as error:
        logger.warning("danger classifier works without the sentence encoder: %s", error)
        return None
