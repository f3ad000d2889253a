"""A project as `rasa init` writes it, with our training messages: one intent and one response an answer."""
from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Dict, List

import yaml

from advocacy.knowledge import load_knowledge
from advocacy.report.messages import Message

ACTION = "action_which"  # where ours runs code, the stock side runs a trivial action
BY_ACTION = ("advocacy.which",)
FALLBACK = "nlu_fallback"
PIPELINE = [
    {"name": "WhitespaceTokenizer"}, {"name": "RegexFeaturizer"}, {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"}, {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True}, {"name": "EntitySynonymMapper"},
    {"name": "ResponseSelector", "epochs": 100, "constrain_similarities": True},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]
POLICIES = [
    {"name": "MemoizationPolicy"}, {"name": "RulePolicy"}, {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": 100},
    {"name": "TEDPolicy", "max_history": 5, "epochs": 100, "constrain_similarities": True},
]
ACTIONS = f'''from rasa_sdk import Action


class Which(Action):
    def name(self):
        return "{ACTION}"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="Which kind of advocate do you mean?")
        return []
'''


def intent_of(answer: str) -> str:
    return answer.replace(".", "_")


def write_project(folder: Path, messages: List[Message], epochs: int, action_port: int) -> Dict[str, str]:
    """Writes the project; returns answer id by intent."""
    examples: Dict[str, List[str]] = defaultdict(list)
    for message in messages:
        examples[message.answer].append(message.text)
    intents = {intent_of(answer): answer for answer in examples}
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "actions").mkdir(exist_ok=True)
    (folder / "actions" / "__init__.py").write_text("")
    (folder / "actions" / "actions.py").write_text(ACTIONS)
    nlu = [{"intent": intent_of(answer), "examples": "".join(f"- {text}\n" for text in texts)} for answer, texts in examples.items()]
    rules = [{"rule": intent, "steps": [{"intent": intent}, {"action": _action(answer)}]} for intent, answer in intents.items()]
    rules.append({"rule": "not understood", "steps": [{"intent": FALLBACK}, {"action": "utter_please_rephrase"}]})
    _dump(folder / "data" / "nlu.yml", {"version": "3.1", "nlu": nlu})
    _dump(folder / "data" / "rules.yml", {"version": "3.1", "rules": rules})
    _dump(folder / "data" / "stories.yml", {"version": "3.1", "stories": _stories()})
    _dump(folder / "domain.yml", {
        "version": "3.1", "intents": sorted(intents), "actions": [ACTION],
        "responses": {**{f"utter_{intent}": [{"text": _text(answer)}] for intent, answer in intents.items()},
                      "utter_please_rephrase": [{"text": "I am sorry, I did not understand. Could you say it differently?"}]},
    })
    pipeline = [{**part, "epochs": epochs} if "epochs" in part else part for part in PIPELINE]
    policies = [{**part, "epochs": epochs} if "epochs" in part else part for part in POLICIES]
    _dump(folder / "config.yml", {"recipe": "default.v1", "assistant_id": "stock", "language": "en", "pipeline": pipeline, "policies": policies})
    _dump(folder / "credentials.yml", {"rest": None})
    _dump(folder / "endpoints.yml", {"action_endpoint": {"url": f"http://127.0.0.1:{action_port}/webhook"}})
    (folder / "intents.json").write_text(json.dumps(intents))
    return intents


def _action(answer: str) -> str:
    return ACTION if answer in BY_ACTION else f"utter_{intent_of(answer)}"


def _text(answer: str) -> str:
    found = load_knowledge().answers.get(answer)
    return found.question if found else answer


def _stories() -> List[dict]:
    """As many and as long as those that `rasa init` writes."""
    lines = (("bot.greet", "imha.what", "bot.thanks"), ("bot.greet", "advocacy.what", "bot.goodbye"), ("bot.greet", "advocacy.which", "bot.goodbye"))
    return [{"story": " ".join(line), "steps": [step for answer in line for step in ({"intent": intent_of(answer)}, {"action": _action(answer)})]}
            for line in lines]


def _dump(path: Path, content: object) -> None:
    path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=10000), encoding="utf-8")
