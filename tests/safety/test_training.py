"""Training data, combination and report: what would silently cost recall if it broke."""
from types import SimpleNamespace

import numpy as np
import pytest

from advocacy.safety.classifier import LABELS, Classifier, Guess, parts, spread
from advocacy.safety.danger import Danger, Finding, LexiconError
from advocacy.safety.evaluate import Case, measure, table
from advocacy.safety.examples import load_examples
from advocacy.safety.judgement import judge

LIMITS = {"spread": 0.3, "alone": 0.5, "excluded": 0.8, "weak_rule": 0.2, "weak_excluded": 0.6, "loss": 0.5, "unsure": 0.45, "sure": 0.95, "now": 0.3, "now_grade": 1.01, "now_excluded": 0.7}
STRONG = Finding("self.a", "self", "now", True, 0, 1)
WEAK = Finding("self.b", "self", "worry", False, 0, 1)
LOSS = Finding("loss.a", "loss", None, True, 0, 1)
IDIOM = ("idiom", frozenset({"self", "other", "abuse", "loss"}))


def guess(danger, loss=0.0, now=0.0):
    return Guess(danger, now, loss, "self", "now", LIMITS)


@pytest.mark.parametrize("findings, exclusions, seen, expected", [
    ([STRONG], [IDIOM], guess(0.0), "self.a"),
    ([STRONG, LOSS], [], guess(0.0), "self.a"),
    ([WEAK], [], guess(0.3), "self.b"),
    ([WEAK], [], guess(0.1), None),
    ([WEAK], [], None, "self.b"),
    ([WEAK], [IDIOM], None, None),
    ([WEAK], [IDIOM], guess(0.4), None),
    ([WEAK], [IDIOM], guess(0.7), "self.b"),
    ([], [], guess(0.6), "classifier"),
    ([], [IDIOM], guess(0.4), None),
    ([], [IDIOM], guess(0.6), "classifier"),
    ([], [IDIOM], guess(0.9), "classifier"),
    ([], [], guess(0.4, now=0.35), "classifier"),
    ([], [IDIOM], guess(0.4, now=0.35), None),
    ([], [IDIOM], guess(0.75, now=0.72), "classifier"),
    ([LOSS], [], guess(0.6), "loss.a"),
    ([LOSS], [], guess(0.9), "classifier"),
    ([], [], guess(0.1, loss=0.7), "classifier"),
    ([], [], None, None),
])
def test_how_rules_and_classifier_are_combined(findings, exclusions, seen, expected):
    found = judge(findings, exclusions, seen)
    assert (found and found.why) == expected


def test_there_are_thousands_of_messages_of_every_label():
    examples = load_examples()
    assert len(examples) >= 3000
    assert {example.label for example in examples} == set(LABELS)


def test_a_message_under_two_labels_is_refused(tmp_path):
    (tmp_path / "none.txt").write_text("i am cold\n")
    (tmp_path / "self_now.txt").write_text("I am cold\n")
    with pytest.raises(LexiconError) as error:
        load_examples(tmp_path)
    assert "none.txt" in error.value.mend


def test_a_long_message_is_looked_at_sentence_by_sentence():
    text = "The food is cold and late. I cannot sleep for the noise. Who takes complaints?"
    assert parts(text)[0] == text and len(parts(text)) > 2


class Reader:
    """An encoder that finds danger in one sentence and notes what it is given."""

    def __init__(self):
        self.given = []

    def read(self, texts):
        self.given += texts
        return SimpleNamespace(danger=np.array([scores("tablets" in text and len(text) < 60) for text in texts]))


def scores(danger):
    return [0.0, 0, 6, 0, 0, 0, 0, 0] if danger else [6.0, 0, 0, 0, 0, 0, 0, 0]


def test_the_most_worrying_sentence_counts_and_nothing_is_read_twice():
    reader = Reader()
    classifier = Classifier(reader, str.lower, LIMITS)
    text = "Who do I write to about the meals here? I have counted the tablets. Is there a form for complaints I could use?"
    known = {"Who do I write to about the meals here?": np.array(scores(False))}
    found = classifier.guess(text, known)
    assert found.danger > 0.9 and (found.kind, found.grade) == ("self", "now")
    assert len(reader.given) == 3 and not set(reader.given) & {part.lower() for part in known}


@pytest.mark.parametrize("halves, found", [((0.9, 0.95), 0.9), ((0.9, 0.3), 0.4), ((0.7, 0.7), 0.4)])
def test_despair_in_both_halves_of_a_long_message_is_more_than_a_doubt(halves, found):
    seen = [[np.log(1 - half), -99, -99, np.log(half), -99, -99, -99, -99] for half in halves]
    assert spread(guess(0.4), np.array(seen)).danger == pytest.approx(found, abs=0.01)


def test_the_report_counts_a_miss_and_a_false_alarm():
    danger = Danger("self", "now", "x")
    cases = [Case("a", "self", "now", danger), Case("b", "self", "now", None), Case("c", "none", None, danger),
             Case("d", "loss", None, Danger("loss", None, "x")), Case("e", "none", None, None)]
    seen = measure(cases)
    assert seen["now"] == 0.5 and seen["all"] == 0.5 and seen["false_alarms"] == pytest.approx(1 / 3)
    assert "missed 1 of 2" in table(cases)
