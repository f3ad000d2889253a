"""What a sentence looks like to the classifier: its words spelled out, its vectors and the kinds of advocate in it."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Sequence

import numpy as np

from advocacy.encoder import Encoder, Encoding
from advocacy.nlu.terms import Mention, Terms

KIND = "service"
AT_ONCE = 64  # sentences of the turns under way, in memory alone
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
    kinds: List[List[str]]  # kinds of advocate named
    danger: np.ndarray  # [n, labels], scores of the danger head for the spelled-out text

    def rows(self, chosen: Sequence[int]) -> "Reading":
        """Only the chosen rows."""
        picked = np.asarray(chosen)
        return Reading([self.spelled[i] for i in picked], self.vectors[picked],
                       [self.kinds[i] for i in picked], self.danger[picked])


def read(texts: Sequence[str], terms: Terms, encoder: Encoder) -> Reading:
    """Reads sentences; the vectors are of the spelled-out, lower-cased text."""
    spelled = spelled_out(texts, terms)
    return joined(texts, terms, spelled, encoder.read(spelled))


def spelled_out(texts: Sequence[str], terms: Terms) -> List[str]:
    """As the encoder reads them."""
    return [terms.spell_out(text).lower() for text in texts]


def joined(texts: Sequence[str], terms: Terms, spelled: Sequence[str], encoding: Encoding) -> Reading:
    """What was read of `texts`; `spelled` and `encoding` may go on with other texts."""
    kinds = [sorted({str(mention.value) for mention in terms.find(text) if mention.fact == KIND}) for text in texts]
    return Reading(list(spelled[: len(texts)]), encoding.layers[: len(texts)], kinds, encoding.danger[: len(texts)])


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
