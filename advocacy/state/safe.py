"""State that is never the reason for silence: when the store fails, memory stands in."""

import logging
from typing import Any

from advocacy.state.sqlite import SqliteState

logger = logging.getLogger(__name__)


class SafeState:
    """Passes each call to the store; on any error, to a memory of this process.

    A person then loses buttons and history at worst, and is still answered.
    """

    def __init__(self, store: Any) -> None:
        self._store = store
        self._memory = SqliteState(":memory:")

    def get(self, kind: str, conversation: str, key: str = "") -> Any | None:
        found = self._try("get", kind, conversation, key)
        return found if found is not None else self._memory.get(kind, conversation, key)

    def put(self, kind: str, conversation: str, value: Any, *, seconds: float, key: str = "") -> None:
        self._try("put", kind, conversation, value, seconds=seconds, key=key)

    def claim(self, kind: str, conversation: str, value: Any, *, seconds: float, key: str = "") -> bool:
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
        try:
            return getattr(self._store, call)(*args, **options)
        except Exception as error:  # noqa: BLE001 - whatever a store can throw
            logger.error("state store failed: %s", type(error).__name__)
            return getattr(self._memory, call)(*args, **options)
