"""One fact told somewhere in a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Union

Value = Union[str, int]


@dataclass(frozen=True)
class Mention:
    """`text` is the message's own `[start:end]`. `negated`: said not to be so. `past`: was so, and is not now.

    `whose`: "self" or "other" for an mha_status, where the nearest word for a person tells it.
    """

    fact: str
    value: Value
    start: int
    end: int
    text: str
    negated: bool = False
    past: bool = False
    whose: Optional[str] = None

    @property
    def current(self) -> bool:
        return not (self.negated or self.past)
