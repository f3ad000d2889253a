"""Small things that Rasa does hundreds of times a turn, without the detours.

Slots are copied for each copy of a tracker, and Python takes a long way for classes that say nothing about
copying; a tracker is copied by replaying all it ever heard; the class of an event is looked for among all
subclasses, for each event; and which events apply is worked out whenever it is asked, with checks that are
slow for abstract classes. Whether the domain is empty is asked of every message by making an empty one.
"""
from __future__ import annotations

import copy
from functools import lru_cache
from typing import List

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted, ActionReverted, ActiveLoop, BotUttered, Event, Restarted, SessionStarted, SlotSet, UserUtteranceReverted,
    UserUttered)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

_applied_events = DialogueStateTracker.applied_events
_copy_of_tracker = DialogueStateTracker.copy
_resolve_by_type = Event.resolve_by_type
_is_empty = Domain.is_empty
_ALWAYS_APPLY = {SlotSet, BotUttered, UserUttered, ActiveLoop}
_NEW = ("model_id", "assistant_id", "sender_source", "_applied", "kept_until", "known")  # a copy has none of these


def copy_of(slot: Slot) -> Slot:
    """A shallow copy, as `copy.copy` makes."""
    made = slot.__class__.__new__(slot.__class__)
    made.__dict__.update(slot.__dict__)
    return made


def copy_of_tracker(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """As Rasa's: the state that a replay comes to."""
    if type(tracker) is not DialogueStateTracker:
        return _copy_of_tracker(tracker)
    made = DialogueStateTracker(tracker.sender_id, tracker.slots.values(), tracker._max_event_history,
                                is_rule_tracker=tracker.is_rule_tracker)
    made.events.extend(tracker.events)
    state = {name: value for name, value in tracker.__dict__.items() if name not in (*_NEW, "events", "slots", "active_loop")}
    made.__dict__.update(state, active_loop=copy.copy(tracker.active_loop))
    for name, slot in tracker.slots.items():
        made.slots[name] = copy_of(slot)
    return made


def applied_events(tracker: DialogueStateTracker) -> List[Event]:
    """As Rasa's; kept until an event is added."""
    mark = (len(tracker.events), tracker.events[-1]) if tracker.events else (0, None)
    kept = tracker.__dict__.get("_applied")
    if kept is None or kept[0][0] != mark[0] or kept[0][1] is not mark[1]:
        kept = tracker._applied = mark, _applied(tracker)
    return list(kept[1])


def _applied(tracker: DialogueStateTracker) -> List[Event]:
    loops = {event.name for event in tracker.events if type(event) is ActiveLoop and event.name}
    applied: List[Event] = []
    for event in tracker.events:
        kind = type(event)
        if kind in _ALWAYS_APPLY:
            applied.append(event)
        elif kind in (Restarted, SessionStarted):
            applied = []
        elif kind is ActionReverted:
            tracker._undo_till_previous(ActionExecuted, applied)
        elif kind is UserUtteranceReverted:
            tracker._undo_till_previous(UserUttered, applied)
            tracker._undo_till_previous(ActionExecuted, applied)
        elif (kind is ActionExecuted and event.action_name in loops
              and not tracker._first_loop_execution_or_unhappy_path(event.action_name, applied)):
            tracker._undo_till_previous_loop_execution(event.action_name, applied)
        else:
            applied.append(event)
    return applied


def is_empty(domain: Domain) -> bool:
    """As Rasa's; a domain does not change once it is made."""
    if "_empty" not in domain.__dict__:
        domain._empty = _is_empty(domain)
    return domain._empty


def install() -> None:
    """From now on; calling it again changes nothing."""
    Slot.__copy__ = copy_of
    DialogueStateTracker.copy = copy_of_tracker
    DialogueStateTracker.applied_events = applied_events
    Domain.is_empty = is_empty
    if not hasattr(Event.resolve_by_type, "cache_info"):
        Event.resolve_by_type = staticmethod(lru_cache(maxsize=None)(_resolve_by_type))
