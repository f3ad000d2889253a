"""A file that people edit and that is wrong stops the start with one line that names it."""
import shutil
import subprocess
import sys

import pytest

from advocacy.serve.paths import ROOT

BAD = "  - x: [\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of what `make run` reads, to spoil."""
    place = tmp_path_factory.mktemp("house")
    for name in ("advocacy", "knowledge"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", "tuned.npz", "static"))
    return place


@pytest.mark.parametrize("name", [
    "knowledge/contacts.yml", "knowledge/answers/imca.yml", "knowledge/eligibility/imha.yml", "knowledge/danger/loss.yml",
    "knowledge/danger/thresholds.yml", "knowledge/talk.yml", "knowledge/terms/sections.yml", "advocacy/channels/texts.yml",
])
def test_a_file_that_cannot_be_read_stops_the_start_by_name(house, name):
    file = house / name
    good = file.read_text(encoding="utf-8")
    try:
        file.write_text(BAD + good, encoding="utf-8")
        ended = subprocess.run([sys.executable, "-W", "ignore", "-m", "advocacy.serve", "--build"], cwd=house, text=True, capture_output=True)
    finally:
        file.write_text(good, encoding="utf-8")
    assert ended.returncode
    assert file.name in ended.stderr.splitlines()[0] and "Traceback" not in ended.stderr
