"""The built encoder: right files, near its fp32 reference, remembered by what was trained with it."""
import json
import shutil

import numpy as np
import pytest
from rasa.shared.exceptions import RasaException

from advocacy.encoder import EMBEDDING_SIZE, LAYERS_SIZE, Encoder, EncoderError
from advocacy.encoder.model import DEFAULT_FOLDER
from advocacy.nlu import answer_classifier, learnt_from, sentence_encoder
from advocacy.report.reference import FOLDER as REFERENCE
from advocacy.report.reference import NAME, load_or_none

SENTENCES = ["can I get an independent mental health advocate", "who pays for this", "my mum is in hospital and nobody tells us anything"]


def test_vectors_have_length_one_and_do_not_depend_on_their_neighbours():
    encoder = Encoder.load()
    together = encoder.encode_layers(SENTENCES)
    assert together.shape == (3, LAYERS_SIZE)
    lengths = np.linalg.norm(together.reshape(3, -1, EMBEDDING_SIZE), axis=-1)
    assert np.allclose(lengths, 1, atol=1e-4)
    alone = encoder.encode([SENTENCES[1]])
    assert float((alone @ together[1, -EMBEDDING_SIZE:]).item()) > 0.98
    assert encoder.encode([]).shape == (0, EMBEDDING_SIZE)


def test_a_changed_file_is_a_clear_error(tmp_path):
    shutil.copytree(DEFAULT_FOLDER, tmp_path / "encoder")
    with (tmp_path / "encoder" / "encoder.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(EncoderError, match="encoder.onnx.*make setup"):
        Encoder.load(tmp_path / "encoder")


def test_a_missing_encoder_is_a_clear_error(tmp_path):
    with pytest.raises(EncoderError, match="make setup"):
        Encoder.load(tmp_path)


@pytest.mark.skipif(not (REFERENCE / NAME).exists(), reason="original weights are only there after set-up for development")
def test_the_network_is_the_plain_computation_and_the_quantised_one_is_near():
    from advocacy.encoder.reference import encode_layers

    plain, built, quantised = encode_layers(SENTENCES, REFERENCE), load_or_none().read(SENTENCES), Encoder.load().read(SENTENCES)
    assert np.allclose(plain, built.layers, atol=1e-4)
    near = (plain[:, -EMBEDDING_SIZE:] * quantised.layers[:, -EMBEDDING_SIZE:]).sum(1)
    assert near.min() > 0.95
    assert (built.danger.argmax(1) == quantised.danger.argmax(1)).all()


class Storage:
    """A model storage that is a folder."""

    def __init__(self, folder):
        self._folder = folder

    def write_to(self, _):
        return self

    read_from = write_to

    def __enter__(self):
        return self._folder

    def __exit__(self, *_):
        return False


@pytest.fixture
def without_terms(monkeypatch):
    monkeypatch.setattr(sentence_encoder, "load_terms", lambda: None)


def test_a_trained_model_remembers_its_encoder_and_refuses_another(tmp_path, without_terms):
    storage = Storage(tmp_path)
    sentence_encoder.SentenceEncoder.create({}, storage, None, None).train(None)
    sentence_encoder.SentenceEncoder.load({}, storage, None, None)
    (tmp_path / "encoder.json").write_text(json.dumps({"fingerprint": "another"}))
    with pytest.raises(RasaException, match="make train"):
        sentence_encoder.SentenceEncoder.load({}, storage, None, None)


def test_rasas_cache_knows_what_is_learnt_from_outside_its_data(monkeypatch):
    components = (sentence_encoder.SentenceEncoder, answer_classifier.AnswerClassifier)
    before = [component.fingerprint_addon({}) for component in components]
    assert all(before) and before == [component.fingerprint_addon({}) for component in components]
    monkeypatch.setattr(learnt_from, "digest", lambda *places: "another encoder" if "build/encoder/manifest.json" in places else "same")
    assert not set(before) & {component.fingerprint_addon({}) for component in components}
