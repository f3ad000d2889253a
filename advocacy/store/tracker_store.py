"""Rasa's tracker store, with nothing personal in it, that never silences or ends the assistant."""
from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import Any, Dict, FrozenSet, Iterable, Iterator, List, Optional, Set, Text, Tuple

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session

from advocacy.privacy.logs import conversation_begins
from advocacy.store.database import DEFAULT, EVENTS, Database, SQLEvent, address
from advocacy.store.erasure import erase, register
from advocacy.store.errors import NotErased, check_conversation
from advocacy.store.outage import Outage
from advocacy.store.redacting import own_names, redacted_event
from advocacy.store.session import load_all, load_session, revive, row_of
from advocacy.store.standby import Standby

logger = logging.getLogger(__name__)
ERASE_SLOT = "erase_me"
Events = List[Dict[str, Any]]
_INSERT = sa.insert(EVENTS)


class RedactingTrackerStore(SQLTrackerStore):
    """`endpoints.yml` names it: `type: advocacy.store.RedactingTrackerStore`, `dialect`, `db` and so on.

    ADVOCACY_DB_URL in the environment goes before those. A database that fails is one line in the log, and
    the turn goes on in memory. Errors: RefusedConversation for an id that cannot be kept, NotErased.
    """

    def __init__(
        self, domain: Optional[Domain] = None, dialect: Text = "sqlite", host: Optional[Text] = None,
        port: Optional[int] = None, db: Text = str(DEFAULT), username: Text = None, password: Text = None,
        event_broker: Optional[EventBroker] = None, login_db: Optional[Text] = None,
        query: Optional[Dict] = None, **kwargs: Any,
    ) -> None:
        # Not SQLTrackerStore's own: it waits for ever for a database that is away.
        TrackerStore.__init__(self, domain, event_broker, **kwargs)
        self.database = Database(address(dialect, host, port, db, username, password, login_db, query))
        self.standby = Standby()
        self.outage = Outage()
        self._to_erase: Set[str] = set()
        self._names: Optional[Tuple[Domain, FrozenSet[Text]]] = None
        register(self)
        try:
            self.database.engine()
        except Exception as error:  # noqa: BLE001 - tried again at the next message
            self.outage.failed("read", error)

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
        conversation_begins()
        check_conversation(sender_id)
        if sender_id in self._to_erase:
            self._erase(sender_id)
        return self._tracker(sender_id, self._read(sender_id))

    async def retrieve_full_tracker(self, conversation_id: Text) -> Optional[DialogueStateTracker]:
        """All sessions of the conversation."""
        conversation_begins()
        check_conversation(conversation_id)
        with self.database.session() as session:
            return self._tracker(conversation_id, load_all(session, conversation_id))

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what is new, redacted; or erase everything, when the person asked for that."""
        conversation_begins()
        sender_id = tracker.sender_id
        check_conversation(sender_id)
        if ERASE_SLOT in tracker.slots and tracker.get_slot(ERASE_SLOT):
            self._erase(sender_id)
            return
        ours = self._own_names()
        fresh = [redacted_event(event, ours) for event in _new_events(tracker)]
        if not fresh:
            return
        tracker.kept_until = tracker.events[-1]
        tracker.known = getattr(tracker, "known", []) + fresh
        unwritten = self._write(sender_id, self.standby.of(sender_id).unwritten + fresh)
        self.standby.keep(sender_id, tracker.known, unwritten)
        self._publish(sender_id, fresh)

    async def stream_events(self, tracker: DialogueStateTracker) -> None:
        """Nothing: events go to the broker when they are saved, redacted."""

    def _own_names(self) -> FrozenSet[Text]:
        if self._names is None or self._names[0] is not self.domain:
            self._names = self.domain, own_names(self.domain)
        return self._names[1]

    def _tracker(self, sender_id: Text, known: Events) -> Optional[DialogueStateTracker]:
        if not known:
            return None
        tracker = DialogueStateTracker.from_events(sender_id, revive(known), self.domain.slots)
        tracker.known = known
        tracker.kept_until = tracker.events[-1] if tracker.events else None
        return tracker

    def _read(self, sender_id: Text) -> Events:
        if not self.outage.resting("read"):
            try:
                with self.database.session() as session:
                    known = load_session(session, sender_id) + self.standby.of(sender_id).unwritten
                self.outage.worked("read")
                return known
            except Exception as error:  # noqa: BLE001 - whatever a database can throw, somebody waits for an answer
                self.outage.failed("read", error)
        return self.standby.of(sender_id).known

    def _write(self, sender_id: Text, events: Events) -> Events:
        """What could not be written."""
        if self.outage.resting("written"):
            return events
        try:
            with self.database.session() as session:
                session.connection().execute(_INSERT, [row_of(sender_id, event) for event in events])
        except Exception as error:  # noqa: BLE001
            self.outage.failed("written", error)
            return events
        if self.outage.worked("written"):
            for other, waiting in self.standby.waiting().items():
                if other != sender_id:
                    self.standby.keep(other, self.standby.of(other).known, self._write(other, waiting))
        return []

    def _erase(self, sender_id: Text) -> None:
        self._to_erase.add(sender_id)
        try:
            erase(sender_id)
        except Exception as error:  # noqa: BLE001
            logger.error("erasure failed: %s", type(error).__name__)
            raise NotErased(type(error).__name__) from None
        self._to_erase.discard(sender_id)

    def _publish(self, sender_id: Text, events: Events) -> None:
        if self.event_broker is None:
            return
        try:
            for event in events:
                self.event_broker.publish({"sender_id": sender_id, **event})
        except Exception as error:  # noqa: BLE001
            logger.error("event broker failed: %s", type(error).__name__)


def _new_events(tracker: DialogueStateTracker) -> List[Event]:
    """Those after the last one that was loaded or saved.

    Not by counting rows, as Rasa does: of a long conversation only a part was loaded.
    """
    last = getattr(tracker, "kept_until", None)
    fresh: List[Event] = []
    for event in reversed(tracker.events):
        if event is last:
            break
        fresh.append(event)
    return fresh[::-1]

