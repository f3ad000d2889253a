"""Slack's side of socket mode: one line, envelopes down it and acknowledgements back."""

import asyncio
import itertools
from typing import Any

from aiohttp import web

APP_TOKEN = "xapp-1-imitation"


class FakeSocket:
    """`base` stands for Slack's API; `send` gives the acknowledgement of an envelope."""

    def __init__(self, refuse: int = 0) -> None:
        self.refuse = refuse
        self.connected = asyncio.Event()
        self._line: web.WebSocketResponse | None = None
        self._acknowledged: dict[str, asyncio.Future] = {}
        self._numbers = itertools.count(1)
        self._runner: web.AppRunner | None = None

    async def start(self) -> "FakeSocket":
        app = web.Application()
        app.router.add_post("/api/apps.connections.open", self._open)
        app.router.add_get("/line", self._talk)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{self._port}/api/"
        return self

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def send(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        envelope = f"envelope-{next(self._numbers)}"
        self._acknowledged[envelope] = asyncio.get_running_loop().create_future()
        await self._line.send_json({"type": kind, "envelope_id": envelope, "payload": payload, "accepts_response_payload": True})
        return await asyncio.wait_for(self._acknowledged[envelope], 10)

    async def _open(self, request: web.Request) -> web.Response:
        if self.refuse:
            self.refuse -= 1
            return web.Response(status=503)
        if request.headers.get("Authorization") != f"Bearer {APP_TOKEN}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        return web.json_response({"ok": True, "url": f"ws://127.0.0.1:{self._port}/line"})

    async def _talk(self, request: web.Request) -> web.WebSocketResponse:
        self._line = web.WebSocketResponse()
        await self._line.prepare(request)
        await self._line.send_json({"type": "hello", "num_connections": 1})
        self.connected.set()
        async for message in self._line:
            if message.type == web.WSMsgType.TEXT:
                said = message.json()
                self._acknowledged[said["envelope_id"]].set_result(said)
        return self._line
