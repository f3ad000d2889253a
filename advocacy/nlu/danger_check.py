"""Rasa component: somebody in danger goes before everything else.

Runs after, and regardless of, the intent classifier: a danger found replaces its intent.
"""
from __future__ import annotations

from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from advocacy.nlu.sentence_encoder import DANGER_SCORES
from advocacy.safety import Detector


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DangerCheck(GraphComponent, IntentClassifier):
    """Sets `danger`, and the intents `crisis_self`, `crisis_other` and `crisis_abuse`."""

    def __init__(self, detector: Detector) -> None:
        self._detector = detector

    @classmethod
    def create(cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> "DangerCheck":
        return cls(Detector.load())

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            danger = self._detector.check(message.get(TEXT) or "", message.get(DANGER_SCORES) or {})
            message.set("danger", danger and danger.as_parse_data(), add_to_output=True)
            if danger and danger.alarm:
                found = {"name": f"crisis_{danger.kind}", "confidence": 1.0}
                message.set(INTENT, found, add_to_output=True)
                message.set("intent_ranking", [found], add_to_output=True)
        return messages
