"""What of a conversation a turn needs: the current session, and of a long one its last turns.

A tracker is rebuilt by replaying events, so each turn would cost more than the one before. Of what
lies further back than `turns_replayed` messages only the last event of each slot, form and the like is replayed:
the state is the same (tested), the price is flat.
"""
from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Dict, List, Type

import sqlalchemy as sa
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, UserUttered
from rasa.shared.utils.common import all_subclasses
from sqlalchemy.orm import Session

from advocacy.store.database import SQLEvent
from advocacy.store.settings import settings

_NO_STATE = (UserUttered.type_name, BotUttered.type_name, ActionExecuted.type_name)


def load_session(session: Session, conversation: str) -> List[Dict[str, Any]]:
    """Event dicts in order, oldest first; a row that cannot be read is left out."""
    mine = SQLEvent.sender_id == conversation
    started = sa.select(sa.func.coalesce(sa.func.max(SQLEvent.id), 0)).where(
        mine, SQLEvent.type_name == SessionStarted.type_name).scalar_subquery()
    recent = session.execute(
        sa.select(SQLEvent.id).where(mine, SQLEvent.id >= started, SQLEvent.type_name == UserUttered.type_name)
        .order_by(SQLEvent.id.desc()).offset(settings().turns_replayed - 1).limit(1)).scalar() or 0
    wanted = SQLEvent.id >= recent
    if recent:
        last_of_each = (
            sa.select(sa.func.max(SQLEvent.id))
            .where(mine, SQLEvent.id >= started, SQLEvent.id < recent, SQLEvent.type_name.notin_(_NO_STATE))
            .group_by(SQLEvent.type_name, SQLEvent.action_name))
        wanted = sa.or_(wanted, SQLEvent.id.in_(last_of_each))
    rows = session.execute(
        sa.select(SQLEvent.data).where(mine, SQLEvent.id >= started, wanted).order_by(SQLEvent.id)).scalars()
    return read_rows(rows)


def load_all(session: Session, conversation: str) -> List[Dict[str, Any]]:
    """Every event dict of the conversation, over all its sessions."""
    return read_rows(session.execute(
        sa.select(SQLEvent.data).where(SQLEvent.sender_id == conversation).order_by(SQLEvent.id)).scalars())


def read_rows(rows: Any) -> List[Dict[str, Any]]:
    """The dicts of rows; Rasa would end the whole server over one that is no JSON."""
    events = []
    for row in rows:
        try:
            event = json.loads(row)
        except (TypeError, ValueError):
            continue
        if isinstance(event, dict):
            events.append(event)
    return events


def revive(events: List[Dict[str, Any]]) -> List[Event]:
    """The events of their dicts; one that Rasa does not know or cannot read is left out."""
    revived = []
    for event in events:
        kind = _kinds().get(event.get("event"))
        try:
            if kind is not None:
                revived.append(kind._from_parameters(event))
        except (KeyError, TypeError, ValueError):
            continue
    return revived


@lru_cache(maxsize=1)
def _kinds() -> Dict[str, Type[Event]]:
    # Rasa looks through all subclasses for each event: half the time of loading.
    return {kind.type_name: kind for kind in reversed(all_subclasses(Event))}


def row_of(conversation: str, event: Dict[str, Any]) -> Dict[str, Any]:
    """The row of an event dict, with Rasa's columns."""
    return {
        "sender_id": conversation,
        "type_name": event["event"],
        "timestamp": event.get("timestamp"),
        "intent_name": ((event.get("parse_data") or {}).get("intent") or {}).get("name"),
        "action_name": event.get("name"),
        "data": json.dumps(event),
    }
