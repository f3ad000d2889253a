"""One process at a time for a conversation, where several share a Redis."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from advocacy.state import get_state

_KIND = "lease"
_SECONDS = 20
_LOOK_AGAIN_SECONDS = 0.1


@asynccontextmanager
async def lease(conversation: str) -> AsyncIterator[None]:
    """Held while the block runs; given up by itself soon after its process dies. Nothing to do without Redis."""
    if not os.environ.get("REDIS_URL"):
        yield
        return
    # Not of the conversation: an erasure in the middle must not let a second process in.
    name, owner = f"lease {conversation}", secrets.token_hex(8)
    while not get_state().claim(_KIND, name, owner, seconds=_SECONDS):
        await asyncio.sleep(_LOOK_AGAIN_SECONDS)
    renewing = asyncio.ensure_future(_renew(name, owner))
    try:
        yield
    finally:
        renewing.cancel()
        get_state().forget(_KIND, name)


async def _renew(name: str, owner: str) -> None:
    while True:
        await asyncio.sleep(_SECONDS / 4)
        get_state().put(_KIND, name, owner, seconds=_SECONDS)
