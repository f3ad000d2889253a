"""Messages with the answer they lead to, read from training or evaluation files without Rasa."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import FrozenSet, Iterator, List

import yaml

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "data" / "nlu"
EVALUATION = ROOT / "tests" / "nlu"
UNNAMED = "unnamed"


@dataclass(frozen=True)
class Message:
    """`right`: every answer id that helps; `answer` is the best of them."""

    text: str
    intent: str
    answer: str
    right: FrozenSet[str]
    register: str
    file: str


def read_messages(folder: Path) -> List[Message]:
    """All messages under `folder`, in the order of the files. Blocks that are not trained on are left out."""
    return [message for file in sorted(folder.rglob("*.yml")) for message in _of_file(file)]


def _of_file(file: Path) -> Iterator[Message]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=loader) or {}
    for block in content.get("nlu", []):
        metadata = block.get("metadata") or {}
        if metadata.get("trained") is False or "examples" not in block:
            continue
        answer = metadata.get("answer") or f"talk.{block['intent']}"
        right = frozenset([answer, *metadata.get("also", [])])
        for line in block["examples"].splitlines():
            text = line.strip()[2:].strip() if line.strip().startswith("- ") else ""
            if text:
                yield Message(text, block["intent"], answer, right, metadata.get("register", UNNAMED), file.name)
