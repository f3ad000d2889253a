"""What one sentence looks like to the classifier: spelled-out words, its vector and the domain terms in it."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Sequence

import numpy as np

from advocacy.encoder import Encoder
from advocacy.nlu.terms import Mention, Terms

# Facts whose presence says something about what is asked; values are kept for these.
BY_VALUE = ("service", "org", "answer")


TERMS = Path(__file__).resolve().parents[2] / "build" / "terms"


@lru_cache(maxsize=1)
def load_terms() -> Terms:
    """The words of the field as built at set-up, once a process."""
    return Terms.load(TERMS)


class Reading(NamedTuple):
    """Sentences with everything the classifier needs, row by row."""

    spelled: List[str]
    vectors: np.ndarray
    flags: List[Dict[str, float]]


def flags_of(mentions: Sequence[Mention]) -> Dict[str, float]:
    """Domain terms as weights: `{"service=imha": 1.0, "mha_status": 1.0}`."""
    found: Dict[str, float] = {}
    for mention in mentions:
        name = f"{mention.fact}={mention.value}" if mention.fact in BY_VALUE else mention.fact
        found[name] = 1.0
    return found


def read(texts: Sequence[str], terms: Terms, encoder: Encoder) -> Reading:
    """Reads sentences; the vectors are of the spelled-out, lower-cased text."""
    spelled = [terms.spell_out(text).lower() for text in texts]
    return Reading(spelled, encoder.encode(spelled), [flags_of(terms.find(text)) for text in texts])


def entity_of(mention: Mention) -> Dict[str, Any]:
    """A mention in the shape Rasa gives an entity."""
    return {
        "entity": mention.fact,
        "value": mention.value,
        "start": mention.start,
        "end": mention.end,
        "negated": mention.negated,
        "past": mention.past,
        "extractor": "DomainTerms",
    }
