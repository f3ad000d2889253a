"""The encoder in float32, through ONNX Runtime: a test holds it against the plain computation in NumPy."""
from __future__ import annotations

from pathlib import Path
from typing import Optional

from advocacy.encoder import Encoder
from advocacy.encoder.model import open_encoder

FOLDER = Path(__file__).resolve().parents[2] / "build" / "reference"
NAME = "plain.onnx"


def load_or_none(folder: Path = FOLDER) -> Optional[Encoder]:
    """None where set-up for development has not put the original weights."""
    return open_encoder(folder, NAME, "fp32", Encoder.load().danger_labels) if (folder / NAME).exists() else None
