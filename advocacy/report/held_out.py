"""What is said of training messages that neither the encoder nor the classifier has learnt from.

`python -m advocacy.report.calibrate KEYS` writes it down, run while the encoder is the one tuned without these
messages (tuning/README.md); the report reads it. The encoder knows all the other training messages, so taking
them away from the classifier alone would flatter.
"""
from __future__ import annotations

from pathlib import Path
from typing import Collection, List, NamedTuple

import numpy as np

from advocacy.nlu.answer_model import AnswerModel
from advocacy.report import understood
from advocacy.report.messages import TRAINING, read_messages

FILE = Path(__file__).with_name("held_out.npz")


class HeldOut(NamedTuple):
    """Messages kept back, as read, and scores [units, labels]."""

    read: understood.Read
    scores: np.ndarray
    labels: List[str]


def measure(keys: Collection[str]) -> HeldOut:
    """Learns from all training messages but those of `keys` (their texts) and scores these."""
    messages = read_messages(TRAINING)
    learnt = understood.read_all([m for m in messages if m.text not in keys])
    kept = understood.read_all([m for m in messages if m.text in keys])
    model: AnswerModel = understood.fit(learnt)
    return HeldOut(kept, model.scores(kept.reading), model.labels)


def save(found: HeldOut, path: Path = FILE) -> None:
    np.savez_compressed(path, texts=np.array([m.text for m in found.read.messages]), labels=np.array(found.labels),
                        counts=np.array([len(units) for units in found.read.units]), scores=found.scores.astype(np.float16))


def load(path: Path = FILE) -> HeldOut:
    """Messages that have changed or gone since are left out."""
    with np.load(path, allow_pickle=False) as kept:
        texts, counts, scores, labels = (kept[name] for name in ("texts", "counts", "scores", "labels"))
    places = dict(zip(texts.tolist(), zip(np.cumsum(counts) - counts, counts)))
    read_ = understood.read_all([m for m in read_messages(TRAINING) if m.text in places])
    same = [i for i, (m, units) in enumerate(zip(read_.messages, read_.units)) if len(units) == places[m.text][1]]
    read_ = understood.read_all([read_.messages[i] for i in same])
    rows = [row for m in read_.messages for row in range(places[m.text][0], sum(places[m.text]))]
    return HeldOut(read_, scores[rows].astype(np.float32), labels.tolist())
