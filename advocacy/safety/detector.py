"""Joins lexicon and classifier to one judgement; never raises on any text."""
from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import Mapping, Optional

import numpy as np

from advocacy.safety.after_answer import Answers, heard_after
from advocacy.safety.classifier import Classifier
from advocacy.safety.danger import Danger
from advocacy.safety.judgement import judge, settled
from advocacy.safety.lexicon import DEFAULT as KNOWLEDGE
from advocacy.safety.lexicon import Lexicon
from advocacy.safety.plain import left_to_hear

LONGEST = 2000
logger = logging.getLogger(__name__)


class Detector:
    """`check(text)` is deterministic and keeps nothing of what it reads."""

    def __init__(self, lexicon: Lexicon, classifier: Optional[Classifier] = None):
        self.lexicon, self.classifier = lexicon, classifier
        self.answers = Answers.load(lexicon.folder)

    @classmethod
    def load(cls, knowledge: Path = KNOWLEDGE) -> "Detector":
        """Without a usable classifier the lexicon works alone.

        Raises LexiconError (file, key, mend) when the lexicon itself cannot be used.
        """
        return cls(_lexicon(Path(knowledge)), Classifier.load_or_none())

    def check(self, text: str, known: Mapping[str, np.ndarray] = {}) -> Optional[Danger]:
        """The danger that `text` shows, or None. The first and last parts of an over-long text are read.

        `known`: danger scores of parts that the encoder has read already (see `Classifier.guess`).
        """
        try:
            return self._check(_shortened(str(text)), known)
        except Exception:  # a fault here must not cost the person an answer; no text in the log
            logger.error("danger check failed")
            return None

    def _check(self, text: str, known: Mapping[str, np.ndarray]) -> Optional[Danger]:
        findings, exclusions, words = self.lexicon.read(text)
        guess = None if settled(findings) or not words else self._guess(text, known)
        heard, left = (findings, None) if guess is None else left_to_hear(text, findings, guess, self.lexicon.read)
        danger = judge(heard, exclusions, left)
        rest = "" if danger and danger.alarm else self.answers.rest(text)
        return rest and heard_after(rest, heard, exclusions, guess, self.lexicon.read, lambda part: self._guess(part, known)) or danger

    def _guess(self, text: str, known: Mapping[str, np.ndarray]):
        """The classifier's view; a classifier that fails is as good as none."""
        if self.classifier is None:
            return None
        try:
            return self.classifier.guess(text, known)
        except Exception:
            logger.error("danger classifier failed; the lexicon decides alone")
            return None


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST // 2] + "\n" + text[-LONGEST // 2:]


@lru_cache(maxsize=4)
def _lexicon(folder: Path) -> Lexicon:
    return Lexicon(folder)
