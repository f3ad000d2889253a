"""The fixed lines of the turns after a crisis text."""
import shutil

import pytest

from advocacy.knowledge import load_safety
from advocacy.knowledge.errors import KnowledgeError
from advocacy.knowledge.readability import grade
from advocacy.knowledge.safety import AFTER, read_safety
from advocacy.knowledge.store import DEFAULT

SAFETY = load_safety()
GENTLE = ("gentle", "gentle_other", "gentle_abuse", "gentle_again")


@pytest.mark.parametrize("name", AFTER)
def test_what_is_said_after_a_crisis_is_short_plain_and_no_farewell(name):
    text = SAFETY.after(name).text
    assert 0 < len(text.split()) <= 50 and grade(text) <= 6
    assert "!" not in text and "{" not in text and "bye" not in text.lower()


@pytest.mark.parametrize("name", ["no_answer", "no_answer_abuse", "not_staff", "refused"])
def test_where_nobody_comes_the_emergency_number_is_a_tap_away(name):
    assert "tel:999" in [link["href"] for link in SAFETY.after(name).links]


def test_who_is_hurt_by_staff_is_not_sent_to_staff():
    for text in (SAFETY.after("not_staff").text, SAFETY.after("no_answer_abuse").text):
        assert "adult safeguarding team" in text and "tell a nurse" not in text


@pytest.mark.parametrize("name", GENTLE)
def test_every_gentle_line_is_one_line_that_names_999(name):
    line = SAFETY.line(name)
    assert "tel:999" in [link["href"] for link in line.links] and "\n" not in line.text.strip()


def test_the_gentle_lines_fit_the_kind():
    assert "Samaritans" not in SAFETY.line("gentle_abuse").text
    assert len(SAFETY.line("gentle_again").text) < len(SAFETY.line("gentle").text)
    assert len({SAFETY.line(name).text for name in GENTLE}) == len(GENTLE)


@pytest.mark.parametrize("grade_", ["now", "worry"])
def test_on_a_ward_abuse_is_told_outside_the_ward_first(grade_):
    text = SAFETY.reply("abuse", grade_, "ward").text
    listed = text[text.index("tell one of these"):]
    assert listed.index("safeguarding lead") < listed.index("council") < listed.index("03000 616161") < listed.index("ward manager")


@pytest.mark.parametrize("damage, says", [
    (("  quiet:\n", "  quite:\n"), "quiet"),
    (("I am glad somebody is there.", "Call {contact:nowhere}."), "nowhere"),
    (("I am glad somebody is there.", "I am glad somebody is there!"), "exclamation"),
])
def test_a_faulty_line_is_named_when_the_file_is_read(tmp_path, damage, says):
    for name in ("contacts.yml", "safety.yml"):
        shutil.copy(DEFAULT / name, tmp_path)
    text = (tmp_path / "safety.yml").read_text(encoding="utf-8")
    assert damage[0] in text
    (tmp_path / "safety.yml").write_text(text.replace(*damage), encoding="utf-8")
    faults: list[KnowledgeError] = []
    read_safety(tmp_path, faults)
    assert any("after" in str(fault) and says in str(fault) for fault in faults)
