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

from advocacy.store.database import EVENTS
from advocacy.store.settings import settings

_NO_STATE = (UserUttered.type_name, BotUttered.type_name, ActionExecuted.type_name)


def load_session(session: Session, conversation: str) -> List[Dict[str, Any]]:
    """Event dicts in order, oldest first; a row that cannot be read is left out."""
    connection = session.connection()
    asked = {"conversation": conversation, "further": settings().turns_replayed - 1}
    started, recent = connection.execute(_LIMITS, asked).one()
    asked = {"conversation": conversation, "started": started, "recent": recent or 0}
    return read_rows(connection.execute(_LONG if recent else _SHORT, asked).scalars())


def load_all(session: Session, conversation: str) -> List[Dict[str, Any]]:
    """Every event dict of the conversation, over all its sessions."""
    return read_rows(session.connection().execute(_SHORT, {"conversation": conversation, "started": 0}).scalars())


# Made once: making a statement anew costs more than asking the database.
_ROW = EVENTS.c
_MINE = _ROW.sender_id == sa.bindparam("conversation")
_STARTED = (sa.select(sa.func.coalesce(sa.func.max(_ROW.id), 0))
            .where(_MINE, _ROW.type_name == SessionStarted.type_name).scalar_subquery())
_RECENT = (sa.select(_ROW.id).where(_MINE, _ROW.id >= _STARTED, _ROW.type_name == UserUttered.type_name)
           .order_by(_ROW.id.desc()).offset(sa.bindparam("further")).limit(1).scalar_subquery())
_LIMITS = sa.select(_STARTED, _RECENT)
_SINCE = sa.and_(_MINE, _ROW.id >= sa.bindparam("started"))
_LAST_OF_EACH = (
    sa.select(sa.func.max(_ROW.id)).where(_SINCE, _ROW.id < sa.bindparam("recent"), _ROW.type_name.notin_(_NO_STATE))
    .group_by(_ROW.type_name, _ROW.action_name))
_SHORT = sa.select(_ROW.data).where(_SINCE).order_by(_ROW.id)
_LONG = (sa.select(_ROW.data).where(_SINCE, sa.or_(_ROW.id >= sa.bindparam("recent"), _ROW.id.in_(_LAST_OF_EACH)))
         .order_by(_ROW.id))


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
