"""How long a power to hold somebody lasts, from `knowledge/lengths.yml`."""

from __future__ import annotations

from pathlib import Path

from advocacy.knowledge.schema import Length
from advocacy.knowledge.store import DEFAULT, load_knowledge


def length_of(status: str, folder: Path = DEFAULT) -> str | None:
    """One or two plain sentences for a value of `mha_status` ("s136"); None where nothing sure is known."""
    found = length_entry(status, folder)
    return found.text.strip() if found else None


def length_entry(status: str, folder: Path = DEFAULT) -> Length | None:
    """The text with its sources (ids of sources.yml) and the day it was reviewed."""
    return load_knowledge(folder).lengths.get(status)
