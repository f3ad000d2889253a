"""Rasa component: which answers a message asks for, and so its intent."""
from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from advocacy.encoder import Encoder
from advocacy.nlu.answer_model import AnswerModel
from advocacy.nlu.ranking import rank, wanted
from advocacy.nlu.learnt_from import outside_fingerprint
from advocacy.nlu.reading import load_terms, read
from advocacy.nlu.sentence_encoder import READING, UNITS

RANKING = "answer_ranking"
QUESTIONS = "questions"
FOREIGN = "foreign"
ENGLISH = 0.4  # share of words known from the training messages below which it is another language
MODEL_FILE = "answers.joblib"
INTENTS_FILE = "intents.json"


def label_of(message: Message) -> str:
    """The answer id a training message leads to; `talk.<intent>` where its block names none."""
    metadata = message.get("metadata") or {}
    block = metadata.get("intent") or {}
    return block.get("answer") or f"talk.{message.get(INTENT)}"


def is_trained(message: Message) -> bool:
    """Whether a block is for the classifier; danger and buttons are found otherwise."""
    return ((message.get("metadata") or {}).get("intent") or {}).get("trained", True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AnswerClassifier(GraphComponent, IntentClassifier):
    """Sets `intent`, `intent_ranking`, `answer_ranking` and `questions` (one ranking for each question in the message)."""

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._model: AnswerModel = AnswerModel(config.get("model"))
        self._intents: Dict[str, str] = {}

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        return outside_fingerprint()

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"model": {}}

    @classmethod
    def create(cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> "AnswerClassifier":
        return cls(config, model_storage, resource)

    @classmethod
    def load(cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> "AnswerClassifier":
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model = AnswerModel.load(folder / MODEL_FILE)
            component._intents = json.loads((folder / INTENTS_FILE).read_text())
        return component

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and is_trained(e)]
        labels = [label_of(example) for example in examples]
        self._intents = {label: example.get(INTENT) for label, example in zip(labels, examples)}
        reading = read([e.get(TEXT) for e in examples], load_terms(), Encoder.load())
        print(f"Training: {len(examples)} messages over {len(self._intents)} answers ...", flush=True)
        self._model.fit(reading, labels)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder / MODEL_FILE)
            (folder / INTENTS_FILE).write_text(json.dumps(self._intents))
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            rankings = [rank(self._model.labels, row) for row in self._model.probabilities(message.get(READING))]
            questions = wanted(message.get(UNITS), rankings)
            best = questions[0]
            intents = [{"name": self._intents[item["answer"]], "confidence": item["confidence"]} for item in best]
            message.set(INTENT, intents[0], add_to_output=True)
            message.set("intent_ranking", intents, add_to_output=True)
            message.set(RANKING, best, add_to_output=True)
            message.set(QUESTIONS, questions, add_to_output=True)
            message.set(FOREIGN, self._model.wording.known_share(message.get(TEXT) or "") < ENGLISH, add_to_output=True)
        return messages
