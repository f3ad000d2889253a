"""What only the classifier suspects does not stop an answer to a form's question; what it is sure of, or a rule hears, does."""
from types import SimpleNamespace

import pytest
from rasa.shared.core.constants import ACTION_LISTEN_NAME

from advocacy.runtime.suspicion import danger_of, in_danger

SUSPECTED = {"kind": "self", "grade": "worry", "sure": False}
SUSPECTED_NOW = {**SUSPECTED, "grade": "now"}
HEARD = {"kind": "self", "grade": "now"}


def tracker(text, danger, asked="mha_status"):
    return SimpleNamespace(latest_message=SimpleNamespace(text=text, parse_data={"danger": danger}),
                           get_slot=lambda _: asked, latest_action_name=ACTION_LISTEN_NAME)


@pytest.mark.parametrize("text, danger, asked, stops", [
    ("s3, made this afternoon", SUSPECTED, "mha_status", False),
    ("s3, made this afternoon", HEARD, "mha_status", True),
    ("s3, made this afternoon", SUSPECTED_NOW, "mha_status", True),
    ("nothing matters now", SUSPECTED, "mha_status", True),
    ("nothing helps me", SUSPECTED, "difficulty", True),
    ("yes i do not know how long", SUSPECTED, "consent", True),
    ("moving her, it breaks my heart", SUSPECTED, "decision", False),
    ("section 3 and it is all too much", SUSPECTED, "nation", False),
    ("my husband does not look at me", SUSPECTED, "nation", True),
    ("s3, made this afternoon", SUSPECTED, None, True),
    ("s3", None, "mha_status", False),
    ("s3", {"kind": "loss"}, "mha_status", False),
])
def test_danger_in_an_answer(text, danger, asked, stops):
    assert in_danger(tracker(text, danger, asked)) is stops


def test_a_suspected_danger_leaves_its_line():
    assert danger_of(tracker("s3, made this afternoon", SUSPECTED)) == {"kind": "unsure", "suspected": True}
