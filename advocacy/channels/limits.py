"""How often one conversation and one address may write. Addresses are kept as HMACs only."""

import logging
import math
import os
import time
from functools import cache
from typing import Any, NamedTuple

from advocacy.channels.identity import digest
from advocacy.channels.quiet_limits import FixedWindowRateLimiter, MemoryStorage, parse_many, storage_from_string
from advocacy.channels.settings import settings

logger = logging.getLogger(__name__)
_SWEEP_SECONDS = 60


class Verdict(NamedTuple):
    """Whether to go on, and if not after how many seconds to try again."""

    allowed: bool
    retry_after: int = 0

    def __bool__(self) -> bool:
        return self.allowed


class Counters(MemoryStorage):
    """Counters in memory that sweep now and then; the library's start a thread at almost every hit."""

    _next_sweep = 0.0

    def _MemoryStorage__schedule_expiry(self) -> None:
        now = time.time()
        if now >= self._next_sweep:
            self._next_sweep = now + _SWEEP_SECONDS
            self._MemoryStorage__expire_events()


@cache
def _storage() -> Any:
    url = os.environ.get("REDIS_URL")
    return storage_from_string(url) if url else Counters("memory://")


@cache
def _limiter() -> FixedWindowRateLimiter:
    # A limiter holds its storage weakly, so it must be held elsewhere. Fixed windows, because the moving
    # ones in memory look through every entry of everybody at each hit.
    return FixedWindowRateLimiter(_storage())


def forget_limits() -> None:
    """Begin to count anew (tests, or a changed REDIS_URL)."""
    _limiter.cache_clear()
    _storage.cache_clear()


def allow(conversation: str, address: str | None) -> Verdict:
    """Whether a message of this conversation from this address may be processed now."""
    verdict = _within(settings().conversation_rate, "conversation", conversation)
    return verdict and _address(settings().address_rate, "address", address) or verdict


def allow_session(address: str | None) -> Verdict:
    """Whether this address may begin one more conversation now."""
    return _address(settings().session_rate, "session", address)


def _address(rate: str, what: str, address: str | None) -> Verdict:
    return _within(rate, what, digest("address", address)[:20]) if address else Verdict(True)


def _within(rate: str, *who: str) -> Verdict:
    try:
        for item in parse_many(rate):
            if not _limiter().hit(item, *who):
                reset: Any = _limiter().get_window_stats(item, *who)[0]
                return Verdict(False, max(1, math.ceil(reset - time.time())))
    except Exception as error:  # noqa: BLE001 - a limit that cannot be counted must not be silence
        logger.error("limits failed: %s", type(error).__name__)
    return Verdict(True)
