"""One fact told somewhere in a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

Value = Union[str, int]


@dataclass(frozen=True)
class Mention:
    """`text` is the message's own `[start:end]`. `negated`: said not to be so. `past`: was so, and is not now."""

    fact: str
    value: Value
    start: int
    end: int
    text: str
    negated: bool = False
    past: bool = False

    @property
    def current(self) -> bool:
        return not (self.negated or self.past)
