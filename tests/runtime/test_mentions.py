"""The words of the field come to the actions with the message, and say there what the finder says."""
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
import yaml
from rasa.shared.core.events import ActionExecuted, ActiveLoop, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from advocacy.eligibility import SERVICES, load_rules
from advocacy.nlu.reading import entity_of, load_terms
from advocacy.runtime.remote import call_body
from advocacy.talk import told
from advocacy.talk.parse import Parse

DATA = Path(__file__).resolve().parents[2] / "data" / "nlu"
ANSWERS = ["3", "yes", "no, my mum died", "not sure", "about a month", "section 2", "since march", "my sister", "blue", "17"]


def messages():
    for path in sorted(DATA.rglob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            yield from (line[2:] for line in block["examples"].splitlines() if line.startswith("- "))


def message(text: str) -> dict:
    return {"text": text, "intent": {"name": "inform"}, "entities": [entity_of(m) for m in load_terms().find(text, today=date.today())]}




def test_nothing_expected(monkeypatch):
    texts = sorted(set(messages()))[::7]
    assert len(texts) > 100
    by_finder = [told.facts_in(Parse(text=text, intent="inform", confidence=1.0)) for text in texts]
    monkeypatch.setattr(told, "found_in", None)
    assert [told.facts_in(Parse.of(message(text))) for text in texts] == by_finder


@pytest.mark.parametrize("service", SERVICES)
def test_an_answer_to_each_question(service, monkeypatch):
    asked = [(fact, text) for fact in load_rules().services[service].facts for text in ANSWERS]
    by_finder = [told.facts_in(Parse.of({"text": text}), fact) for fact, text in asked]
    bodies = [body(service, fact, text) for fact, text in asked]
    monkeypatch.setattr(told, "found_in", None)
    assert [told.facts_in(Parse.of(sent["tracker"]["latest_message"]), fact)
            for (fact, _), sent in zip(asked, bodies)] == by_finder


def body(service: str, fact: str, text: str) -> dict:
    tracker = DialogueStateTracker.from_events("x", [
        ActionExecuted("action_listen"), UserUttered(text, {"name": "inform"}, parse_data=message(text)),
        ActiveLoop(f"{service}_form")], [])
    tracker.slots = {}
    tracker.get_slot = {"requested_slot": fact}.get
    return call_body(f"validate_{service}_form", tracker)


def test_without_them_the_finder_is_asked():
    text = "my mum is on a section 3"
    found = [asdict(mention) for mention in told.mentions(Parse(text=text, intent="", confidence=0.0))]
    assert found == [asdict(mention) for mention in told.found_in(text)]
    assert told.mentions(Parse.of(message("3")), "mha_status") == told.found_in("3", "mha_status")
