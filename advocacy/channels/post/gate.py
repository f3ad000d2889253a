"""Turns begin one at a time, so that a crowd of them does not keep the next acknowledgement waiting."""

import asyncio


class Gate:
    """A turn's first part runs without a pause; between two beginnings the loop gets round once."""

    def __init__(self) -> None:
        self._lock: asyncio.Lock | None = None

    async def pass_through(self) -> None:
        """Returns when it is the caller's turn to begin."""
        if self._lock is None:
            self._lock = asyncio.Lock()
        async with self._lock:
            await asyncio.sleep(0)
            await asyncio.sleep(0)
