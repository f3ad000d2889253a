"""How alike a sentence is to each training message in meaning, and whether the same kind of advocate is named."""
from __future__ import annotations

from typing import Iterable, Sequence, Set

import numpy as np

from advocacy.encoder import EMBEDDING_SIZE
from advocacy.nlu.reading import Reading

MEANING_SIZE = 128  # directions of the sentence vectors that are kept
OTHER_KIND = 0.7  # likeness left when not the same kind of advocate is named


class Likeness:
    """Remembers the training messages; every likeness is near 1 for equals and near 0 for strangers."""

    def fit(self, reading: Reading) -> "Likeness":
        self._mean = reading.vectors.mean(0)
        centred = self._centred(reading.vectors)
        # the directions in which the messages differ most; float64 so that every machine finds the same
        _, directions = np.linalg.eigh((centred.T @ centred).astype(np.float64))
        self._directions = directions[:, -MEANING_SIZE:].astype(np.float32)
        self._known = self._meanings(reading.vectors)
        kinds = [frozenset(kinds) for kinds in reading.kinds]
        self._sets = sorted(set(kinds), key=sorted)
        self._of_set = np.array([self._sets.index(one) for one in kinds])
        return self

    def among_known(self, reading: Reading) -> np.ndarray:
        """Of the training messages, which `reading` was fitted on, to each other [n, n]."""
        return self._likeness(self._known, reading.kinds)

    def to_known(self, reading: Reading) -> np.ndarray:
        """Of new sentences to the training messages, [len(reading), n]."""
        return self._likeness(self._meanings(reading.vectors), reading.kinds)

    def _likeness(self, meanings: np.ndarray, kinds: Sequence[Iterable[str]]) -> np.ndarray:
        shared = np.array([[_shared(set(own), known) for known in self._sets] for own in kinds], dtype=np.float32)
        gate = OTHER_KIND + (1.0 - OTHER_KIND) * shared
        near = meanings @ self._known.T  # 1 in the same direction; then falling smoothly to 0.14 in the opposite
        near -= 1.0
        np.exp(near, out=near)
        near *= gate[:, self._of_set]
        return near

    def _centred(self, vectors: np.ndarray) -> np.ndarray:
        layers = (vectors - self._mean).reshape(len(vectors), -1, EMBEDDING_SIZE)
        return _unit(layers).reshape(len(vectors), -1)

    def _meanings(self, vectors: np.ndarray) -> np.ndarray:
        return _unit(self._centred(vectors) @ self._directions)


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def _shared(own: Set[str], known: Set[str]) -> float:
    if not own and not known:
        return 1.0
    return len(own & known) / max(len(own) * len(known), 1) ** 0.5
