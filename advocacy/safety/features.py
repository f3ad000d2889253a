"""What the classifier sees of a message: n-grams of its canonical words, and the sentence encoder."""
from __future__ import annotations

import re
from typing import Sequence

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
