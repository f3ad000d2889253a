"""Is something built from the files as they are now? A hash decides."""
from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Iterable

from advocacy.serve.paths import ROOT, STAMPS

IGNORED = {"__pycache__", "node_modules"}


def digest(*places: str) -> str:
    """SHA-256 over names and contents of files and folders below the root, first 16 characters."""
    hashed = hashlib.sha256()
    for place in places:
        for path in _files(ROOT / place):
            hashed.update(str(path.relative_to(ROOT)).encode())
            hashed.update(path.read_bytes())
    return hashed.hexdigest()[:16]


def current(name: str, value: str) -> bool:
    """Whether the stamp `name` says `value`."""
    path = STAMPS / name
    return path.exists() and path.read_text() == value


def stamp(name: str, value: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(value)


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and not IGNORED & set(p.parts) and p.suffix != ".pyc")
