"""The channels' own words, from `texts.yml`, and the last words when all else fails."""

from functools import cache
from pathlib import Path
from typing import Any

from advocacy.knowledge.reading import read_yaml

_FOLDER = Path(__file__).parent


@cache
def texts() -> dict[str, Any]:
    """Every text of the channels by key. Errors: KnowledgeError."""
    return read_yaml(_FOLDER / "texts.yml", "advocacy/channels/texts.yml")


@cache
def last_words() -> dict[str, Any]:
    """What is said when knowledge and safety cannot be read. Loaded at start, never at need."""
    return read_yaml(_FOLDER / "last_words.yml", "advocacy/channels/last_words.yml")


last_words()


def note(key: str) -> dict[str, Any]:
    """A text of ours as a bot message."""
    return {"text": texts()[key], "kind": "note", "note": key}
