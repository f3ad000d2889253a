"""The check goes on with what is left: no classifier, no encoder, a damaged file."""
import json
import shutil

import pytest

from advocacy.encoder import Encoder
from advocacy.encoder.model import DEFAULT_FOLDER, MANIFEST
from advocacy.nlu import reading
from advocacy.safety.danger import LexiconError
from advocacy.safety.detector import Detector
from advocacy.safety.lexicon import DEFAULT, Lexicon

CRY = "i am going to kill myself tonight"
built = pytest.mark.skipif(not (DEFAULT_FOLDER / MANIFEST).exists(), reason="the encoder is not built: make setup")


@pytest.fixture
def artefact(tmp_path, monkeypatch):
    """A copy of the encoder's files that the classifier is loaded from."""
    folder = shutil.copytree(DEFAULT_FOLDER, tmp_path / "encoder")
    load = Encoder.load
    monkeypatch.setattr(Encoder, "load", classmethod(lambda cls: load(folder)))
    return folder


def test_without_an_encoder(tmp_path, monkeypatch):
    load = Encoder.load
    monkeypatch.setattr(Encoder, "load", classmethod(lambda cls: load(tmp_path / "nothing_here")))
    detector = Detector.load()
    assert detector.classifier is None
    assert detector.check(CRY).kind == "self"


@built
@pytest.mark.parametrize("damage", ["cut", "flipped", "labels", "not json"])
def test_a_damaged_encoder_is_not_used(artefact, damage):
    weights, manifest = artefact / "encoder.onnx", artefact / MANIFEST
    if damage == "cut":
        weights.write_bytes(weights.read_bytes()[:1000])
    elif damage == "flipped":
        content = bytearray(weights.read_bytes())
        content[len(content) // 2] ^= 255
        weights.write_bytes(bytes(content))
    elif damage == "labels":
        manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "danger_labels": ["none"]}))
    else:
        manifest.write_text("{")
    detector = Detector.load()
    assert detector.classifier is None
    assert detector.check(CRY).kind == "self"


@built
def test_without_the_words_of_the_field(monkeypatch):
    def missing():
        raise OSError

    monkeypatch.setattr(reading, "load_terms", missing)
    detector = Detector.load()
    assert detector.classifier is None
    assert detector.check(CRY).kind == "self"


def test_a_classifier_that_fails_in_use_costs_nothing(tmp_path):
    class Broken:
        def guess(self, text, known):
            raise RuntimeError

    detector = Detector(Lexicon(), Broken())
    assert detector.check("i can't go on").kind == "self"
    assert detector.check("what is an imha") is None


@pytest.mark.parametrize("file, text, key", [
    ("self.yml", "self.x: {grade: soon, say: [die]}", "self.x"),
    ("self.yml", "self.x: {grade: now, say: ['want [to']}", "self.x"),
    ("self.yml", "other.x: {grade: now, say: [die]}", "other.x"),
    ("self.yml", "self.x: {grade: now, says: [die]}", "self.x"),
    ("self.yml", "[]", "top level"),
])
def test_a_faulty_lexicon_says_where_and_how_to_mend(tmp_path, file, text, key):
    folder = shutil.copytree(DEFAULT, tmp_path / "danger")
    (folder / file).write_text(text)
    with pytest.raises(LexiconError) as error:
        Lexicon(folder)
    assert error.value.file.endswith(file) and error.value.key == key and error.value.mend
