"""Rasa component: cuts a message into sentences and gives each its vector.

A trained model remembers the encoder it was trained with and refuses to load with another.
"""
from __future__ import annotations

import json
from contextvars import ContextVar
from typing import Any, Dict, List, NamedTuple, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from advocacy.encoder import Encoder, Encoding
from advocacy.nlu.learnt_from import outside_fingerprint
from advocacy.nlu.reading import joined, load_terms, spelled_out
from advocacy.nlu.units import units_of
from advocacy.safety.classifier import parts

UNITS = "units"
READING = "reading"
DANGER_SCORES = "danger_scores"


class Pieces(NamedTuple):
    """A message cut up for reading, and what the encoder made of it; see `advocacy/runtime/ahead.py`."""

    text: str
    units: List[str]
    others: List[str]  # what the danger check reads besides: one run of the encoder is for all
    spelled: List[str]
    encoding: Optional[Encoding] = None


read_ahead: "ContextVar[Optional[Pieces]]" = ContextVar("read_ahead", default=None)


def pieces_of(text: str) -> Pieces:
    units = units_of(text)
    others = [part for part in parts(text) if part not in units]
    return Pieces(text, units, others, spelled_out((*units, *others), load_terms()))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEncoder(GraphComponent):
    """Sets `units` (the whole message first, then its sentences), their `reading` and `danger_scores` on a message."""

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
            pieces = read_ahead.get()
            if pieces is None or pieces.text != text:
                pieces = pieces_of(text)
            encoding = pieces.encoding or self._encoder.read(pieces.spelled)
            message.set(UNITS, pieces.units)
            message.set(READING, joined(pieces.units, self._terms, pieces.spelled, encoding))
            message.set(DANGER_SCORES, dict(zip((*pieces.units, *pieces.others), encoding.danger)))
        return messages
