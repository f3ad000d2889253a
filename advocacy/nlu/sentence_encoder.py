"""Rasa component: cuts a message into sentences and gives each its vector.

A trained model remembers the encoder it was trained with and refuses to load with another.
"""
from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from advocacy.encoder import Encoder
from advocacy.nlu.learnt_from import outside_fingerprint
from advocacy.nlu.reading import load_terms, read
from advocacy.nlu.units import units_of

UNITS = "units"
READING = "reading"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEncoder(GraphComponent):
    """Sets `units` (the whole message first, then its sentences) and their `reading` on a message."""

    def __init__(self, storage: ModelStorage, resource: Resource) -> None:
        self._storage, self._resource = storage, resource
        self._encoder, self._terms = Encoder.load(), load_terms()

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        return outside_fingerprint()

    @classmethod
    def create(cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> "SentenceEncoder":
        return cls(model_storage, resource)

    @classmethod
    def load(cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> "SentenceEncoder":
        component = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            needed = json.loads((folder / "encoder.json").read_text())["fingerprint"]
        if needed != component._encoder.fingerprint:
            raise RasaException(
                "models/: this model was trained with another sentence encoder "
                f"({needed[:12]}, here is {component._encoder.fingerprint[:12]}); run `make train`"
            )
        return component

    def train(self, training_data: TrainingData) -> Resource:
        with self._storage.write_to(self._resource) as folder:
            (folder / "encoder.json").write_text(json.dumps({"fingerprint": self._encoder.fingerprint}))
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            units = units_of(text)
            message.set(UNITS, units)
            message.set(READING, read(units, self._terms, self._encoder))
        return messages
