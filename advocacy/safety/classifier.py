"""The learnt half of the danger check: the danger head of the sentence encoder.

The encoder was tuned on thousands of messages for this and for the intents at once (`tuning/`), so one
reading of a sentence serves both. A long message is read whole and sentence by sentence: a cry may be buried.
Where the whole is in doubt its two halves are read too: despair that is spread over a letter is in both of them.
"""
from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from typing import Callable, Mapping, Optional, Sequence

import numpy as np

from advocacy.safety.settings import load_thresholds

LABELS = ("none", "loss", "self.now", "self.worry", "other.now", "other.worry", "abuse.now", "abuse.worry")
PART = re.compile(r"(?<=[.!?;\n])\s+|\n+")
SHORT = 12  # letters: shorter parts go with the one before
LONG = 7  # sentences: a message of so many has halves that can be judged, of shorter ones too much is feared
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Guess:
    """`danger`: probability from 0 to 1, of the most worrying part, and `now` that it is danger now; `loss`: of a loss.

    `of_kind`: probability that it is danger of this `kind`, of the same part."""

    danger: float
    now: float
    loss: float
    kind: str
    grade: str
    thresholds: dict
    of_kind: float = 0.0


class Classifier:
    """`encoder`: has `read(texts).danger` [n, labels]; `written`: a text as the encoder was tuned to read it."""

    def __init__(self, encoder, written: Callable[[str], str], thresholds: dict):
        self.encoder, self.written, self.thresholds = encoder, written, thresholds

    @classmethod
    def load_or_none(cls) -> Optional["Classifier"]:
        """The classifier, or None (with a warning that says why) when the encoder cannot be used."""
        try:
            return cls.load()
        except Exception as error:
            logger.warning("danger classifier not used, the lexicon works alone: %s", error)
            return None

    @classmethod
    def load(cls, thresholds: Optional[dict] = None) -> "Classifier":
        """`thresholds`: instead of those of knowledge/danger/. Raises EncoderError, LexiconError or ValueError when a part is missing, damaged or of another make."""
        from advocacy.encoder import Encoder
        from advocacy.nlu.reading import load_terms

        encoder, terms = Encoder.load(), load_terms()
        if tuple(encoder.danger_labels) != LABELS:
            raise ValueError("build/encoder: made for other labels of danger; delete it and run `make setup`")
        return cls(encoder, lambda text: terms.spell_out(text).lower(), load_thresholds() if thresholds is None else thresholds)

    def guess(self, text: str, known: Mapping[str, np.ndarray] = {}) -> Guess:
        """`known`: danger scores [labels] of parts of the text that were read already."""
        pieces = parts(text)
        guess = summary(self._read(pieces, known), self.thresholds)
        sentences = pieces[1:]
        if len(sentences) < LONG or not self.thresholds["spread"] <= guess.danger < self.thresholds["excluded"]:
            return guess
        middle = (len(sentences) + 1) // 2
        return spread(guess, self._read([" ".join(sentences[:middle]), " ".join(sentences[middle:])], known))

    def _read(self, pieces: Sequence[str], known: Mapping[str, np.ndarray]) -> np.ndarray:
        missing = [piece for piece in dict.fromkeys(pieces) if piece not in known]
        read = self.encoder.read([self.written(piece) for piece in missing]).danger if missing else ()
        found = {**known, **dict(zip(missing, read))}
        return np.stack([found[piece] for piece in pieces])


def spread(guess: Guess, scores: np.ndarray) -> Guess:
    """The guess, surer where both halves [2, labels] sound like danger: as sure as the calmer of them."""
    danger = float(_likely(scores)[:, 2:].sum(axis=1).min())
    return replace(guess, danger=danger) if danger >= guess.thresholds["excluded"] else guess


def summary(scores: np.ndarray, thresholds: dict) -> Guess:
    """One guess for a message from the scores [parts, labels] of its parts, the whole first."""
    likely = _likely(scores)
    danger = likely[:, 2:].sum(axis=1)
    by_kind = likely[int(danger.argmax()), 2:].reshape(3, 2)
    kind = int(by_kind.sum(axis=1).argmax())
    grade = "now" if by_kind[kind, 0] >= by_kind[kind, 1] else "worry"
    now = likely[:, 2::2].sum(axis=1)
    return Guess(float(danger.max()), float(now.max()), float(likely[:, 1].max()), ("self", "other", "abuse")[kind], grade, thresholds,
                 float(by_kind[kind].sum()))


def _likely(scores: np.ndarray) -> np.ndarray:
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    return likely / likely.sum(axis=1, keepdims=True)


def parts(text: str) -> list[str]:
    """The whole text, and each of its sentences when there are several."""
    pieces: list[str] = []
    for piece in (p.strip() for p in PART.split(text)):
        if pieces and (len(piece) < SHORT or len(pieces[-1]) < SHORT):
            pieces[-1] += " " + piece
        elif piece:
            pieces.append(piece)
    return [text] if len(pieces) < 2 else [text, *pieces]
