"""Once only: a message that comes twice (a retry, a double press) is answered once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from advocacy.channels.settings import settings
from advocacy.state import get_state

_KIND = "once"
_LOOK_AGAIN_SECONDS = 0.05


class Done(NamedTuple):
    """A result and whether it is one that was given before."""

    result: Any
    repeated: bool


async def once(
    conversation: str, key: str, work: Callable[[], Awaitable[Any]], keep: Callable[[Any], bool] = lambda _: True
) -> Done:
    """Do the work for this key of this conversation, or give the result it had before.

    While another process is at it, its result is waited for. A result that `keep` declines and work that
    raises leave the key free, so that the person can try again. Results must be JSON.
    """
    state = get_state()
    while not state.claim(_KIND, conversation, {"result": None}, seconds=settings().claim_seconds, key=key):
        found = state.get(_KIND, conversation, key)
        if found and "done" in found:
            return Done(found["result"], True)
        await asyncio.sleep(_LOOK_AGAIN_SECONDS)
    try:
        result = await work()
    except BaseException:
        state.forget(_KIND, conversation, key)
        raise
    if keep(result):
        state.put(_KIND, conversation, {"done": True, "result": result}, seconds=settings().once_seconds, key=key)
    else:
        state.forget(_KIND, conversation, key)
    return Done(result, False)
