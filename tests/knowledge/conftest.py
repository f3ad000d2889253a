"""A copy of the real knowledge to break, and the real one to read."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from advocacy.knowledge import DEFAULT, load_knowledge


@pytest.fixture(scope="session")
def knowledge():
    return load_knowledge()


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of knowledge/ that a test may change."""
    return Path(shutil.copytree(DEFAULT, tmp_path / "knowledge"))


@pytest.fixture
def edit(folder):
    """edit(file, old, new): replaces the first `old` in a file of the copy; `old` must be there."""
    def change(name: str, old: str, new: str) -> Path:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is no longer in {name}: change the test"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder
    return change


@pytest.fixture
def today(knowledge) -> date:
    """A day on which no answer is due for a new check."""
    return min(answer.review_by for answer in knowledge.answers.values())
