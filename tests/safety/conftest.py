"""One detector a run without a classifier, so that the rules are tested by themselves."""
import pytest

from advocacy.safety.detector import Detector
from advocacy.safety.lexicon import Lexicon


@pytest.fixture(scope="session")
def lexicon_only():
    return Detector(Lexicon())


@pytest.fixture(scope="session")
def whole():
    """With the classifier when the encoder has been built."""
    return Detector.load()
