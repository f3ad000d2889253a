"""knowledge/danger/classifier.yml: how the thresholds are chosen and what the check must reach."""
from __future__ import annotations

from pathlib import Path

import yaml

from advocacy.safety.danger import LexiconError

FILE = Path(__file__).resolve().parents[2] / "knowledge" / "danger" / "classifier.yml"
KEYS = {"grid", "false_alarms_at_most", "targets", "floor"}


def load_settings(path: Path = FILE) -> dict:
    """Raises LexiconError that names the key."""
    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(path, "file", str(error)) from error
    wrong = KEYS.symmetric_difference(settings or {})
    if wrong:
        raise LexiconError(path, ", ".join(sorted(wrong)), f"the keys are {sorted(KEYS)}")
    return settings


THRESHOLDS = FILE.parent / "thresholds.yml"
HEAD = "# Written by `python -m advocacy.safety.choose` from held-out training messages; not by hand.\n"


def load_thresholds(path: Path = THRESHOLDS) -> dict:
    """`{name of a threshold: probability}`. Raises LexiconError that names the key."""
    try:
        thresholds = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(path, "file", f"{error}; run make tune") from error
    wrong = set(load_settings()["grid"]).symmetric_difference(thresholds or {})
    if wrong:
        raise LexiconError(path, ", ".join(sorted(wrong)), "the keys are those of `grid` in classifier.yml")
    return thresholds


def save_thresholds(thresholds: dict, path: Path = THRESHOLDS) -> None:
    path.write_text(HEAD + yaml.safe_dump(thresholds, sort_keys=True), encoding="utf-8")
