"""The targets of the safety case, on messages that the authors of lexicon and data have not seen."""
import pytest

from advocacy.encoder.model import DEFAULT_FOLDER, MANIFEST
from advocacy.safety.detector import Detector
from advocacy.safety.evaluate import FOLDER, load_cases, measure
from advocacy.safety.settings import load_settings

FILES = sorted(FOLDER.glob("*.yml"))


@pytest.mark.skipif(not (DEFAULT_FOLDER / MANIFEST).exists(), reason="the encoder is not built: make setup")
def test_recall_and_false_alarms_hold_what_was_reached():
    """The targets themselves are not reached yet (docs/clinical-safety.md); `make report` shows the distance.

    No change may fall behind the floor: raise it with every improvement.
    """
    seen = measure(load_cases(FILES, Detector.load().check))
    floor = load_settings()["floor"]
    figures = {name: round(seen[name], 4) for name in floor}
    assert seen["now"] >= floor["now"], figures
    assert seen["all"] >= floor["all"], figures
    assert seen["false_alarms"] <= floor["false_alarms"], figures
