"""Whole conversations, written as scripts in *.yaml beside this file, with real rules and actions.

A turn is `say:` or `press:` with what must hold afterwards:
  answer, answers   ids among the messages' metadata      outcome, reason   of an eligibility result
  asks              the fact asked for last (null: none)   kind              among the messages' kinds
  slots             {name: value} afterwards               contains, lacks   words in the text, any case
  first             kind of the first message              messages          how many there are
"""
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(HERE.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
KEYS = {"say", "press", "answer", "answers", "outcome", "reason", "asks", "kind", "slots", "contains", "lacks", "first", "messages", "note"}


@pytest.mark.parametrize("case", CASES)
def test_transcript(case, talk):
    for number, turn in enumerate(case["turns"], 1):
        assert set(turn) <= KEYS, f"turn {number}: unknown keys {set(turn) - KEYS}"
        talk.say(turn["say"]) if "say" in turn else talk.press(turn["press"])
        check(turn, talk, f"turn {number} ({turn.get('say') or turn.get('press')!r}): {talk.text!r}")


def check(turn, talk, where):
    kinds = talk.values("kind")
    if "answer" in turn:
        assert turn["answer"] in talk.answers, where
    for answer in turn.get("answers", []):
        assert answer in talk.answers, where
    if "outcome" in turn:
        assert talk.outcomes[:1] == ([turn["outcome"]] if turn["outcome"] else []), where
    if "reason" in turn:
        assert turn["reason"] in talk.values("reason"), where
    if "asks" in turn:
        assert talk.asks == turn["asks"], where
    if "kind" in turn:
        assert turn["kind"] in kinds, where
    if "first" in turn:
        assert kinds[0] == turn["first"], where
    if "messages" in turn:
        assert len(talk.last) == turn["messages"], where
    for name, value in turn.get("slots", {}).items():
        assert talk.slot(name) == value, f"{where}: slot {name} is {talk.slot(name)!r}"
    text = talk.text.lower()
    for word in turn.get("contains", []):
        assert word.lower() in text, where
    for word in turn.get("lacks", []):
        assert word.lower() not in text, where
