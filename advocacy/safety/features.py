"""What the classifier sees of a message: n-grams of its canonical words, its vector, and which rules hold."""
from __future__ import annotations

import re
from typing import Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer

SIZE = 2 ** 15
PART = re.compile(r"(?<=[.!?;\n])\s+|\n+")
SHORT = 12

# stateless: nothing to store, nothing to unpickle
_words = HashingVectorizer(analyzer="word", ngram_range=(1, 3), token_pattern=r"\S+", n_features=SIZE,
                           alternate_sign=False, norm="l2", lowercase=False)
_letters = HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), n_features=SIZE,
                             alternate_sign=False, norm="l2", lowercase=False)


def ngrams(canonical: Sequence[str]) -> csr_matrix:
    """[n, 2 * SIZE] for n texts of canonical words; each half has length 1."""
    return hstack([_words.transform(canonical), _letters.transform(canonical)], format="csr")


def rule_names(lexicon) -> list[str]:
    """The columns of `rule_vector`, in order."""
    return [*sorted(rule.id for rule in lexicon.rules), *sorted(f"not.{name}" for name, _, _ in lexicon.exclusions),
            "any.strong", "any.weak", "any.loss"]


def rule_vector(findings: Sequence, exclusions: Sequence, columns: dict) -> np.ndarray:
    """[len(columns)] of 0 and 1; `columns`: name -> index. A name without a column is left out."""
    names = {finding.rule for finding in findings} | {f"not.{name}" for name, _ in exclusions}
    names |= {"any.loss" if finding.kind == "loss" else "any.strong" if finding.strong else "any.weak"
              for finding in findings}
    vector = np.zeros(len(columns), dtype=np.float32)
    vector[[columns[name] for name in names if name in columns]] = 1.0
    return vector


def parts(text: str) -> list[str]:
    """The whole text, and each of its sentences when there are several: a cry may be buried in a long letter.

    Sentences of fewer than SHORT letters go with the one before.
    """
    pieces: list[str] = []
    for piece in (p.strip() for p in PART.split(text)):
        if pieces and (len(piece) < SHORT or len(pieces[-1]) < SHORT):
            pieces[-1] += " " + piece
        elif piece:
            pieces.append(piece)
    return [text] if len(pieces) < 2 else [text, *pieces]
