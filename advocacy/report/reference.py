"""The fp32 reference encoder with a memory, because plain NumPy is slow."""
from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Optional, Sequence

import numpy as np

from advocacy.encoder import LAYERS_SIZE
from advocacy.encoder.reference import encode_layers

FOLDER = Path(__file__).resolve().parents[2] / "build" / "reference"


class ReferenceEncoder:
    """`encode_layers` as the product's encoder has it; vectors are kept in `build/reference/vectors.npz`."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._known = folder, {}
        if self._file.exists():
            with np.load(self._file, allow_pickle=False) as kept:
                self._known: Dict[str, np.ndarray] = dict(zip(kept["texts"].tolist(), kept["vectors"]))

    @property
    def _file(self) -> Path:
        return self._folder / "vectors.npz"

    @classmethod
    def load_or_none(cls, folder: Path = FOLDER) -> Optional["ReferenceEncoder"]:
        """None where set-up for development has not put the original weights."""
        return cls(folder) if (folder / "model.safetensors").exists() else None

    def encode_layers(self, texts: Sequence[str]) -> np.ndarray:
        missing: List[str] = [text for text in dict.fromkeys(texts) if text not in self._known]
        if missing:
            self._known.update(zip(missing, encode_layers(missing, self._folder)))
        return np.array([self._known[text] for text in texts], dtype=np.float32).reshape(len(texts), LAYERS_SIZE)

    def keep(self) -> None:
        """Writes the vectors down for next time."""
        np.savez(self._file, texts=np.array(list(self._known)), vectors=np.array(list(self._known.values())))
