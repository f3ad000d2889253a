"""The real web channel with a stub of the assistant behind it, for a browser to talk to."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.browser.stub import Guide


@contextmanager
def serving(var: Path, origins: list[str]) -> Iterator:
    """A running server: `url`, `agent` (the stub), `erased` (ids of erased conversations)."""
    from advocacy import state
    from advocacy.channels import identity, limits, safety_net
    from advocacy.channels.settings import settings
    from advocacy.channels.web.widget import assets
    from tests.channels.conftest import Detector, Server

    def fresh():
        for cached in (settings, identity.operator_key, assets):
            cached.cache_clear()
        limits.forget_limits()
        state.set_state(None)

    erased: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADVOCACY_VAR", str(var))
        for name in ("REDIS_URL", "ADVOCACY_KEY"):
            patch.delenv(name, raising=False)
        for name in ("CONVERSATION_RATE", "ADDRESS_RATE", "SESSION_RATE"):
            patch.setenv(f"ADVOCACY_{name}", "10000/minute")
        patch.setenv("ALLOWED_ORIGINS", " ".join(origins))
        patch.setattr(safety_net, "_detector", lambda: Detector())
        patch.setitem(sys.modules, "advocacy.store", SimpleNamespace(erase=erased.append))
        patch.setattr("tests.channels.conftest.StubAgent", Guide)
        fresh()
        running = Server()
        running.erased = erased
        try:
            yield running
        finally:
            running.stop()
    fresh()
