"""What the classifier says of each training message when it has learnt from all the others.

Ridge regression allows this without training thousands of times: taking one message away changes
the weights by a known amount (see any text on leave-one-out for linear smoothers). So every
training message is a test message, and nothing was learnt from it.
"""
from __future__ import annotations

from typing import List, Sequence

import numpy as np

from advocacy.nlu.answer_model import AnswerModel
from advocacy.nlu.reading import Reading

CHUNK = 500  # units read at once, to bound memory


def held_out_scores(model: AnswerModel, units: Reading, owners: Sequence[int], labels: Sequence[str]) -> np.ndarray:
    """Scores [units, labels] of each unit, as if message `owners[u]` had not been learnt from.

    `model` was fitted on messages with `labels`; `units` are those messages and parts of them.
    """
    whole, neutral = model.likeness.among_known()
    rows = np.searchsorted(model.labels, labels)
    acts = model.act_column[rows]
    out = np.zeros((len(owners), len(model.labels)), dtype=np.float32)
    owner = np.asarray(owners)
    experts = ((whole, model.whole_weights, rows, 1.0), (neutral, model.act_weights, acts, model.settings["act_weight"]))
    for which, (likeness, weights, targets, weight) in enumerate(experts):
        inverse = _inverse(likeness, model.settings["ridge"])
        shrink = weights / np.diag(inverse)[:, None]  # what message i adds, by its place in the inverse
        for start in range(0, len(owner), CHUNK):
            part = np.arange(start, min(start + CHUNK, len(owner)))
            near = model.likeness.to_known(units.rows(part))[which]
            through = np.einsum("un,nu->u", near, inverse[:, owner[part]], optimize=True)
            scores = near @ weights - through[:, None] * shrink[owner[part]]
            out[part] += weight * (scores if which == 0 else scores[:, model.act_column])
        del inverse
    return out


def _inverse(likeness: np.ndarray, ridge: float) -> np.ndarray:
    from scipy.linalg.lapack import spotrf, spotri

    likeness[np.diag_indices(len(likeness))] += ridge
    factor, _ = spotrf(likeness.astype(np.float32), lower=1, overwrite_a=1)
    inverse, _ = spotri(factor, lower=1, overwrite_c=1)
    lower = np.tril(inverse)
    return lower + np.tril(inverse, -1).T


def owners_of(units: Sequence[List[str]]) -> List[int]:
    """For units in a row, the number of the message each belongs to."""
    return [i for i, parts in enumerate(units) for _ in parts]
