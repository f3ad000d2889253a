"""The classifier: learns, gives probabilities, is the same every time; what was held out comes back from its file."""
from dataclasses import replace

import numpy as np
import pytest

from advocacy.nlu.answer_model import AnswerModel, act_of, probabilities_of
from advocacy.report import held_out, understood
from advocacy.report.messages import TRAINING, read_messages
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


def test_what_is_asked_is_alike_for_every_kind_of_advocate():
    assert act_of("imha.get") == act_of("imca.get") == act_of("any.get")
    assert act_of("advocacy.help") != act_of("imha.help")


def test_what_was_held_out_is_read_back_as_it_was(tmp_path):
    texts = ["what is an imha", "Who pays for it? I have no money.", "can my mum have an imca"]
    messages = [replace(m, text=text) for m, text in zip(read_messages(TRAINING), texts)]
    read_ = understood.read_all(messages)
    scores = np.random.default_rng(3).random((sum(map(len, read_.units)), 2)).astype(np.float32)
    held_out.save(held_out.HeldOut(read_, scores, ["imha.what", "cost"]), tmp_path / "held_out.npz")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held_out, "read_messages", lambda _: messages[:2])  # one has gone since
        found = held_out.load(tmp_path / "held_out.npz")
    assert [m.text for m in found.read.messages] == texts[:2]
    assert np.allclose(found.scores, scores[: sum(map(len, read_.units[:2]))], atol=1e-3)
