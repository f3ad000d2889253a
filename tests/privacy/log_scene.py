"""A small assistant in a process of its own, with everything in it that has been seen to log what people say.

`python -m tests.privacy.log_scene LEVEL FOLDER`: trains once, talks and prints its log; the test reads it.
"""
import asyncio
import logging
import os
import sys
import threading
import warnings
from pathlib import Path

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.model_training import train
from rasa.shared.utils.io import raise_warning
from rasa.utils.common import configure_logging_and_warnings
from rasa.utils.log_utils import configure_structlog
from rasa.utils.endpoints import ClientResponseError, EndpointConfig, read_endpoint_config

SAID = "my name is Zebedee Quince, ring 07700 900123, nhs 943 476 5919, explode {}"
DOMAIN = """
version: "3.1"
intents: [greet]
actions: [action_boom]
slots: {note: {type: any, mappings: [{type: custom}]}}
responses: {utter_echo: [{text: "you said {note}"}]}
"""
DATA = """
version: "3.1"
nlu:
- intent: greet
  examples: |
    - explode
    - ring
rules:
- rule: boom
  steps: [{intent: greet}, {action: action_boom}]
"""
CONFIG = """
recipe: default.v1
language: en
assistant_id: log_scene
pipeline: [{name: KeywordIntentClassifier}, {name: tests.privacy.exploding.Exploding}]
policies: [{name: RulePolicy}]
"""


class BadActions(EndpointConfig):
    """An action server whose error holds the whole conversation, as Rasa's does (rasa_sdk returns the request)."""

    async def request(self, method="post", subpath=None, content_type=None, compress=False, **kwargs):
        raise ClientResponseError(500, "Internal Server Error", str(kwargs))


async def talk(model, folder):
    endpoints = folder / "endpoints.yml"
    endpoints.write_text("tracker_store:\n  type: advocacy.store.RedactingTrackerStore\n")
    from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore

    store = TrackerStore.create(read_endpoint_config(str(endpoints), "tracker_store"))
    agent = Agent.load(model_path=model, action_endpoint=BadActions("http://127.0.0.1:9/webhook"), tracker_store=store)
    assert isinstance(agent.tracker_store, FailSafeTrackerStore), agent.tracker_store
    for place in ("there", "here"):
        try:
            await agent.handle_message(UserMessage(SAID.format(place), CollectingOutputChannel(), "web:scene"))
        except Exception as error:  # noqa: BLE001 - as Rasa's rest channel does
            logging.getLogger("rasa.core.channels.rest").exception("could not handle %s: %s", SAID, error)
    await agent.handle_message(UserMessage('/greet{"note": "Zebedee Quince 943 476 5919"', CollectingOutputChannel(), "web:scene"))
    raise_warning(f"Failed to extract from {SAID}")
    warnings.warn(SAID)
    logging.getLogger("advocacy.something").error("failed: %s", ValueError(SAID))
    try:
        raise RuntimeError(SAID)
    except RuntimeError:
        logging.getLogger("actions.something").exception("action failed")
    asyncio.get_running_loop().call_exception_handler({"message": SAID, "exception": ValueError(SAID)})
    breaking = threading.Thread(target=lambda: int(SAID))
    breaking.start()
    breaking.join()
    with store.database.session() as session:
        session.bind.echo = True
        import sqlalchemy as sa

        try:
            session.execute(sa.text("insert into nowhere values (:said)"), {"said": SAID})
        except sa.exc.OperationalError:
            logging.getLogger("sqlalchemy.engine").exception("failed")


def main():
    level, folder = getattr(logging, sys.argv[1]), Path(sys.argv[2])
    for name, text in (("domain.yml", DOMAIN), ("data.yml", DATA), ("config.yml", CONFIG)):
        (folder / name).write_text(text)
    configure_logging_and_warnings(log_level=logging.ERROR, warn_only_once=True, filter_repeated_logs=False)
    trained = list(folder.glob("*.tar.gz"))
    model = str(trained[0]) if trained else train(
        str(folder / "domain.yml"), str(folder / "config.yml"), str(folder / "data.yml"), str(folder)).model
    os.environ["LOG_LEVEL_LIBRARIES"] = sys.argv[1]
    configure_logging_and_warnings(log_level=level, warn_only_once=False, filter_repeated_logs=False)
    configure_structlog(level)  # as `rasa run` does
    logging.getLogger().setLevel(level)
    logging.getLogger("rasa").setLevel(level)
    print("=== talking", flush=True)
    asyncio.run(talk(model, folder))


if __name__ == "__main__":
    main()
