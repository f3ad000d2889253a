"""The check goes on with what is left: no classifier, no encoder, a damaged file."""
import json
import shutil

import pytest

from advocacy.safety import classifier as classifier_module
from advocacy.safety.danger import LexiconError
from advocacy.safety.detector import BUILD, Detector
from advocacy.safety.lexicon import DEFAULT, Lexicon

CRY = "i am going to kill myself tonight"
trained = pytest.mark.skipif(not (BUILD / "classifier.json").exists(), reason="classifier not trained yet")


@pytest.fixture
def artefact(tmp_path):
    return shutil.copytree(BUILD, tmp_path / "safety")


def test_without_a_classifier(tmp_path):
    detector = Detector.load(tmp_path / "nothing_here")
    assert detector.classifier is None
    assert detector.check(CRY).kind == "self"


@trained
@pytest.mark.parametrize("damage", ["cut", "flipped", "labels", "not json", "pickle"])
def test_a_damaged_artefact_is_not_used(artefact, damage):
    weights, meta = artefact / "classifier.npz", artefact / "classifier.json"
    if damage == "cut":
        weights.write_bytes(weights.read_bytes()[:1000])
    elif damage == "flipped":
        content = bytearray(weights.read_bytes())
        content[len(content) // 2] ^= 255
        weights.write_bytes(bytes(content))
    elif damage == "labels":
        meta.write_text(json.dumps({**json.loads(meta.read_text()), "labels": ["none"]}))
    elif damage == "not json":
        meta.write_text("{")
    else:
        weights.write_bytes(b"\x80\x04]\x94.")
    detector = Detector.load(artefact)
    assert detector.classifier is None
    assert detector.check(CRY).kind == "self"


@trained
def test_without_the_encoder_the_classifier_still_votes(monkeypatch):
    monkeypatch.setattr(classifier_module, "load_encoder", lambda: None)
    detector = Detector.load()
    assert detector.classifier is not None and detector.classifier.encoder is None
    assert detector.check(CRY).kind == "self"
    assert detector.check("what is an imha") is None


def test_a_classifier_that_fails_in_use_costs_nothing(tmp_path):
    class Broken:
        def guess(self, text, reading):
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
