"""A real Rasa server on loopback with the web and rest channels and a stub of the assistant."""

import asyncio
import socket
import threading
from types import SimpleNamespace

import httpx
import pytest
from sanic import Sanic

from advocacy import state
from advocacy.channels import identity, limits, safety_net
from advocacy.channels.settings import settings
from tests.channels.stub import StubAgent


class Detector:
    """Knows one sentence of danger."""

    def check(self, text):
        return SimpleNamespace(kind="self", grade="now") if "i want to die" in text.lower() else None


@pytest.fixture
def surroundings(tmp_path, monkeypatch):
    """Keys, state, limits and settings of this test alone."""
    monkeypatch.setenv("ADVOCACY_VAR", str(tmp_path))
    for name in ("REDIS_URL", "ADVOCACY_KEY", "ALLOWED_ORIGINS", "ENABLE_REST"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ADVOCACY_TURN_SECONDS", "2")
    monkeypatch.setenv("ADVOCACY_CONVERSATION_RATE", "1000/minute")
    monkeypatch.setattr(safety_net, "_detector", lambda: Detector())

    def fresh():
        settings.cache_clear()
        identity.operator_key.cache_clear()
        limits.forget_limits()
        state.set_state(None)

    fresh()
    yield monkeypatch
    fresh()


@pytest.fixture
def patient(surroundings):
    """A crowd on a busy machine is waited for."""
    surroundings.setenv("ADVOCACY_TURN_SECONDS", "60")
    settings.cache_clear()


@pytest.fixture
def fake_store(monkeypatch):
    """Stands for advocacy.store; collects what is erased."""
    import sys
    from types import ModuleType

    module = ModuleType("advocacy.store")
    module.erased = []
    module.erase = module.erased.append
    monkeypatch.setitem(sys.modules, "advocacy.store", module)
    return module


class Server:
    """The running server: `url`, `agent` (the stub), `client()`."""

    def __init__(self) -> None:
        from rasa.core.run import configure_app

        from advocacy.channels.rest import RestInput
        from advocacy.channels.web import WebInput

        Sanic.test_mode = True
        self.agent = StubAgent()
        channels = [WebInput.from_credentials({}), RestInput.from_credentials({})]
        app = configure_app(channels, enable_api=False, use_uvloop=False)
        app.ctx.agent = self.agent
        listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self._loop = asyncio.new_event_loop()
        started = threading.Event()

        async def serve():
            server = await app.create_server(sock=listener, return_asyncio_server=True)
            await server.startup()
            await server.start_serving()
            started.set()

        def run():
            asyncio.set_event_loop(self._loop)
            self._loop.run_until_complete(serve())
            self._loop.run_forever()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        assert started.wait(20), "the server did not start"
        self._clients = []

    def client(self, **options) -> httpx.Client:
        client = httpx.Client(base_url=self.url, timeout=10, **options)
        self._clients.append(client)
        return client

    def stop(self) -> None:
        for client in self._clients:
            client.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)


@pytest.fixture
def make_server(surroundings):
    """Starts servers; several one after the other are restarts with the same `var/`."""
    running = []

    def make() -> Server:
        state.set_state(None)
        running.append(Server())
        return running[-1]

    yield make
    for server in running:
        server.stop()


@pytest.fixture
def server(make_server):
    return make_server()
