"""A database that is away: said once in the log, left alone for a moment, and said again when it is back."""
from __future__ import annotations

import logging
import time
from typing import Callable, Dict

from advocacy.store.settings import settings

logger = logging.getLogger("advocacy.store")


class Outage:
    """Whether reading or writing is worth a try. Waiting for it at every message would keep people waiting.

    Apart, because a full disk can still be read. `what` is "read" or "written".
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._again_at: Dict[str, float] = {}

    def resting(self, what: str) -> bool:
        """It failed a moment ago: do without."""
        return self._now() < self._again_at.get(what, float("-inf"))

    def failed(self, what: str, error: Exception) -> None:
        """One line for the whole outage."""
        if not self._again_at:
            logger.error("conversation store cannot be %s: %s; going on in memory", what, type(error).__name__)
        self._again_at[what] = self._now() + settings().retry_seconds

    def worked(self, what: str) -> bool:
        """True when it had failed before."""
        if self._again_at.pop(what, None) is None:
            return False
        if not self._again_at:
            logger.warning("conversation store is back")
        return True
