"""The training messages of data_safety/: one message a line, one file a label."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from advocacy.safety.classifier import LABELS
from advocacy.safety.danger import LexiconError

FOLDER = Path(__file__).resolve().parents[2] / "data_safety"


@dataclass(frozen=True)
class Example:
    """One message; `source` is the file it stands in."""

    text: str
    label: str
    source: str

    @property
    def kind(self) -> str:
        return self.label.split(".")[0]

    @property
    def grade(self) -> Optional[str]:
        return self.label.split(".")[1] if "." in self.label else None

    @property
    def danger(self) -> bool:
        return self.label not in ("none", "loss")


def label_of(stem: str) -> str:
    """self_now_2 -> self.now; none_idioms -> none."""
    first, *rest = stem.split("_")
    return first if first in ("none", "loss") else f"{first}.{rest[0] if rest else ''}"


def load_examples(folder: Path = FOLDER) -> list[Example]:
    """All messages, without repeats; raises LexiconError on a file whose name is no label or a message under two."""
    found: dict[str, Example] = {}
    for path in sorted(Path(folder).glob("*.txt")):
        label = label_of(path.stem)
        if label not in LABELS:
            raise LexiconError(path, "name", f"must begin with one of {', '.join(LABELS)} (with _ for .)")
        for line in path.read_text(encoding="utf-8").splitlines():
            text = line.strip()
            if not text or text.startswith("# "):
                continue
            before = found.setdefault(text.lower(), Example(text, label, path.name))
            if before.label != label:
                raise LexiconError(path, text[:40], f"stands in {before.source} too; keep it under one label")
    if not found:
        raise LexiconError(folder, "files", "no training messages (*.txt) here")
    return list(found.values())
