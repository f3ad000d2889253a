"""Memory that stands in while the database is away, so that a form in the middle goes on.

Holds redacted events only, of the conversations heard of last, and for as long as a session lasts.
Rows that could not be written wait here for the database. Lost when the process ends.
"""
from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List

from advocacy.store.settings import settings

Events = List[Dict[str, Any]]


@dataclass
class Remembered:
    """`known`: the session as last seen; `unwritten`: events of it that the database lacks."""

    known: Events = field(default_factory=list)
    unwritten: Events = field(default_factory=list)
    at: float = 0.0


class Standby:
    """The conversations heard of last."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._kept: "OrderedDict[str, Remembered]" = OrderedDict()

    def of(self, conversation: str) -> Remembered:
        """What is remembered; empty when nothing is."""
        self._drop_old()
        return self._kept.get(conversation) or Remembered()

    def keep(self, conversation: str, known: Events, unwritten: Events) -> None:
        """Remember in place of what was there."""
        self._kept[conversation] = Remembered(known, unwritten, self._now())
        self._kept.move_to_end(conversation)
        self._drop_old()

    def waiting(self) -> Dict[str, Events]:
        """The unwritten events of each conversation that has some."""
        return {name: kept.unwritten for name, kept in self._kept.items() if kept.unwritten}

    def forget(self, conversation: str) -> None:
        """Remember nothing of it."""
        self._kept.pop(conversation, None)

    def _drop_old(self) -> None:
        while self._kept:
            oldest = next(iter(self._kept.values()))
            if len(self._kept) <= settings().standby_conversations and self._now() - oldest.at <= settings().standby_seconds:
                return
            self._kept.popitem(last=False)
