"""Shows "typing ..." while an answer is worked on. Nobody waits for it."""

import asyncio
from typing import Any

from advocacy.channels.telegram.settings import own


class Typing:
    """async with Typing(client, chat): ..."""

    def __init__(self, client: Any, chat: int) -> None:
        self._client, self._chat = client, chat
        self._task: asyncio.Task | None = None

    async def __aenter__(self) -> None:
        self._task = asyncio.ensure_future(self._show())

    async def __aexit__(self, *error: object) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _show(self) -> None:
        while True:
            await self._client.quietly("sendChatAction", {"chat_id": self._chat, "action": "typing"})
            await asyncio.sleep(own()["typing_every"])
