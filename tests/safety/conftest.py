"""One detector a run without a classifier, so that the rules are tested by themselves."""
import pytest

from advocacy.safety.detector import Detector


@pytest.fixture(scope="session")
def lexicon_only(tmp_path_factory):
    return Detector.load(folder=tmp_path_factory.mktemp("no_classifier"))


@pytest.fixture(scope="session")
def whole():
    """With the classifier when it has been trained."""
    return Detector.load()
