"""A place in a message where a phrase or a number may tell a fact."""

from __future__ import annotations

from typing import NamedTuple, Tuple

from advocacy.nlu.terms.mention import Value


class Hit(NamedTuple):
    fact: str
    value: Value
    start: int  # first word
    end: int

    @property
    def span(self) -> Tuple[int, int]:
        return self.start, self.end
