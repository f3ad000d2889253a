"""Rasa's tracker store, with nothing personal in it, that never silences or ends the assistant."""
from __future__ import annotations

import json
import logging
import os
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, Optional, Text

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session

from advocacy.store.conversation import check_conversation
from advocacy.store.database import URL_VARIABLE, Database, SQLEvent, default_url
from advocacy.store.erasure import erase_everywhere, register
from advocacy.store.redacting import redacted_event
from advocacy.store.session import load_all, load_session
from advocacy.store.standby import Standby

logger = logging.getLogger(__name__)
ERASE_SLOT = "erase_me"


class RedactingTrackerStore(SQLTrackerStore):
    """`endpoints.yml` names it: `type: advocacy.store.RedactingTrackerStore`, `dialect`, `db` and so on.

    ADVOCACY_DB_URL in the environment goes before those. A database that fails is one line in the log;
    the turn goes on in memory. Errors: RefusedConversation for an id that cannot be kept.
    """

    def __init__(
        self, domain: Optional[Domain] = None, dialect: Text = "sqlite", host: Optional[Text] = None,
        port: Optional[int] = None, db: Text = "var/conversations.db", username: Text = None, password: Text = None,
        event_broker: Optional[EventBroker] = None, login_db: Optional[Text] = None,
        query: Optional[Dict] = None, **kwargs: Any,
    ) -> None:
        # Not SQLTrackerStore's own: it waits for ever for a database that is away.
        TrackerStore.__init__(self, domain, event_broker, **kwargs)
        if os.environ.get(URL_VARIABLE) or (dialect == "sqlite" and Path(db) == Path("var/conversations.db")):
            url = default_url()
        else:
            url = sa.engine.make_url(self.get_db_url(dialect, host, port, db, username, password, login_db, query))
        self.database = Database(url)
        self.standby = Standby()
        register(self)
        try:
            self.database.engine()
        except Exception as error:  # noqa: BLE001 - tried again at the next message
            _log("cannot be opened", error)

    @property
    def engine(self) -> Any:
        return self.database.engine()

    @contextmanager
    def session_scope(self) -> Iterator[Session]:
        """As Rasa's, but an error is raised instead of ending the process."""
        with self.database.session() as session:
            yield session

    async def keys(self) -> Iterable[Text]:
        """The ids of all conversations."""
        with self.database.session() as session:
            return list(session.execute(sa.select(SQLEvent.sender_id).distinct()).scalars())

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """The current session, or None for a new conversation."""
        check_conversation(sender_id)
        waiting = self.standby.of(sender_id).unwritten
        try:
            with self.database.session() as session:
                known = load_session(session, sender_id) + waiting
        except Exception as error:  # noqa: BLE001 - whatever a database can throw, somebody waits for an answer
            _log("cannot be read", error)
            known = self.standby.of(sender_id).known
        return self._tracker(sender_id, known)

    async def retrieve_full_tracker(self, conversation_id: Text) -> Optional[DialogueStateTracker]:
        """All sessions of the conversation."""
        check_conversation(conversation_id)
        with self.database.session() as session:
            return self._tracker(conversation_id, load_all(session, conversation_id))

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what is new, redacted; or erase everything, when the person asked for that."""
        check_conversation(tracker.sender_id)
        if tracker.slots.get(ERASE_SLOT) is not None and tracker.get_slot(ERASE_SLOT):
            self._erase(tracker)
            return
        fresh = [redacted_event(event) for event in _new_events(tracker)]
        tracker.kept_until = tracker.events[-1] if tracker.events else None
        if not fresh:
            return
        self._stream(tracker.sender_id, fresh)
        remembered = self.standby.of(tracker.sender_id)
        rows = remembered.unwritten + fresh
        known = getattr(tracker, "known", []) + fresh
        tracker.known = known
        try:
            with self.database.session() as session:
                session.execute(sa.insert(SQLEvent), [_row(tracker.sender_id, event) for event in rows])
            rows = []
        except Exception as error:  # noqa: BLE001
            _log("cannot be written", error)
        self.standby.keep(tracker.sender_id, known, rows)

    async def stream_events(self, tracker: DialogueStateTracker) -> None:
        """Events go to the broker when they are saved, redacted, and not otherwise."""

    def _tracker(self, sender_id: Text, known: List[Dict[str, Any]]) -> Optional[DialogueStateTracker]:
        if not known:
            return None
        events = deserialise_events(known)
        tracker = DialogueStateTracker.from_events(sender_id, events, self.domain.slots)
        tracker.known = known
        tracker.kept_until = tracker.events[-1] if tracker.events else None
        return tracker

    def _erase(self, tracker: DialogueStateTracker) -> None:
        tracker.kept_until = tracker.events[-1]
        try:
            erase_everywhere(tracker.sender_id, self)
        except Exception as error:  # noqa: BLE001
            _log("erasure failed", error)

    def _stream(self, sender_id: Text, events: List[Dict[str, Any]]) -> None:
        if self.event_broker is None:
            return
        try:
            for event in events:
                self.event_broker.publish({"sender_id": sender_id, **event})
        except Exception as error:  # noqa: BLE001
            logger.error("event broker failed: %s", type(error).__name__)


def _new_events(tracker: DialogueStateTracker) -> List[Event]:
    """Those after the last one that was loaded or saved.

    Not by counting rows, as Rasa does: a window was loaded, and two workers may have written.
    """
    last = getattr(tracker, "kept_until", None)
    fresh: List[Event] = []
    for event in reversed(tracker.events):
        if event is last:
            break
        fresh.append(event)
    return fresh[::-1]


def _row(sender_id: Text, event: Dict[str, Any]) -> Dict[str, Any]:
    parse_data = event.get("parse_data") or {}
    return {
        "sender_id": sender_id,
        "type_name": event["event"],
        "timestamp": event.get("timestamp"),
        "intent_name": (parse_data.get("intent") or {}).get("name"),
        "action_name": event.get("name"),
        "data": json.dumps(event),
    }


def _log(what: str, error: Exception) -> None:
    logger.error("conversation store %s: %s", what, type(error).__name__)
