"""The sentence encoder with small changes that can be learnt: low-rank additions to its matrices, its norms, two heads.

Shapes: b messages, t word pieces, 384 numbers a piece. The base weights are the package's own and stay as they are.
"""
from __future__ import annotations

import math
from typing import Dict

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

HEADS, LAYERS, WIDTH, EPSILON = 12, 6, 384, 1e-12
SCALE = 2.0  # of the additions; advocacy/encoder/tuned.py multiplies by the same number
DROP = 0.1
PARTS = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
         "mix": "attention.output.dense", "wide": "intermediate.dense", "narrow": "output.dense"}
NORMS = {"first": "attention.output.LayerNorm", "second": "output.LayerNorm"}
Weights = Dict[str, Tensor]


class Linear(nn.Module):
    """A fixed matrix with a learnt addition of low rank, which is nothing at the start."""

    def __init__(self, base: Weights, name: str, rank: int):
        super().__init__()
        self.weight, self.bias = base[f"{name}.weight"], base[f"{name}.bias"]
        rows, columns = self.weight.shape
        self.down = nn.Parameter(torch.randn(rank, columns) / math.sqrt(columns))
        self.up = nn.Parameter(torch.zeros(rows, rank))

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight, self.bias) + SCALE * F.linear(F.linear(x, self.down), self.up)


class Norm(nn.LayerNorm):
    def __init__(self, base: Weights, name: str):
        super().__init__(WIDTH, eps=EPSILON)
        self.weight.data, self.bias.data = base[f"{name}.weight"].clone(), base[f"{name}.bias"].clone()


class Layer(nn.Module):
    def __init__(self, base: Weights, name: str, rank: int):
        super().__init__()
        self.parts = nn.ModuleDict({own: Linear(base, f"{name}.{part}", rank) for own, part in PARTS.items()})
        self.norms = nn.ModuleDict({own: Norm(base, f"{name}.{norm}") for own, norm in NORMS.items()})
        self.drop = nn.Dropout(DROP)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        def split(own: str) -> Tensor:
            return self.parts[own](x).view(*x.shape[:2], HEADS, WIDTH // HEADS).transpose(1, 2)

        mixed = F.scaled_dot_product_attention(split("query"), split("key"), split("value"), attn_mask=mask[:, None, None, :])
        x = self.norms["first"](x + self.drop(self.parts["mix"](mixed.transpose(1, 2).reshape(x.shape))))
        return self.norms["second"](x + self.drop(self.parts["narrow"](F.gelu(self.parts["wide"](x)))))


class Network(nn.Module):
    """`forward(ids, mask) -> (danger [b, labels], answer [b, answers])`: scores, larger is likelier."""

    def __init__(self, base: Weights, rank: int, labels: int, answers: int):
        super().__init__()
        self.words = base["embeddings.word_embeddings.weight"]
        self.places = base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
        self.norm = Norm(base, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(base, f"encoder.layer.{i}", rank) for i in range(LAYERS))
        self.drop, self.drop_more = nn.Dropout(DROP), nn.Dropout(2 * DROP)
        self.danger, self.answer = nn.Linear(2 * WIDTH, labels), nn.Linear(2 * WIDTH, answers)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple:
        x = self.drop(self.norm(self.words[ids] + self.places[: ids.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask)
        seen = mask[..., None]
        mean = (x * seen).sum(1) / seen.sum(1)
        pooled = self.drop_more(torch.cat([mean, x.masked_fill(~seen, -1e4).max(1).values], 1))
        return self.danger(pooled), self.answer(pooled)

    def learnt(self) -> Dict[str, np.ndarray]:
        """Names and shapes as advocacy/encoder/tuned.py reads them."""
        out = {}
        for i, layer in enumerate(self.layers):
            for own, part in PARTS.items():
                for kind in ("up", "down"):
                    out[f"encoder.layer.{i}.{part}.{kind}"] = _array(getattr(layer.parts[own], kind)).astype(np.float16)
            for own, norm in NORMS.items():
                out.update(_both(f"encoder.layer.{i}.{norm}", layer.norms[own]))
        return {**out, **_both("embeddings.LayerNorm", self.norm), **_both("danger", self.danger)}


def _array(value: Tensor) -> np.ndarray:
    return value.detach().numpy().copy()


def _both(name: str, module: nn.Module) -> Dict[str, np.ndarray]:
    return {f"{name}.weight": _array(module.weight), f"{name}.bias": _array(module.bias)}
