"""RulePolicy's choice without replaying the whole conversation for it.

A rule looks back as many states as it is long, and ours are one to three long; Rasa rebuilds every state
since the start of the session, twice for each action it chooses, with copies of all slots, and tries each
rule anew. Here the last states are built once, without slots (none of ours influences the conversation;
with one that does, Rasa's own way is taken), and the rules that fit them are remembered. The choice is the
same (tested). Training is left alone: it never asks for `predict_action_probabilities`.
"""
from __future__ import annotations

import json
from collections import OrderedDict
from functools import wraps
from typing import Any, Dict, List, Optional, Set, Tuple

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT

LOOKUPS = (RULES, RULES_FOR_LOOP_UNHAPPY_PATH)
REMEMBERED = 2000  # sets of states whose rules are kept
_predict = RulePolicy.predict_action_probabilities
_states = Policy._prediction_states
_possible_keys = RulePolicy._get_possible_keys


class Quick:
    """What one loaded policy remembers."""

    def __init__(self, policy: RulePolicy, domain: Domain) -> None:
        rules = [json.loads(key) for name in LOOKUPS for key in policy.lookup.get(name, {})]
        self.usable = not any(slot.has_features() for slot in domain.slots) and not any(
            set(state.get("user", {})) - {INTENT} for rule in rules for state in rule)
        self.longest = max(map(len, rules), default=0) + 1
        self.domain, self.intents = domain, {None, *domain.intents}
        self._last: Optional[Tuple[DialogueStateTracker, int, List[State]]] = None
        self._keys: "OrderedDict[Tuple[int, str], Set[str]]" = OrderedDict()

    def states(self, tracker: DialogueStateTracker) -> List[State]:
        """The last states, oldest first, as `tracker.past_states` would end."""
        if self._last and self._last[0] is tracker and self._last[1] == len(tracker.events):
            states = self._last[2]
        else:
            states = self._replay(tracker)
            self._last = tracker, len(tracker.events), states
        return [{kind: dict(part) for kind, part in state.items()} for state in states]

    def _replay(self, tracker: DialogueStateTracker) -> List[State]:
        events = [event for event in tracker.applied_events() if not isinstance(event, SlotSet)]
        skipped = sum(isinstance(event, ActionExecuted) for event in events) + 1 - self.longest
        bare = DialogueStateTracker(tracker.sender_id, [], is_rule_tracker=tracker.is_rule_tracker)
        states = []
        for event in events:
            if isinstance(event, ActionExecuted):
                if skipped <= 0:
                    states.append(self.domain.get_active_state(bare))
                skipped -= 1
            bare.update(event)
        return [*states, self.domain.get_active_state(bare)]

    def forget(self) -> None:
        """No conversation stays in memory for this."""
        self._last = None

    def keys(self, policy: RulePolicy, lookup: Dict[str, str], states: List[State]) -> Set[str]:
        """The rules that fit, from memory if states like these came before. No words of a person are kept."""
        intents = [state["user"].get(INTENT) for state in states if "user" in state]
        if not self.intents.issuperset(intents):
            return _possible_keys(policy, lookup, states)
        alike = [{**state, "user": state.get("user", {}).get(INTENT)} for state in states]
        seen = id(lookup), json.dumps(alike, sort_keys=True)
        if seen not in self._keys:
            self._keys[seen] = _possible_keys(policy, lookup, states)
            if len(self._keys) > REMEMBERED:
                self._keys.popitem(last=False)
        return set(self._keys[seen])


@wraps(_predict)  # Rasa reads its annotations when it checks a model
def predict(self: RulePolicy, tracker: DialogueStateTracker, domain: Domain, *args: Any, **kwargs: Any) -> PolicyPrediction:
    """As RulePolicy's own."""
    quick = self.__dict__.get("_quick")
    if quick is None or quick.domain is not domain:
        quick = self._quick = Quick(self, domain)
    try:
        return _predict(self, tracker, domain, *args, **kwargs)
    finally:
        quick.forget()


def prediction_states(self: RulePolicy, tracker: DialogueStateTracker, domain: Domain,
                      use_text_for_last_user_input: bool = False, rule_only_data: Optional[Dict[str, Any]] = None) -> List[State]:
    """As Policy's own, but only as many as a rule can look at."""
    quick = self.__dict__.get("_quick")
    if quick is None or not quick.usable or quick.domain is not domain:
        return _states(self, tracker, domain, use_text_for_last_user_input, rule_only_data)
    states = quick.states(tracker)
    self.featurizer._choose_last_user_input([states], use_text_for_last_user_input)
    return states


def possible_keys(self: RulePolicy, lookup: Dict[str, str], states: List[State]) -> Set[str]:
    """As RulePolicy's own."""
    quick = self.__dict__.get("_quick")
    return quick.keys(self, lookup, states) if quick and quick.usable else _possible_keys(self, lookup, states)


def install() -> None:
    """Calling it again changes nothing."""
    RulePolicy.predict_action_probabilities = predict
    RulePolicy._prediction_states = prediction_states
    RulePolicy._get_possible_keys = possible_keys
