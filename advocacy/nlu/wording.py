"""Which words and pairs of words sentences share; rare ones count more."""
from __future__ import annotations

import math
import re
from collections import Counter
from typing import List, NamedTuple, Sequence

import numpy as np

_TOKEN = re.compile(r"\w+|\?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LETTER_AND_WORD = re.compile(r"\b[ai] [^\W\d_]{2,}")
SEEN = 2  # messages that must have a word or pair for it to count
FEW_WORDS = 3


class Row(NamedTuple):
    """One sentence: its known words and pairs, and what each weighs; the squares of the weights sum to 1."""

    columns: np.ndarray
    weights: np.ndarray


class Wording:
    """`fit` on the training messages, then `rows` of any sentences (TF-IDF with the logarithm of counts)."""

    def fit(self, texts: Sequence[str]) -> "Wording":
        """`texts`: lower-cased."""
        seen = Counter(part for text in texts for part in set(_parts(text)))
        kept = sorted(part for part, count in seen.items() if count >= SEEN)
        self.columns = {part: column for column, part in enumerate(kept)}
        self._rarity = np.array([math.log((1 + len(texts)) / (1 + seen[part])) + 1 for part in kept], dtype=np.float32)
        return self

    def row(self, text: str) -> Row:
        counts = Counter(column for column in map(self.columns.get, _parts(text)) if column is not None)
        columns = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
        weights = (1.0 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * self._rarity[columns]
        return Row(columns, weights / max(float(np.linalg.norm(weights)), 1e-9))

    def shared(self, texts: Sequence[str]):
        """The rows of all `texts` in one sparse array [len(texts), words and pairs]."""
        from scipy.sparse import csr_matrix

        rows = [self.row(text) for text in texts]
        ends = np.cumsum([0, *(len(row.columns) for row in rows)])
        columns, weights = (np.concatenate([row[part] for row in rows]) for part in (0, 1))
        return csr_matrix((weights.astype(np.float32), columns, ends), shape=(len(texts), len(self.columns)))

    def known_share(self, text: str) -> float:
        """Share of the words of `text` that stand in training messages; 1 for a text of hardly a word.

        "i" and "a" are words of many languages: they count in a pair that stands there too ("i could").
        """
        text = text.lower()
        words = _WORD.findall(text)
        if len(words) < FEW_WORDS:
            return 1.0
        letters = sum(pair in self.columns for pair in _LETTER_AND_WORD.findall(text))
        return (sum(word in self.columns for word in words) + letters) / (len(words) + letters)


def _parts(text: str) -> List[str]:
    words = _TOKEN.findall(text)
    return [*words, *(f"{one} {next_}" for one, next_ in zip(words, words[1:]))]
