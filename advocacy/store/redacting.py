"""An event as it may be kept: what a person wrote in their own words is redacted, our own values stay."""
from __future__ import annotations

from typing import AbstractSet, Any, Dict, FrozenSet

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event

from advocacy.eligibility import SERVICES, load_rules
from advocacy.knowledge import load_knowledge
from advocacy.privacy import redact

# Lengths and places in the raw text, of no use beside a redacted one.
_DROPPED = ("text_tokens",)
# Made by us or the channel's machine; a random id must not be mistaken for a number of a person.
_IDS = ("event", "message_id", "model_id", "assistant_id", "input_channel", "answer")

_MACHINES = ("DomainTerms", "RulePolicy", "eligible", "not_eligible", "maybe")  # what writes events, and outcomes


def own_names(domain: Domain) -> FrozenSet[str]:
    """Words that stand in many events and are nobody's: intents, entities, slots, actions, answers and the values of facts."""
    facts = [fact for service in load_rules().services.values() for fact in service.facts.values()]
    return frozenset((*domain.intents, *domain.entities, *(slot.name for slot in domain.slots), *domain.action_names_or_texts,
                      *load_knowledge().answers, *(str(value) for fact in facts for value in fact.values), *SERVICES, *_MACHINES))


def redacted_event(event: Event, ours: AbstractSet[str] = frozenset()) -> Dict[str, Any]:
    """The event's dict with personal details replaced; the event itself is untouched. `ours`: names that stay."""
    kept = event.as_dict()
    if isinstance(event, BotUttered):  # our own reviewed words, with the numbers people are told to call
        return kept
    return _redacted(kept, {}, ours)


def _redacted(value: Any, done: Dict[str, str], ours: AbstractSet[str]) -> Any:
    if isinstance(value, str):
        if value in ours:
            return value
        if value not in done:
            done[value] = redact(value)
        return done[value]
    if isinstance(value, dict):
        return {key: each if key in _IDS else _redacted(each, done, ours)
                for key, each in value.items() if key not in _DROPPED}
    if isinstance(value, (list, tuple)):
        return [_redacted(each, done, ours) for each in value]
    return value
