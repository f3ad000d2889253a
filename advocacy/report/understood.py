"""Messages read and ranked as the assistant would: a list of questions for each, best answers first."""
from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional, Sequence

import numpy as np

from advocacy.encoder import Encoder
from advocacy.nlu.answer_model import AnswerModel, probabilities_of
from advocacy.nlu.ranking import rank, wanted
from advocacy.nlu.reading import Reading, entity_of, load_terms, read
from advocacy.nlu.units import units_of
from advocacy.report.messages import Message


class Read(NamedTuple):
    """Messages cut into units (the whole one first) and read."""

    messages: List[Message]
    units: List[List[str]]
    reading: Reading
    entities: List[List[Dict[str, Any]]]

    @property
    def whole(self) -> List[int]:
        """Rows of the whole messages."""
        counts = [len(parts) for parts in self.units]
        return list(np.cumsum([0, *counts[:-1]]))


def read_all(messages: Sequence[Message], encoder: Optional[Any] = None, one_by_one: bool = False) -> Read:
    """`encoder`: anything with `encode_layers`; by default the one of the product. `one_by_one`: as in a talk; what is
    read beside a text moves its int8 vectors a little, and so a message in a hundred."""
    units = [units_of(message.text) for message in messages]
    terms, encoder = load_terms(), encoder or Encoder.load()
    batches = units if one_by_one else [[unit for parts in units for unit in parts]]
    read_ = [read(batch, terms, encoder) for batch in batches]
    reading = Reading(*(np.concatenate(part) if isinstance(part[0], np.ndarray) else sum(part, []) for part in zip(*read_)))
    return Read(list(messages), units, reading, [[entity_of(m) for m in terms.find(message.text)] for message in messages])


def questions(read_: Read, scores: np.ndarray, labels: Sequence[str], temperature: float) -> List[List[List[dict]]]:
    """For each message its questions, each a ranking."""
    shares = probabilities_of(scores, temperature)
    rankings = [rank(labels, row) for row in shares]
    out, at = [], 0
    for parts in read_.units:
        out.append(wanted(parts, rankings[at : at + len(parts)]))
        at += len(parts)
    return out


def fit(training: Read) -> AnswerModel:
    return AnswerModel().fit(training.reading.rows(training.whole), [m.answer for m in training.messages])
