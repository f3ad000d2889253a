"""What can go wrong between us and a platform, in the order a test asks for."""

import asyncio
from collections import deque


class Faults:
    """Each call to the platform takes the next fault of its method (or of any method), if there is one.

    "429" and "500" refuse; "drop" ends the connection before anything happened; "drop_after" ends it after the
    call was done; "hold" waits until `release` is set.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple] = []
        self.release = asyncio.Event()
        self.held = asyncio.Event()
        self.away = False
        self.met: deque[str] = deque()

    def add(self, kind: str, times: int = 1, method: str | None = None) -> None:
        self._waiting += [(kind, method)] * times

    def take(self, method: str) -> str | None:
        if self.away:
            return "drop"
        for place, (kind, wanted) in enumerate(self._waiting):
            if wanted in (None, method):
                del self._waiting[place]
                self.met.append(kind)
                return kind
        return None
