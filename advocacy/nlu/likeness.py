"""How alike a sentence is to each training message: in meaning, in words and letters, in the kind of advocate named."""
from __future__ import annotations

import re
from typing import Iterable, Sequence, Set, Tuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from advocacy.encoder import EMBEDDING_SIZE
from advocacy.nlu.reading import Reading

_WORD = re.compile(r"[^\W\d_]{2,}")
FEW_WORDS = 3
MEANING_SIZE = 128  # directions of the sentence vectors that are kept
SPELLING_WEIGHT = 0.07  # of common words and letters beside common meaning
OTHER_KIND = 0.7  # likeness left when not the same kind of advocate is named


class Likeness:
    """Remembers the training messages; every likeness is near 1 for equals and near 0 for strangers."""

    def fit(self, reading: Reading) -> "Likeness":
        self._words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"(?u)\b\w+\b|\?", dtype=np.float32)
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), min_df=3, sublinear_tf=True, dtype=np.float32)
        self._known_words = self._words.fit_transform(reading.spelled).T.tocsr()
        self._known_letters = self._letters.fit_transform(reading.spelled).T.tocsr()
        self._mean = reading.vectors.mean(0)
        centred = self._centred(reading.vectors)
        # the directions in which the messages differ most; float64 so that every machine finds the same
        _, directions = np.linalg.eigh((centred.T @ centred).astype(np.float64))
        self._directions = directions[:, -MEANING_SIZE:].astype(np.float32)
        self._meaning = self._meanings(reading.vectors)
        self._neutral = self._meanings(reading.neutral_vectors)
        self._kinds = [frozenset(kinds) for kinds in reading.kinds]
        self._sets = sorted(set(self._kinds), key=sorted)
        self._of_set = np.array([self._sets.index(kinds) for kinds in self._kinds])
        return self

    def known_share(self, text: str) -> float:
        """Share of the words of `text` that stand in training messages; 1 for a text of hardly a word."""
        words = _WORD.findall(text.lower())
        if len(words) < FEW_WORDS:
            return 1.0
        return sum(word in self._words.vocabulary_ for word in words) / len(words)

    def among_known(self) -> Tuple[np.ndarray, np.ndarray]:
        """Of the training messages to each other: with and without the kind of advocate; both [n, n]."""
        spelling = (self._known_words.T @ self._known_words + self._known_letters.T @ self._known_letters).toarray()
        whole = self._whole(self._meaning, spelling, self._kinds)
        return whole, _near(self._neutral, self._neutral)

    def to_known(self, reading: Reading) -> Tuple[np.ndarray, np.ndarray]:
        """Of new sentences to the training messages, [len(reading), n] twice."""
        words, letters = self._words.transform(reading.spelled), self._letters.transform(reading.spelled)
        spelling = (words @ self._known_words + letters @ self._known_letters).toarray()
        whole = self._whole(self._meanings(reading.vectors), spelling, reading.kinds)
        return whole, _near(self._meanings(reading.neutral_vectors), self._neutral)

    def _whole(self, meaning: np.ndarray, spelling: np.ndarray, kinds: Sequence[Iterable[str]]) -> np.ndarray:
        shared = np.array([[_shared(set(own), known) for known in self._sets] for own in kinds], dtype=np.float32)
        gate = OTHER_KIND + (1.0 - OTHER_KIND) * shared
        whole = _near(meaning, self._meaning)
        spelling *= SPELLING_WEIGHT
        whole += spelling
        whole *= gate[:, self._of_set]
        return whole

    def _centred(self, vectors: np.ndarray) -> np.ndarray:
        layers = (vectors - self._mean).reshape(len(vectors), -1, EMBEDDING_SIZE)
        return _unit(layers).reshape(len(vectors), -1)

    def _meanings(self, vectors: np.ndarray) -> np.ndarray:
        return _unit(self._centred(vectors) @ self._directions)


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def _near(rows: np.ndarray, known: np.ndarray) -> np.ndarray:
    """1 in the same direction, falling smoothly to 0.14 in the opposite."""
    near = rows @ known.T
    near -= 1.0
    return np.exp(near, out=near)


def _shared(own: Set[str], known: Set[str]) -> float:
    if not own and not known:
        return 1.0
    return len(own & known) / max(len(own) * len(known), 1) ** 0.5
