"""Erasing and purging: nothing of a conversation stays in any store of ours."""
from __future__ import annotations

import weakref
from datetime import datetime
from typing import Any, Iterator, List, NamedTuple, Optional

import sqlalchemy as sa

from advocacy.store.database import Database, SQLEvent, address

_live: "weakref.WeakSet[Any]" = weakref.WeakSet()
_BATCH = 200
_ROWS_ONLY = {"synchronize_session": False}


class Counts(NamedTuple):
    """How much went, or would go: conversations, their events, and values of the channels' state."""

    conversations: int
    events: int
    state: int


def register(store: Any) -> None:
    """A tracker store of this process, whose memory an erasure must reach."""
    _live.add(store)


def erase(conversation: str, database: Optional[Database] = None) -> Counts:
    """Erase a conversation from every store. Errors come through: it must not look erased when it is not."""
    for store in list(_live):
        store.standby.forget(conversation)
    databases = [database] if database else [store.database for store in _live] or [Database(address())]
    try:
        state = _erase_state(conversation)
    finally:
        events = sum(_erase_rows(each, conversation) for each in databases)
    return Counts(int(events > 0), events, state)


def purge(before: datetime, dry_run: bool = False, database: Optional[Database] = None) -> Counts:
    """Erase conversations whose last event is older than `before` (with a time zone, or local time)."""
    database = database or Database(address())
    old = (sa.select(SQLEvent.sender_id).group_by(SQLEvent.sender_id)
           .having(sa.func.max(SQLEvent.timestamp) < before.timestamp()))
    with database.session() as session:
        conversations = list(session.execute(old).scalars())
        if dry_run:
            events = sum(session.execute(sa.select(sa.func.count(SQLEvent.id)).where(SQLEvent.sender_id.in_(part))).scalar()
                         for part in _parts(conversations))
            return Counts(len(conversations), events, 0)
    events = state = 0
    for part in _parts(conversations):
        with database.session() as session:
            # Looked at again: somebody may have come back since.
            still = list(session.execute(old.where(SQLEvent.sender_id.in_(part))).scalars())
            events += session.execute(sa.delete(SQLEvent).where(SQLEvent.sender_id.in_(still)),
                                      execution_options=_ROWS_ONLY).rowcount
        state += sum(_erase_state(conversation) for conversation in still)
    database.sweep()
    return Counts(len(conversations), events, state + _purge_state())


def _erase_rows(database: Database, conversation: str) -> int:
    with database.session() as session:
        gone = session.execute(sa.delete(SQLEvent).where(SQLEvent.sender_id == conversation),
                               execution_options=_ROWS_ONLY).rowcount
    database.sweep()
    return gone


def _parts(names: List[str]) -> Iterator[List[str]]:
    for start in range(0, len(names), _BATCH):
        yield names[start:start + _BATCH]


def _erase_state(conversation: str) -> int:
    from advocacy.state import get_state

    return int(get_state().erase(conversation) or 0)


def _purge_state() -> int:
    from advocacy.state import get_state

    return int(get_state().purge() or 0)
