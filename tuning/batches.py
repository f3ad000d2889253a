"""Messages in batches of like length; some are put among other people's sentences, so that a buried cry is learnt."""
from __future__ import annotations

import random
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Sequence

import torch
from torch import Tensor

LONGEST, TOGETHER = 192, 40
NOT_TOLD = -100  # the row that cross_entropy leaves out
Message = Dict[str, Any]  # "texts": ways to write it (the first is what is read later), "danger", "answer": a row or None


class Batch(NamedTuple):
    """ids and mask [b, t]; the rows of the two heads [b]."""

    ids: Tensor
    mask: Tensor
    danger: Tensor
    answer: Tensor


def tokenizer(folder: Path):
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(folder / "tokenizer.json"))
    made.enable_padding()
    made.enable_truncation(LONGEST)
    return made


def shuffled(messages: Sequence[Message], pieces, size: int, buried: float, chance: random.Random) -> Iterator[Batch]:
    """One pass over all messages. `buried`: share of messages told among others."""
    harmless = [message for message in messages if message["danger"] == 0 and message["answer"] is not None]
    order = list(messages)
    chance.shuffle(order)
    for start in range(0, len(order), size * TOGETHER):
        some = [(message, _told(message, harmless, buried, chance)) for message in order[start:start + size * TOGETHER]]
        some.sort(key=lambda told: len(told[1]))
        groups = [some[at:at + size] for at in range(0, len(some), size)]
        chance.shuffle(groups)
        for group in groups:
            yield _batch([message for message, _ in group], [text for _, text in group], pieces)


def _told(message: Message, harmless: List[Message], buried: float, chance: random.Random) -> str:
    text = chance.choice(message["texts"])
    # Among others it is no longer known what is asked, but still whether somebody is in danger.
    if message["answer"] is not None or chance.random() >= buried:
        return text
    around = [chance.choice(harmless)["texts"][0] for _ in range(chance.choice((1, 1, 2, 3)))]
    at = chance.randrange(len(around) + 1)
    return " ".join([*around[:at], text, *around[at:]])


def _batch(messages: Sequence[Message], texts: Sequence[str], pieces) -> Batch:
    found = pieces.encode_batch(list(texts))
    rows = [[NOT_TOLD if message[head] is None else message[head] for message in messages] for head in ("danger", "answer")]
    return Batch(torch.tensor([one.ids for one in found]), torch.tensor([one.attention_mask for one in found]).bool(),
                 torch.tensor(rows[0]), torch.tensor(rows[1]))
