"""How sure is sure enough: written by `make report` from its curve, never by hand."""
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from advocacy.knowledge.errors import KnowledgeError
from advocacy.knowledge.reading import read_yaml

FILE = Path(__file__).resolve().parents[2] / "advocacy" / "nlu" / "thresholds.yml"


NAMES = ("sure", "fair", "margin", "pair", "follow_up")


@dataclass(frozen=True)
class Thresholds:
    """Probabilities from 0 to 1: answer from `sure`, or from `fair` with a lead of `margin`; ask between two from `pair`.

    `follow_up`: in place of `sure` for what is asked on of the kind of advocate that is talked of ("and if they say no?").
    """

    sure: float
    fair: float
    margin: float
    pair: float
    follow_up: float = 0.6


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """Raises KnowledgeError that names the key."""
    data = read_yaml(FILE, f"advocacy/nlu/{FILE.name}")
    for name in NAMES:
        if not isinstance(data.get(name), (int, float)):
            raise KnowledgeError(f"advocacy/nlu/{FILE.name}", name, "is no number", "run `make tune`, which writes this file")
    return Thresholds(**{name: float(data[name]) for name in NAMES})
