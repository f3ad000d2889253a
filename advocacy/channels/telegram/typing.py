"""Shows "typing ..." while an answer is worked on."""

import asyncio
from typing import Any

from advocacy.channels.telegram.environment import own


class Typing:
    """async with Typing(client, chat): ..."""

    def __init__(self, client: Any, chat: int) -> None:
        self._client, self._body = client, {"chat_id": chat, "action": "typing"}

    async def __aenter__(self) -> None:
        self._first = asyncio.ensure_future(self._show())
        self._again = asyncio.ensure_future(self._keep_showing())

    async def __aexit__(self, *error: object) -> None:
        self._again.cancel()
        # Shown after the answer it would look as if more came: a short turn lets it go first, but not for long.
        done, late = await asyncio.wait({self._first}, timeout=own()["typing_first"])
        for task in late:
            task.cancel()

    async def _show(self) -> None:
        await self._client.quietly("sendChatAction", self._body)

    async def _keep_showing(self) -> None:
        while True:
            await asyncio.sleep(own()["typing_every"])
            await self._show()
