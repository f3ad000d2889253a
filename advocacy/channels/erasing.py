"""Ending a web conversation for good: its session, its state here, and its tracker."""

import asyncio
import inspect
import logging

from advocacy.channels.settings import settings
from advocacy.channels.turn import in_turn
from advocacy.state import get_state

logger = logging.getLogger(__name__)
_KIND = "ended"
_under_way: set = set()


def mark_ended(conversation: str) -> None:
    """From now on no session token opens this conversation."""
    # Kept apart from the conversation, or the erasure would erase it.
    get_state().put(_KIND, f"ended {conversation}", True, seconds=settings().session_seconds)


def is_ended(conversation: str) -> bool:
    """Whether the person ended it."""
    return bool(get_state().get(_KIND, f"ended {conversation}"))


def erase_soon(conversation: str) -> None:
    """Erase without being waited for."""
    task = asyncio.ensure_future(erase(conversation))
    _under_way.add(task)  # the loop itself would let go of it
    task.add_done_callback(_under_way.discard)


async def erase(conversation: str) -> bool:
    """Erase after the turn that may be under way; True only if everything went. Never raises."""
    async with in_turn(conversation, however_many=True):
        try:
            get_state().erase(conversation)
            from advocacy.store import erase as erase_tracker

            gone = erase_tracker(conversation)
            if inspect.isawaitable(gone):
                await gone
            return True
        except Exception as error:  # noqa: BLE001 - said to the person, who must not believe otherwise
            logger.error("erasure failed: %s", type(error).__name__)
            return False
