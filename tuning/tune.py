"""Learns the encoder's additions from the messages: `python tune.py MESSAGES BASE_FOLDER OUT HELD_OUT`.

MESSAGES is what messages.py wrote; OUT is what the encoder is built with. A tenth of the messages is kept back and
named in HELD_OUT (a JSON list): thresholds are chosen on it.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from batches import NOT_TOLD, shuffled, tokenizer
from network import Network

RANK, SIZE, PASSES, BURIED, SEED = 16, 32, 3, 0.3, 20261123
RATE, WARM, MOST, KEPT_BACK = 1e-3, 0.06, 1.0, 10  # one message in ten
SMOOTH = {"danger": 0.05, "answer": 0.1}


def surprise(scores: torch.Tensor, rows: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Cross-entropy over the messages that tell a row, as a share of the batch."""
    if (rows == NOT_TOLD).all():
        return torch.zeros(())
    return F.cross_entropy(scores, rows, label_smoothing=smoothing, reduction="sum", ignore_index=NOT_TOLD) / len(rows)


def kept_back(key: str) -> bool:
    """The same messages whatever others there are, so that runs of different days may be averaged too."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % KEPT_BACK == 0


def learn(network: Network, messages: list, pieces, chance: random.Random) -> None:
    learnt = [value for value in network.parameters() if value.requires_grad]
    rule = torch.optim.AdamW(learnt, lr=RATE, weight_decay=0.01)
    steps, done = PASSES * math.ceil(len(messages) / SIZE), 0
    slope = torch.optim.lr_scheduler.LambdaLR(rule, lambda step: min(1.0, step / (WARM * steps)) * max(0.0, 1 - step / steps))
    network.train()
    for _ in range(PASSES):
        for batch in shuffled(messages, pieces, SIZE, BURIED, chance):
            danger, answer = network(batch.ids, batch.mask)
            loss = surprise(danger, batch.danger, SMOOTH["danger"]) + surprise(answer, batch.answer, SMOOTH["answer"])
            rule.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, MOST)
            rule.step()
            slope.step()
            done += 1
            if done % 100 == 0:
                print(f"{done} of {steps} steps, surprise {loss.item():.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("messages", "base", "out", "held_out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    from safetensors.torch import load_file

    torch.set_num_threads(1)  # several wait for each other longer than they gain, on matrices this small
    given = json.loads(args.messages.read_text(encoding="utf-8"))
    aside = {key: kept_back(key) for key in dict.fromkeys(m["key"] for m in given["messages"])}
    pieces = tokenizer(args.base)
    base = {name: weight.clone() for name, weight in load_file(str(args.base / "model.safetensors")).items()}
    torch.manual_seed(SEED)
    network = Network(base, RANK, len(given["labels"]), len(given["answers"]))
    torch.manual_seed(SEED + 1)  # of what is dropped; the beginning does not depend on how much was drawn before
    learn(network, [m for m in given["messages"] if not aside[m["key"]]], pieces, random.Random(SEED + 1))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out, labels=np.array(given["labels"]), **network.learnt())
    args.held_out.write_text(json.dumps([key for key, out in aside.items() if out], ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
