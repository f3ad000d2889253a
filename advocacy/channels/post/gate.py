"""Turns begin one at a time, so that a crowd of them does not keep the next acknowledgement waiting."""

import asyncio

_ROUNDS = 8  # of the loop: as many as a request needs from its arrival to its acknowledgement


class Gate:
    """The first part of a turn is long and without a pause; between two of them waiting requests are taken."""

    def __init__(self) -> None:
        self._lock: asyncio.Lock | None = None

    async def pass_through(self) -> None:
        """Returns when it is the caller's turn to begin."""
        if self._lock is None:
            self._lock = asyncio.Lock()
        async with self._lock:
            for _ in range(_ROUNDS):
                await asyncio.sleep(0)
