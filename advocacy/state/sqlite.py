"""Small state in one SQLite file: what a restart must not lose and an erasure must."""

import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_TABLE = """
CREATE TABLE IF NOT EXISTS state (
    conversation TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
    value TEXT NOT NULL, expires REAL NOT NULL,
    PRIMARY KEY (conversation, kind, key)
) WITHOUT ROWID
"""
_PURGE_EVERY = 200  # writes
_BUSY_SECONDS = 0.5  # everybody waits meanwhile


class SqliteState:
    """Values by conversation, kind and key, each with an end. Safe for threads and processes.

    Errors of SQLite come through as `sqlite3.Error`; `SafeState` is what survives them.
    """

    def __init__(self, path: Path | str, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._writes = 0
        self._path = None if str(path) == ":memory:" else Path(path)
        self._open_one: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)

    @property
    def _db(self) -> sqlite3.Connection:
        """The open database; opened anew when the file is another or gone."""
        if self._open_one is None or self._path and _identity(self._path) != self._file:
            if self._open_one is not None:
                self._open_one.close()
                self._open_one = None
            self._open_one = self._open()
            self._file = _identity(self._path) if self._path else None
        return self._open_one

    def _open(self) -> sqlite3.Connection:
        if self._path:
            # The file holds health talk: nobody else on the machine may read it.
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        db = sqlite3.connect(str(self._path or ":memory:"), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            db.execute("PRAGMA secure_delete=ON")  # erased words must not stay in free pages
            db.execute(_TABLE)
            db.execute("DELETE FROM state WHERE expires<=?", (self._now(),))
        except BaseException:
            db.close()
            raise
        return db

    def get(self, kind: str, conversation: str, key: str = "") -> Any | None:
        """The value, or None when there is none or its time is over."""
        with self._lock:
            row = self._db.execute(
                "SELECT value FROM state WHERE conversation=? AND kind=? AND key=? AND expires>?",
                (conversation, kind, key, self._now()),
            ).fetchone()
        return json.loads(row[0]) if row else None

    def put(self, kind: str, conversation: str, value: Any, *, seconds: float, key: str = "") -> None:
        """Keep a JSON value for so many seconds, over whatever was there."""
        with self._lock:
            self._db.execute(
                "INSERT OR REPLACE INTO state VALUES (?,?,?,?,?)",
                (conversation, kind, key, json.dumps(value), self._now() + seconds),
            )
            self._count_write()

    def claim(self, kind: str, conversation: str, value: Any, *, seconds: float, key: str = "") -> bool:
        """Put the value if nothing is there; True for the one caller who did."""
        now = self._now()
        with self._lock:
            done = self._db.execute(
                "INSERT INTO state VALUES (?,?,?,?,?) ON CONFLICT (conversation, kind, key) "
                "DO UPDATE SET value=excluded.value, expires=excluded.expires WHERE expires<=?",
                (conversation, kind, key, json.dumps(value), now + seconds, now),
            ).rowcount
            self._count_write()
        return done == 1

    def forget(self, kind: str, conversation: str, key: str = "") -> None:
        """Drop one value."""
        with self._lock:
            self._db.execute(
                "DELETE FROM state WHERE conversation=? AND kind=? AND key=?", (conversation, kind, key)
            )

    def find(self, kind: str) -> list[tuple[str, str, Any]]:
        """Every (conversation, key, value) of a kind: what a process that starts anew has to go on with."""
        with self._lock:
            rows = self._db.execute(
                "SELECT conversation, key, value FROM state WHERE kind=? AND expires>?", (kind, self._now())
            ).fetchall()
        return [(conversation, key, json.loads(value)) for conversation, key, value in rows]

    def erase(self, conversation: str) -> int:
        """Drop everything of a conversation, from the write-ahead log too; how many values went."""
        with self._lock:
            gone = self._db.execute("DELETE FROM state WHERE conversation=?", (conversation,)).rowcount
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return gone

    def purge(self) -> int:
        """Drop what has run out; how many values went."""
        with self._lock:
            return self._db.execute("DELETE FROM state WHERE expires<=?", (self._now(),)).rowcount

    def close(self) -> None:
        with self._lock:
            if self._open_one is not None:
                self._open_one.close()
                self._open_one = None

    def _count_write(self) -> None:
        self._writes += 1
        if self._writes % _PURGE_EVERY == 0:
            self._db.execute("DELETE FROM state WHERE expires<=?", (self._now(),))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
