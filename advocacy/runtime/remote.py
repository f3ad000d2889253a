"""Calls to the action server that end in time, and actions that need no action server.

Rasa waits 300 seconds for an action and says nothing when one fails. Here a call ends after a few
seconds; the person gets an apology with phone numbers, the log one line without message text, and
a running form keeps its place. The crisis reply and the start of a session run in this process.
"""
from __future__ import annotations

import asyncio
import logging
import os
import re
import time
from dataclasses import asdict
from datetime import date
from typing import Any, Dict, List

import aiohttp
import rasa
import ujson
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecutionRejected, BotUttered, Event, SlotSet, UserUttered, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from advocacy.runtime.local import LOCAL
from advocacy.runtime.sorry import apology, place
from advocacy.runtime.suspicion import danger_of, in_danger
from advocacy.talk.open_facts import open_facts
from advocacy.talk.parse import MENTIONS, SUPPOSED
from advocacy.talk.state import FORMS, State
from advocacy.talk.told import found_in

logger = logging.getLogger("advocacy.runtime")
ANSWER_WITHIN = 4.0  # seconds from the message, for all actions of a turn; the contract allows 5 to the apology
AT_LEAST = 0.5
EVENTS_SENT = 16  # enough for what ran last and for the buttons offered last
VALIDATE = "validate_"
_WHAT_IF = re.compile(r"\W*(?:(?:and|so|but|ok|okay|also|then|well)\W+)*(?:(?:what|how) (?:about )?if|and if|if|suppose|supposing)\s+", re.IGNORECASE)
_sessions: Dict[int, aiohttp.ClientSession] = {}


def install() -> None:
    """Puts our way of running remote actions in Rasa's place; calling it again changes nothing."""
    RemoteAction.run = run


async def run(self: RemoteAction, output_channel: OutputChannel, nlg: NaturalLanguageGenerator,
              tracker: DialogueStateTracker, domain: Domain) -> List[Event]:
    """In the manner of RemoteAction.run; never raises but to hand on to another policy."""
    name = self.name()
    if name in LOCAL:
        return LOCAL[name](tracker)
    if name.startswith(VALIDATE) and in_danger(tracker):
        return [ActionExecutionRejected(name[len(VALIDATE):])]
    try:
        response = await asyncio.wait_for(_call(self, tracker, domain), time_left(tracker))
        events = deserialise_events(response.get("events") or [])
        said = await self._utter_responses(response.get("responses") or [], output_channel, nlg, tracker)
        return [*said, *events]
    except ActionExecutionRejection:
        raise
    except Exception as error:  # a person must never meet silence
        logger.error("action %s failed: %s at %s", name, type(error).__name__, place(error))
        return _sorry(name, tracker)


async def _call(action: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> Dict[str, Any]:
    body = call_body(action.name(), tracker)
    endpoint = action.action_endpoint
    if hasattr(endpoint, "run_in_process"):  # tests run real actions without a server
        return await endpoint.run_in_process(body)
    if endpoint is None:
        raise ConnectionError("no action endpoint")
    url = os.environ.get("ACTION_URL") or endpoint.url
    data = ujson.dumps(body).encode()
    async with _session().post(url, data=data, headers={"Content-Type": "application/json"}) as answer:
        if answer.status != 200:
            raise aiohttp.ClientError(f"status {answer.status}")
        return ujson.loads(await answer.read())


def time_left(tracker: DialogueStateTracker) -> float:
    """Seconds that an action may still take: a form calls two, and the person waits for both."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return min(ANSWER_WITHIN, max(AT_LEAST, ANSWER_WITHIN - (time.time() - (event.timestamp or time.time()))))
    return ANSWER_WITHIN


def call_body(name: str, tracker: DialogueStateTracker) -> Dict[str, Any]:
    """What the action server gets: slots, the latest message and the last events.

    Rasa would send the whole domain and every event since the start, so that a turn costs more the
    longer a conversation lasts; our actions read neither.
    """
    state = tracker.current_state(EventVerbosity.NONE)
    state["events"] = [event.as_dict() for event in list(tracker.events)[-EVENTS_SENT:]]
    text = tracker.latest_message.text if tracker.latest_message else None
    if text and not text.startswith("/"):
        state["latest_message"] = {**state["latest_message"], MENTIONS: _open_mentions(tracker, text), "danger": danger_of(tracker)}
    return {"next_action": name, "sender_id": tracker.sender_id, "tracker": state, "domain": {}, "version": rasa.__version__}


def _open_mentions(tracker: DialogueStateTracker, text: str) -> Dict[str, List[Dict[str, Any]]]:
    """The message read as an answer to each fact that it may tell: the finder is loaded here, and not there."""
    form = FORMS.get(tracker.active_loop_name or "")
    requested = tracker.get_slot(REQUESTED_SLOT) if form else None
    names = open_facts(form, requested, State(tracker.current_slot_values()), date.today())
    found = {name: [asdict(mention) for mention in found_in(text, name)] for name in names}
    supposed = _WHAT_IF.match(text)
    if supposed:
        found[SUPPOSED] = [asdict(mention) for mention in found_in(text[supposed.end():])]
    return found


def _session() -> aiohttp.ClientSession:
    """One connection pool for each event loop."""
    loop = asyncio.get_running_loop()
    session = _sessions.get(id(loop))
    if session is None or session.closed:
        session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=64))
        _sessions[id(loop)] = session
    return session


def _sorry(name: str, tracker: DialogueStateTracker) -> List[Event]:
    events: List[Event] = []
    if not _said_since_user(tracker):
        text, metadata = apology()
        events.append(BotUttered(text, metadata=metadata))
    if name.startswith(VALIDATE):  # the form keeps its place; another slot must change or Rasa drops the form
        events += [SlotSet("form_turns", int(tracker.get_slot("form_turns") or 0) + 1),
                   SlotSet(REQUESTED_SLOT, tracker.get_slot(REQUESTED_SLOT))]
    return events


def _said_since_user(tracker: DialogueStateTracker) -> bool:
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return False
        if isinstance(event, BotUttered) and event.metadata.get("kind") == "sorry":
            return True
    return False
