"""Erasing and purging: nothing of a conversation stays in any store of ours."""
from __future__ import annotations

import weakref
from datetime import datetime
from typing import Any, NamedTuple, Optional

import sqlalchemy as sa

from advocacy.store.database import Database, SQLEvent, default_url

_live: "weakref.WeakSet[Any]" = weakref.WeakSet()
_BATCH = 200


class Counts(NamedTuple):
    """How much went, or would go: conversations, their events, and values of the channels' state."""

    conversations: int
    events: int
    state: int


def register(store: Any) -> None:
    """A tracker store of this process, whose memory an erasure must reach."""
    _live.add(store)


def erase(conversation: str) -> Counts:
    """Erase a conversation from every store. Errors come through: it must not look erased when it is not."""
    stores = list(_live)
    if not stores:
        gone = _erase_rows(Database(default_url()), conversation)
        return Counts(int(gone > 0), gone, _erase_state(conversation))
    counts = [erase_everywhere(conversation, store) for store in stores]
    return Counts(*(max(column) for column in zip(*counts)))


def erase_everywhere(conversation: str, store: Any) -> Counts:
    """Erase from this store's memory and database, and from the state of the channels."""
    store.standby.forget(conversation)
    state = _erase_state(conversation)
    gone = _erase_rows(store.database, conversation)
    return Counts(int(gone > 0), gone, state)


def purge(before: datetime, dry_run: bool = False, database: Optional[Database] = None) -> Counts:
    """Erase conversations whose last event is older than `before` (with a time zone, or local time)."""
    database = database or Database(default_url())
    old = (sa.select(SQLEvent.sender_id).group_by(SQLEvent.sender_id)
           .having(sa.func.max(SQLEvent.timestamp) < before.timestamp()))
    with database.session() as session:
        conversations = list(session.execute(old).scalars())
        events = sum(
            session.execute(sa.select(sa.func.count(SQLEvent.id)).where(SQLEvent.sender_id.in_(part))).scalar()
            for part in _parts(conversations))
    if dry_run:
        return Counts(len(conversations), events, 0)
    state = 0
    for part in _parts(conversations):
        with database.session() as session:
            # Looked at again: somebody may have come back since.
            session.execute(sa.delete(SQLEvent).where(
                SQLEvent.sender_id.in_(part), SQLEvent.sender_id.in_(old)).execution_options(synchronize_session=False))
        state += sum(_erase_state(conversation) for conversation in part)
    database.sweep()
    return Counts(len(conversations), events, state + _purge_state())


def _erase_rows(database: Database, conversation: str) -> int:
    with database.session() as session:
        gone = session.execute(sa.delete(SQLEvent).where(SQLEvent.sender_id == conversation)
                               .execution_options(synchronize_session=False)).rowcount
    database.sweep()
    return gone


def _parts(names: list) -> Any:
    for start in range(0, len(names), _BATCH):
        yield names[start:start + _BATCH]


def _erase_state(conversation: str) -> int:
    from advocacy.state import get_state

    return int(get_state().erase(conversation) or 0)


def _purge_state() -> int:
    from advocacy.state import get_state

    return int(get_state().purge() or 0)
