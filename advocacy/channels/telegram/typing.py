"""Shows "typing ..." while an answer is worked on. Nobody waits for it."""

import asyncio
from typing import Any

from advocacy.channels.telegram.environment import own

_under_way: set = set()


class Typing:
    """async with Typing(client, chat): ..."""

    def __init__(self, client: Any, chat: int) -> None:
        self._client, self._body = client, {"chat_id": chat, "action": "typing"}

    async def __aenter__(self) -> None:
        # The first is left to arrive: to cut it off would close the connection that the answer is about to use.
        first = asyncio.ensure_future(self._show())
        _under_way.add(first)  # the loop itself would let go of it
        first.add_done_callback(_under_way.discard)
        self._again = asyncio.ensure_future(self._keep_showing())

    async def __aexit__(self, *error: object) -> None:
        self._again.cancel()

    async def _show(self) -> None:
        await self._client.quietly("sendChatAction", self._body)

    async def _keep_showing(self) -> None:
        while True:
            await asyncio.sleep(own()["typing_every"])
            await self._show()
