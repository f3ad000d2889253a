"""How strange the evaluation messages are to the training messages: they only measure while they are strangers."""
from __future__ import annotations

import re
from typing import List, Sequence

import numpy as np

from advocacy.encoder import EMBEDDING_SIZE
from advocacy.report.messages import Message

BANDS = ((0.0, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", text.lower()).strip()


def word_for_word(evaluation: Sequence[Message], training: Sequence[Message]) -> List[bool]:
    """Whether each evaluation message stands in the training messages too."""
    known = {plain(message.text) for message in training}
    return [plain(message.text) in known for message in evaluation]


def nearness(evaluation: np.ndarray, training: np.ndarray) -> np.ndarray:
    """Cosine of each evaluation message to the training message nearest in meaning."""
    return (evaluation[:, -EMBEDDING_SIZE:] @ training[:, -EMBEDDING_SIZE:].T).max(1)


def band(value: float) -> str:
    low, high = next(pair for pair in BANDS if pair[0] <= max(value, 0.0) < pair[1])
    return f"{low:.1f} to {min(high, 1.0):.1f}"
