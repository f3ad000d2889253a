"""How long and how often a platform is tried that does not take a message."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import tenacity


class TryAgain(Exception):
    """It may work later. `after`: seconds the platform asked for, or None."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.after = after


class Gone(Exception):
    """It will never work: the person blocked the assistant, or the chat is no more."""


class Patience:
    """Tries with growing pauses, never sooner than the platform says. `sleep` may be replaced in tests."""

    def __init__(
        self,
        *,
        longest_pause: float,
        give_up_after: float,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`longest_pause` between two tries, `give_up_after` so much waiting in all; both in seconds."""
        self._backoff = tenacity.wait_random_exponential(multiplier=0.5, max=longest_pause)
        self._give_up_after = give_up_after
        self._sleep = sleep

    async def __call__(self, call: Callable[[], Awaitable[Any]], tries: int | None = None) -> Any:
        """The result of the call. Errors: TryAgain when patience ends (or after `tries`), and every other one at once."""
        async def attempt() -> Any:
            return await call()

        retrying = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception_type(TryAgain),
            wait=self._pause,
            stop=lambda state: state.idle_for >= self._give_up_after or bool(tries and state.attempt_number >= tries),
            sleep=self._sleep,
            reraise=True,
        )
        return await retrying(attempt)

    def _pause(self, state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        return max(self._backoff(state), getattr(error, "after", None) or 0)
