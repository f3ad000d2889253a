"""The same state in a real Redis, where one is installed."""

import shutil
import socket
import subprocess

import pytest

from advocacy import state
from advocacy.channels import limits, tokens
from advocacy.channels.limits import allow
from advocacy.channels.settings import settings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("redis-server") is None, reason="no redis-server on this machine"),
]


@pytest.fixture
def redis_url(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)],
        stdout=subprocess.PIPE, text=True,
    )
    assert any("Ready to accept connections" in line for line in server.stdout)
    yield f"redis://127.0.0.1:{port}/0"
    server.terminate()
    server.wait(10)


@pytest.fixture
def shared(surroundings, redis_url):
    surroundings.setenv("REDIS_URL", redis_url)
    surroundings.setenv("ADVOCACY_CONVERSATION_RATE", "2/minute")
    settings.cache_clear()
    return state.open_state


def test_two_processes_share_buttons_and_claims(shared):
    one, two = shared(), shared()
    assert one.claim("kind", "web:a", 1, seconds=10) and not two.claim("kind", "web:a", 2, seconds=10)
    [button] = tokens.offer("web:a", [{"title": "Yes", "payload": "/affirm"}])
    state.set_state(two)
    assert tokens.find("web:a", button["token"]).payload == "/affirm"


def test_an_erasure_takes_everything_of_one_conversation(shared):
    store = shared()
    for kind in ("tokens", "transcript"):
        store.put(kind, "web:a", "x", seconds=10)
    store.put("tokens", "web:b", "kept", seconds=10)
    assert store.erase("web:a") == 2
    assert store.get("transcript", "web:a") is None and store.get("tokens", "web:b") == "kept"


def test_limits_are_counted_together(shared):
    assert allow("web:a", None) and allow("web:a", None)
    limits.forget_limits()
    assert not allow("web:a", None) and allow("web:b", None)


def test_a_redis_that_is_gone_costs_no_answer(surroundings):
    surroundings.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    store = state.open_state()
    store.put("kind", "web:a", 1, seconds=10)
    assert store.get("kind", "web:a") == 1 and allow("web:a", "127.0.0.1")
