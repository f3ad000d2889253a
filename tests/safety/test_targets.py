"""The targets of the safety case, on messages that the authors of lexicon and data have not seen."""
import pytest

from advocacy.safety.detector import BUILD, Detector
from advocacy.safety.evaluate import FOLDER, load_cases, measure
from advocacy.safety.settings import load_settings

FILES = sorted(FOLDER.glob("*.yml"))


@pytest.mark.skipif(not FILES, reason="no evaluation messages yet")
@pytest.mark.skipif(not (BUILD / "classifier.json").exists(), reason="classifier not trained yet")
def test_recall_and_false_alarms_meet_the_targets():
    seen = measure(load_cases(FILES, Detector.load().check))
    targets = load_settings()["targets"]
    figures = {name: round(seen[name], 4) for name in targets}
    assert seen["now"] >= targets["now"], figures
    assert seen["all"] >= targets["all"], figures
    assert seen["false_alarms"] <= targets["false_alarms"], figures
