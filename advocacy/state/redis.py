"""The same state in Redis, for an assistant that runs as several processes or machines."""

import json
from typing import Any

_PREFIX = "advocacy:state"
_INDEX_SECONDS = 60 * 60 * 24 * 40  # longer than anything in it is kept


class RedisState:
    """Values by conversation, kind and key. Redis itself drops what has run out.

    Errors of Redis come through as `redis.RedisError`; `SafeState` is what survives them.
    """

    def __init__(self, client: Any) -> None:
        self._redis = client

    @classmethod
    def at(cls, url: str) -> "RedisState":
        """The state at a redis:// or rediss:// address. Nothing is sent before the first use."""
        import redis

        return cls(redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1))

    def get(self, kind: str, conversation: str, key: str = "") -> Any | None:
        raw = self._redis.get(self._name(kind, conversation, key))
        return json.loads(raw) if raw else None

    def put(self, kind: str, conversation: str, value: Any, *, seconds: float, key: str = "") -> None:
        name = self._name(kind, conversation, key)
        self._redis.set(name, json.dumps(value), px=max(1, int(seconds * 1000)))
        self._remember(conversation, name)

    def claim(self, kind: str, conversation: str, value: Any, *, seconds: float, key: str = "") -> bool:
        name = self._name(kind, conversation, key)
        done = self._redis.set(name, json.dumps(value), px=max(1, int(seconds * 1000)), nx=True)
        self._remember(conversation, name)
        return bool(done)

    def forget(self, kind: str, conversation: str, key: str = "") -> None:
        self._redis.delete(self._name(kind, conversation, key))

    def find(self, kind: str) -> list[tuple[str, str, Any]]:
        found = []
        for name in self._redis.scan_iter(match=f"{_PREFIX}:*:{kind}:*", count=500):
            conversation, _, key = name.decode()[len(_PREFIX) + 1 :].partition(f":{kind}:")
            raw = self._redis.get(name)
            if raw:
                found.append((conversation, key, json.loads(raw)))
        return found

    def erase(self, conversation: str) -> int:
        index = self._index(conversation)
        names = list(self._redis.smembers(index))
        gone = self._redis.delete(*names) if names else 0
        self._redis.delete(index)
        return int(gone)

    def purge(self) -> int:
        return 0

    def close(self) -> None:
        self._redis.close()

    def _remember(self, conversation: str, name: str) -> None:
        index = self._index(conversation)
        self._redis.sadd(index, name)
        self._redis.expire(index, _INDEX_SECONDS)

    @staticmethod
    def _name(kind: str, conversation: str, key: str) -> str:
        return f"{_PREFIX}:{conversation}:{kind}:{key}"

    @staticmethod
    def _index(conversation: str) -> str:
        return f"{_PREFIX}-index:{conversation}"
