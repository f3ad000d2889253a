"""Slots are copied as before, only quicker: trackers of different moments share nothing."""
from rasa.shared.core.events import ActionExecuted, SlotSet
from rasa.shared.core.slots import AnySlot, CategoricalSlot, FloatSlot, ListSlot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from advocacy.runtime import install


def test_what_a_slot_is_set_to_later_is_not_seen_before():
    install()
    slots = [TextSlot("text", []), AnySlot("any", []), ListSlot("list", []), FloatSlot("number", [], min_value=0, max_value=9),
             CategoricalSlot("kind", [], values=["a", "b"])]
    values = {"text": "x", "any": {"a": [1]}, "list": ["a"], "number": 3.0, "kind": "b"}
    tracker = DialogueStateTracker("a", slots)
    tracker.update(ActionExecuted("action_listen"))
    for name, value in values.items():
        tracker.update(SlotSet(name, value))
    tracker.update(ActionExecuted("action_listen"))
    seen = [dict(prior.current_slot_values()) for prior, _ in tracker.generate_all_prior_trackers()]
    assert seen[0] == dict.fromkeys(values) and seen[-1] == values
    copied = tracker.copy()
    copied.update(SlotSet("text", "y"))
    assert tracker.get_slot("text") == "x" and copied.get_slot("text") == "y"
    assert all(type(copied.slots[slot.name]) is type(slot) for slot in slots)
    assert all(slot.value is None for slot in slots)
