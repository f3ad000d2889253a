"""The database of conversations: where it is, how it is opened, and what its table looks like.

SQLite in `var/` by default; ADVOCACY_DB_URL (an SQLAlchemy address) names another, such as PostgreSQL.
"""
from __future__ import annotations

import logging
import os
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Dict, Iterator, Optional, Tuple

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, create_engine_kwargs
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.engine.url import URL
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from advocacy.store.settings import settings

logger = logging.getLogger(__name__)

URL_VARIABLE = "ADVOCACY_DB_URL"
DEFAULT = Path("var/conversations.db")
SQLEvent = SQLTrackerStore.SQLEvent
EVENTS = SQLEvent.__table__
INDEXES = (
    sa.Index("events_by_conversation_and_time", EVENTS.c.sender_id, EVENTS.c.timestamp),
    sa.Index("events_by_time", EVENTS.c.timestamp),
)


def address(dialect: str = "sqlite", host: Optional[str] = None, port: Optional[int] = None, db: str = str(DEFAULT),
            username: Optional[str] = None, password: Optional[str] = None, login_db: Optional[str] = None,
            query: Optional[Dict[str, Any]] = None) -> URL:
    """The address the environment asks for, else that of these settings of `endpoints.yml`."""
    named = os.environ.get(URL_VARIABLE)
    if named:
        return make_url(named.replace("postgres://", "postgresql://", 1))
    if dialect == "sqlite":
        file = Path(os.environ.get("ADVOCACY_VAR", "var")) / DEFAULT.name if Path(db) == DEFAULT else db
        return URL.create("sqlite", database=str(file))
    return make_url(SQLTrackerStore.get_db_url(dialect, host, port, db, username, password, login_db, query))


class Database:
    """Sessions on one database. Opened at first use, and again when the file was taken away.

    Errors: `sqlalchemy.exc.SQLAlchemyError` and OSError come through; nothing here ends the process.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self._lock = threading.Lock()
        self._engine: Optional[Engine] = None
        self._file: Optional[Tuple[int, int]] = None

    @property
    def file(self) -> Optional[Path]:
        """The SQLite file, or None."""
        name = self.url.database
        return Path(name) if self.url.get_backend_name() == "sqlite" and name and name != ":memory:" else None

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction: committed at the end, rolled back on any error."""
        session = Session(bind=self.engine())  # a sessionmaker makes a class each time: 1 ms a turn
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.close()

    def engine(self) -> Engine:
        """The open engine with its table; opened anew when the file is another or gone."""
        with self._lock:
            if self._engine is None or (self.file and _identity(self.file) != self._file):
                self.close()
                self._engine = self._open()
                self._file = _identity(self.file) if self.file else None
            return self._engine

    def close(self) -> None:
        """Give all connections back."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def sweep(self) -> None:
        """After an erasure: nothing of it stays in the write-ahead log."""
        if self.file:
            with self.engine().connect() as connection:
                busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if busy:
                logger.warning("erased rows stay in the write-ahead log until its next checkpoint")

    def _open(self) -> Engine:
        if self.file:
            engine = _sqlite(self.url, self.file)
        elif self.url.get_backend_name() == "sqlite":
            engine = sa.create_engine(self.url, hide_parameters=True)
        else:
            engine = sa.create_engine(self.url, hide_parameters=True, pool_pre_ping=True, **_server_options(self.url))
        try:
            _create_table(engine)
        except BaseException:
            engine.dispose()
            raise
        return engine


def _sqlite(url: URL, file: Path) -> Engine:
    file.parent.mkdir(parents=True, exist_ok=True)
    # The file holds health talk: nobody else on the machine may read it.
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    engine = sa.create_engine(
        url, hide_parameters=True, poolclass=QueuePool,
        connect_args={"timeout": settings().busy_seconds, "check_same_thread": False})

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA secure_delete=ON")  # erased words must not stay in free pages

    return engine


def _server_options(url: URL) -> dict:
    options = create_engine_kwargs(url)
    if url.get_backend_name() == "postgresql":
        options.setdefault("connect_args", {}).setdefault("connect_timeout", int(settings().busy_seconds))
    return options


def _create_table(engine: Engine) -> None:
    try:
        EVENTS.create(engine, checkfirst=True)
        for index in INDEXES:
            index.create(engine, checkfirst=True)
    except (sa.exc.OperationalError, sa.exc.IntegrityError, sa.exc.ProgrammingError):
        # Another process may have created it between the look and the creation.
        if not sa.inspect(engine).has_table(EVENTS.name):
            raise


def _identity(file: Path) -> Optional[Tuple[int, int]]:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
