"""Rasa component: finds the words of the field and turns them into entities with canonical values."""
from __future__ import annotations

from datetime import date
from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from advocacy.nlu.reading import entity_of, load_terms
from advocacy.runtime import install
from advocacy.nlu.terms import Terms


install()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DomainTerms(GraphComponent, EntityExtractorMixin):
    """Entities from `knowledge/terms`, by the spaCy pipeline built at set-up."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    @classmethod
    def create(cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> "DomainTerms":
        return cls(load_terms())

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            found = [entity_of(mention) for mention in self._terms.find(text, today=date.today())]
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages
