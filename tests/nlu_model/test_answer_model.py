"""The classifier: learns, gives probabilities, is the same every time, and can leave one message out."""
import numpy as np

from advocacy.nlu.answer_model import AnswerModel, act_of, probabilities_of
from advocacy.report.held_out import held_out_scores
from tests.nlu_model.conftest import made_up


def test_it_knows_messages_it_has_not_seen(small):
    model, _, _ = small
    reading, labels = made_up(2)
    first = [model.labels[i] for i in model.probabilities(reading).argmax(1)]
    assert np.mean([a == b for a, b in zip(first, labels)]) > 0.95


def test_probabilities_add_up_and_a_lower_temperature_is_surer(small):
    model, reading, _ = small
    shares = model.probabilities(reading)
    assert np.allclose(shares.sum(1), 1, atol=1e-5) and (shares >= 0).all()
    scores = model.scores(reading)
    assert (probabilities_of(scores, 0.05).max(1) >= probabilities_of(scores, 0.2).max(1)).all()


def test_trained_twice_it_is_the_same_to_the_last_figure(small):
    model, reading, labels = small
    again = AnswerModel().fit(reading, labels)
    assert np.array_equal(model.scores(reading), again.scores(reading))


def test_it_comes_back_from_disk_as_it_was(small, tmp_path):
    model, reading, _ = small
    model.save(tmp_path / "model")
    assert np.array_equal(AnswerModel.load(tmp_path / "model").scores(reading), model.scores(reading))


def test_what_is_asked_is_learnt_from_every_kind_of_advocate():
    assert act_of("imha.get") == act_of("imca.get") == act_of("any.get")
    assert act_of("advocacy.help") != act_of("imha.help")


def test_leaving_one_message_out_is_as_if_it_had_never_been_learnt(small):
    model, reading, labels = small
    left_out = 7
    fast = held_out_scores(model, reading.rows([left_out]), [left_out], labels)
    kept = [i for i in range(len(labels)) if i != left_out]
    slow = AnswerModel()
    slow.labels, slow.act_column, slow.likeness = model.labels, model.act_column, model.likeness
    assert np.allclose(fast, refitted(slow, kept, labels).scores_without(reading.rows([left_out]), kept), atol=2e-3)


class refitted:
    """The same likeness, solved anew without one row."""

    def __init__(self, model, kept, labels):
        from advocacy.nlu.answer_model import _solve

        whole, neutral = model.likeness.among_known()
        rows = np.searchsorted(model.labels, labels)[kept]
        part = np.ix_(kept, kept)
        self._model = model
        self._whole = _solve(whole[part], rows, len(model.labels), model.settings["ridge"])
        acts = model.act_column[rows]
        self._act = _solve(neutral[part], acts, model.act_column.max() + 1, model.settings["ridge"])

    def scores_without(self, reading, kept):
        whole, neutral = self._model.likeness.to_known(reading)
        acts = (neutral[:, kept] @ self._act)[:, self._model.act_column]
        return whole[:, kept] @ self._whole + self._model.settings["act_weight"] * acts
