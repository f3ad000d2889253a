"""The training messages as a whole: every answer has some, none stands under two, intents follow the rule."""
from collections import Counter, defaultdict

import pytest
import yaml

from advocacy.knowledge import load_knowledge
from advocacy.nlu.answer_model import THRESHOLDS
from advocacy.report.messages import EVALUATION, TRAINING, read_messages
from advocacy.report.strangers import plain

FEWEST, FEWEST_EACH = 4000, 20
OF_ITS_OWN = {
    "bot.greet": "greet", "bot.thanks": "thanks", "bot.goodbye": "goodbye", "bot.erase": "erase", "bot.restart": "start_again",
    "bot.feedback_bad": "feedback_bad", "legal.advocacy": "ask_legal", "advocate.complain": "ask_complain_advocate",
    "find.advocate": "ask_find", "letter.request": "ask_letter", "source.about": "ask_source",
}


def intent_of(answer: str) -> str:
    """The rule of docs/interfaces.md, "Understanding"."""
    family, _, last = answer.partition(".")
    if family in ("scope", "contact"):
        return f"{family}_{last}"
    return last if family == "talk" else OF_ITS_OWN.get(answer, f"ask_{last}")


@pytest.fixture(scope="module")
def messages():
    return read_messages(TRAINING)


def test_every_answer_has_messages(messages):
    counted = Counter(message.answer for message in messages)
    poor = [a for a in load_knowledge().answers if counted[a] < FEWEST_EACH and not a.startswith("crisis.")]
    assert poor == []
    assert len(messages) >= FEWEST


def test_no_message_stands_twice_or_under_two_answers(messages):
    seen = defaultdict(list)
    for message in messages:
        seen[message.text.lower()].append(f"{message.answer} in {message.file}")
    assert {text: places for text, places in seen.items() if len(places) > 1} == {}


def test_intents_follow_from_answers(messages):
    assert {(m.answer, m.intent) for m in messages if m.intent != intent_of(m.answer)} == set()


def test_nothing_in_a_message_is_markup(messages):
    assert [m.text for m in messages if set(m.text) & set("[]{}\\")] == []


def test_evaluation_messages_are_many_and_mostly_strangers(messages):
    known = {plain(message.text) for message in messages}
    evaluation = read_messages(EVALUATION)
    assert len(evaluation) >= 800
    # "hello" and "what is an imha" are anybody's words; more than that would be copying
    assert sum(plain(message.text) in known for message in evaluation) < 0.12 * len(evaluation)


def test_thresholds_are_probabilities_in_order():
    found = yaml.safe_load(THRESHOLDS.read_text())
    assert 0 < found["pair"] <= 1 and 0 < found["margin"] < 1 and 0 < found["temperature"] < 1
    assert 0 < found["sentence"] < 1 and 0 < found["whole"] < 1
    assert 0 < found["fair"] <= found["sure"] < 1
