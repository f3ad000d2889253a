"""What a sentence looks like to the classifier: its words spelled out, its vectors and the kinds of advocate in it."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Sequence

import numpy as np

from advocacy.encoder import Encoder
from advocacy.nlu.terms import Mention, Terms

KIND = "service"
ANY_KIND = "advocate"  # stands for every kind

AT_ONCE = 16  # sentences of the turns under way, in memory alone
TERMS = Path(__file__).resolve().parents[2] / "build" / "terms"


@lru_cache(maxsize=1)
def load_terms() -> Terms:
    """The words of the field as built at set-up, once a process."""
    terms = Terms.load(TERMS)
    terms.nlp = lru_cache(maxsize=AT_ONCE)(terms.nlp)  # a turn looks at the same words up to ten times
    return terms


class Reading(NamedTuple):
    """Sentences with everything the classifier needs, row by row."""

    spelled: List[str]
    vectors: np.ndarray  # [n, 1152], of the spelled-out text
    neutral_vectors: np.ndarray  # the same with the kind of advocate struck out
    kinds: List[List[str]]  # kinds of advocate named
    danger: np.ndarray  # [n, labels], scores of the danger head for the spelled-out text

    def rows(self, chosen: Sequence[int]) -> "Reading":
        """Only the chosen rows."""
        picked = np.asarray(chosen)
        return Reading([self.spelled[i] for i in picked], self.vectors[picked], self.neutral_vectors[picked],
                       [self.kinds[i] for i in picked], self.danger[picked])


def read(texts: Sequence[str], terms: Terms, encoder: Encoder) -> Reading:
    """Reads sentences; the vectors are of the spelled-out, lower-cased text."""
    named = [[mention for mention in terms.find(text) if mention.fact == KIND] for text in texts]
    spelled = [terms.spell_out(text).lower() for text in texts]
    changed = [i for i, mentions in enumerate(named) if mentions]
    neutral = [terms.spell_out(_neutral(texts[i], named[i])).lower() for i in changed]
    layers, scores = encoder.read([*spelled, *neutral])
    vectors, danger = layers[: len(spelled)], scores[: len(spelled)]
    neutral_vectors = vectors.copy()
    neutral_vectors[changed] = layers[len(spelled) :]
    return Reading(spelled, vectors, neutral_vectors,
                   [sorted({str(m.value) for m in mentions}) for mentions in named], danger)


def _neutral(text: str, mentions: Sequence[Mention]) -> str:
    for mention in sorted(mentions, key=lambda m: -m.start):
        text = text[: mention.start] + ANY_KIND + text[mention.end :]
    return text


def entity_of(mention: Mention) -> Dict[str, Any]:
    """A mention in the shape Rasa gives an entity."""
    entity = {
        "entity": mention.fact,
        "value": mention.value,
        "start": mention.start,
        "end": mention.end,
        "negated": mention.negated,
        "past": mention.past,
        "extractor": "DomainTerms",
    }
    return {**entity, "whose": mention.whose} if mention.whose else entity
