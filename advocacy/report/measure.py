"""Everything the report says, as numbers."""
from __future__ import annotations

from typing import Any, Dict, List, NamedTuple

import numpy as np

from advocacy.nlu.answer_model import AnswerModel
from advocacy.report import curve, figures, reference, understood
from advocacy.report.danger import Dangers
from advocacy.report.outcomes import Outcome, outcome

UNKNOWN_AND_SCOPE = ("scope.unknown", "scope.medical", "scope.legal", "scope.other_nation")


class Measured(NamedTuple):
    """One set of messages: `first` the first answer of each, `right` whether it helps, `leads` how far it led."""

    read: understood.Read
    asked: List[List[List[Dict[str, Any]]]]
    first: List[str]
    right: List[bool]
    among_three: List[bool]
    leads: List[float]
    outcomes: List[Outcome]

    @property
    def shares(self) -> Dict[str, float]:
        kinds = [found.kind for found in self.outcomes]
        return {kind: kinds.count(kind) / len(kinds) for kind in set(kinds)}


def measured(read_: understood.Read, scores: np.ndarray, labels: List[str], temperature: float, dangers: Dangers) -> Measured:
    asked = understood.questions(read_, scores, labels, temperature)
    first = [found[0][0]["answer"] for found in asked]
    right = [any(ranking[0]["answer"] in m.right for ranking in found) for m, found in zip(read_.messages, asked)]
    three = [any(item["answer"] in m.right for ranking in found for item in ranking[:3]) for m, found in zip(read_.messages, asked)]
    leads = [found[0][0]["confidence"] - found[0][1]["confidence"] for found in asked]
    ends = [outcome(m, found, entities, dangers.crisis(m.text)) for m, found, entities in zip(read_.messages, asked, read_.entities)]
    return Measured(read_, asked, first, right, three, leads, ends)


def only(found: Measured, rows: List[int]) -> Measured:
    """The measured messages of some rows."""
    pick = lambda values: [values[i] for i in rows]  # noqa: E731
    read_ = found.read._replace(messages=pick(found.read.messages), units=pick(found.read.units), entities=pick(found.read.entities))
    return Measured(read_, *(pick(values) for values in found[1:]))


def summary(evaluation: Measured, training: Measured, known: List[bool], out: Dict[str, Any]) -> Dict[str, Any]:
    """The few numbers kept from report to report."""
    strange = [hit for hit, same in zip(evaluation.right, known) if not same]
    scope = [m.answer in UNKNOWN_AND_SCOPE for m in evaluation.read.messages]
    caught = [o.given.startswith("scope.") for o, is_scope in zip(evaluation.outcomes, scope) if is_scope]
    questions = only(training, curve.questions_only(training.read.messages))
    return {
        "evaluation messages": len(known),
        "of them word for word among the training messages": sum(known),
        "right first answer": round(figures.share(evaluation.right).value, 4),
        "right first answer, strangers only": round(figures.share(strange).value, 4),
        "right among the first three": round(figures.share(evaluation.among_three).value, 4),
        **{f"evaluation: {kind}": round(value, 4) for kind, value in sorted(evaluation.shares.items())},
        "held out: right first answer": round(figures.share(questions.right).value, 4),
        **{f"held out: {kind}": round(value, 4) for kind, value in sorted(questions.shares.items())},
        "out of scope, said so": round(figures.share(caught).value, 4),
        **out,
    }


def answer_model_check(model: AnswerModel, training: understood.Read, evaluation: understood.Read) -> Dict[str, float]:
    """Accuracy on whole evaluation messages with the product's encoder and with the fp32 reference, each trained on itself."""
    encoder = reference.load_or_none()
    if encoder is None:
        return {}
    labels = [m.answer for m in training.messages]
    plain = AnswerModel().fit(whole_only(training, encoder), labels)
    found = {"quantised encoder": _accuracy(model, evaluation.reading.rows(evaluation.whole), evaluation),
             "fp32 reference": _accuracy(plain, whole_only(evaluation, encoder), evaluation)}
    return found


def whole_only(read_: understood.Read, encoder: Any):
    from advocacy.nlu.reading import load_terms, read

    return read([m.text for m in read_.messages], load_terms(), encoder)


def _accuracy(model: AnswerModel, reading: Any, read_: understood.Read) -> float:
    first = model.scores(reading).argmax(1)
    return round(float(np.mean([model.labels[i] in m.right for i, m in zip(first, read_.messages)])), 4)
