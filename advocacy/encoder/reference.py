"""The same network with what was learnt on top, computed plainly in float32 with NumPy: what the quantised file is measured against."""
from __future__ import annotations

from pathlib import Path
from typing import Dict, Sequence

import numpy as np

from advocacy.encoder.tuned import load_tuned, merged

HEADS = 12
LAYERS = 6
READ_OUT = 3
EPSILON = 1e-12


def _norm(x: np.ndarray, weights: Dict[str, np.ndarray], name: str) -> np.ndarray:
    mean = x.mean(-1, keepdims=True)
    spread = np.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + EPSILON)
    return (x - mean) / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _linear(x: np.ndarray, weights: Dict[str, np.ndarray], name: str) -> np.ndarray:
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _attend(x: np.ndarray, weights: Dict[str, np.ndarray], layer: str) -> np.ndarray:
    length, width = x.shape
    size = width // HEADS

    def split(name: str) -> np.ndarray:
        return _linear(x, weights, f"{layer}.attention.self.{name}").reshape(length, HEADS, size).transpose(1, 0, 2)

    query, key, value = split("query"), split("key"), split("value")
    scores = query @ key.transpose(0, 2, 1) / np.sqrt(size)
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    scores /= scores.sum(-1, keepdims=True)
    return (scores @ value).transpose(1, 0, 2).reshape(length, width)


def encode_layers(texts: Sequence[str], model_folder: Path) -> np.ndarray:
    """As `Encoder.encode_layers`: shape (n, 1152), from `model.safetensors` and `tokenizer.json` in `model_folder`."""
    from safetensors.numpy import load_file
    from scipy.special import erf
    from tokenizers import Tokenizer

    weights = merged(load_file(str(model_folder / "model.safetensors")), load_tuned())
    tokenizer = Tokenizer.from_file(str(model_folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    rows = []
    for text in texts:
        ids = tokenizer.encode(text).ids
        x = (
            weights["embeddings.word_embeddings.weight"][ids]
            + weights["embeddings.position_embeddings.weight"][: len(ids)]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        x = _norm(x, weights, "embeddings.LayerNorm")
        means = []
        for i in range(LAYERS):
            layer = f"encoder.layer.{i}"
            mixed = _linear(_attend(x, weights, layer), weights, f"{layer}.attention.output.dense")
            x = _norm(x + mixed, weights, f"{layer}.attention.output.LayerNorm")
            hidden = _linear(x, weights, f"{layer}.intermediate.dense")
            hidden = hidden * 0.5 * (1.0 + erf(hidden / np.sqrt(2.0)))
            x = _norm(x + _linear(hidden, weights, f"{layer}.output.dense"), weights, f"{layer}.output.LayerNorm")
            if i >= LAYERS - READ_OUT:
                mean = x.mean(0)
                means.append(mean / np.linalg.norm(mean))
        rows.append(np.concatenate(means))
    return np.stack(rows).astype(np.float32)
