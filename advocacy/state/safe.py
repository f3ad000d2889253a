"""State that is never the reason for silence: while the store is away, memory stands in."""

import logging
import time
from collections.abc import Callable
from typing import Any

from advocacy.state.sqlite import SqliteState

logger = logging.getLogger(__name__)
# Waiting for a locked file at every look would keep everybody waiting.
REST_SECONDS = 5.0


class SafeState:
    """Passes each call to the store; on any error, to a memory of this process.

    A person then loses buttons and history at worst, and is still answered. A store that failed is left
    alone for a moment; the log says once that it is away and once that it is back.
    """

    def __init__(self, store: Any, now: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._memory = SqliteState(":memory:")
        self._now = now
        self._away = False
        self._again_at = 0.0
        self._stood_in = False

    def get(self, kind: str, conversation: str, key: str = "") -> Any | None:
        # What memory took in the meantime is newer than what the store had before.
        found = self._memory.get(kind, conversation, key) if self._stood_in else None
        return found if found is not None else self._try("get", kind, conversation, key)

    def put(self, kind: str, conversation: str, value: Any, *, seconds: float, key: str = "") -> None:
        if self._stood_in:
            self._memory.forget(kind, conversation, key)
        self._try("put", kind, conversation, value, seconds=seconds, key=key)

    def claim(self, kind: str, conversation: str, value: Any, *, seconds: float, key: str = "") -> bool:
        if self._stood_in and self._memory.get(kind, conversation, key) is not None:
            return False
        return bool(self._try("claim", kind, conversation, value, seconds=seconds, key=key))

    def forget(self, kind: str, conversation: str, key: str = "") -> None:
        self._memory.forget(kind, conversation, key)
        self._try("forget", kind, conversation, key)

    def find(self, kind: str) -> list[tuple[str, str, Any]]:
        return self._try("find", kind)

    def erase(self, conversation: str) -> int:
        # An erasure that failed must not look like one that worked.
        return self._memory.erase(conversation) + self._store.erase(conversation)

    def purge(self) -> int:
        return self._memory.purge() + self._store.purge()

    def close(self) -> None:
        self._store.close()

    def _try(self, call: str, *args: Any, **options: Any) -> Any:
        if not self._away or self._now() >= self._again_at:
            try:
                done = getattr(self._store, call)(*args, **options)
                if self._away:
                    self._away = False
                    logger.warning("state store is back")
                return done
            except Exception as error:  # noqa: BLE001 - whatever a store can throw
                if not self._away:
                    logger.error("state store failed: %s; going on in memory", type(error).__name__)
                self._away, self._again_at = True, self._now() + REST_SECONDS
        self._stood_in = True
        return getattr(self._memory, call)(*args, **options)
