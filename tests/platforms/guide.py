"""A real Rasa server with one channel of ours, in the loop of the test, so that nothing has to be waited for."""

import asyncio
import socket
from typing import Any

import aiohttp
from sanic import Sanic

from advocacy import state


class Naps:
    """Stands for asyncio.sleep between two tries: takes no time and remembers how long it should have taken."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.before = lambda: None

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        self.before()
        await asyncio.sleep(0)


class Guide:
    """`agent` answers; `kill` ends it as a kill does; a new Guide with the same `var/` is the restart."""

    def __init__(self, channel: Any, agent: Any) -> None:
        self.channel, self.agent = channel, agent

    async def start(self) -> "Guide":
        from rasa.core.run import configure_app

        Sanic.test_mode = True
        state.set_state(None)
        app = configure_app([self.channel], enable_api=False, use_uvloop=False)
        app.ctx.agent = self.agent
        listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self._server = await app.create_server(sock=listener, return_asyncio_server=True)
        await self._server.startup()
        await self._server.start_serving()
        await self._server.after_start()
        self.http = aiohttp.ClientSession(base_url=self.url)
        return self

    @property
    def service(self) -> Any:
        return self.channel.service

    async def idle(self) -> None:
        """Until everything accepted is answered and delivered."""
        await self.service.office.idle()

    async def kill(self) -> None:
        """Nothing is finished, nothing is said goodbye to."""
        office = self.service.office
        for task in list(office._tasks):
            task.cancel()
        await asyncio.gather(*office._tasks, return_exceptions=True)
        await self.service.client.close()
        await self._close()

    async def stop(self) -> None:
        """The orderly end."""
        await self._server.before_stop()
        await self._close()

    async def _close(self) -> None:
        await self.http.close()
        self._server.server.close()
