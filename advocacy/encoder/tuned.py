"""What was learnt on top of the package's weights: `tuned.npz`, written by `make tune` (see tuning/README.md).

For each matrix `<name>.up` [rows, rank] and `<name>.down` [rank, columns], the norms anew, and the danger head:
`danger.weight` [labels, 768], `danger.bias`, `labels`. Needs NumPy only.
"""
from __future__ import annotations

from pathlib import Path
from typing import Dict

import numpy as np

FILE = Path(__file__).with_name("tuned.npz")
SCALE = 2.0
UP, DOWN = ".up", ".down"


def load_tuned(path: Path = FILE) -> Dict[str, np.ndarray]:
    with np.load(path, allow_pickle=False) as arrays:
        return {name: arrays[name] if arrays[name].dtype.kind == "U" else arrays[name].astype(np.float32) for name in arrays.files}


def merged(weights: Dict[str, np.ndarray], tuned: Dict[str, np.ndarray]) -> Dict[str, np.ndarray]:
    """The package's weights with the additions in them."""
    out = dict(weights)
    for name, value in tuned.items():
        if name.endswith(UP):
            matrix = name[: -len(UP)]
            out[f"{matrix}.weight"] = weights[f"{matrix}.weight"] + SCALE * (value @ tuned[matrix + DOWN])
        elif not name.endswith(DOWN):
            out[name] = value
    return out
