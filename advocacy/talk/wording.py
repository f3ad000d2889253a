"""The short lines of the conversation, from `knowledge/talk.yml`."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict

from advocacy.knowledge.reading import read_yaml

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "knowledge" / "talk.yml"


class WordingError(ValueError):
    """A line the conversation needs is not in the file."""


@lru_cache(maxsize=1)
def wording() -> Dict[str, Any]:
    """The whole file, read once. Raises KnowledgeError."""
    return read_yaml(FILE, FILE.name)


def line(key: str, **values: str) -> str:
    """The line at `key` ("outcome.eligible") with its braces filled.

    Raises WordingError naming the file and the key when it is missing or a brace has no value.
    """
    found: Any = wording()
    for part in key.split("."):
        if not isinstance(found, dict) or part not in found:
            raise WordingError(f"{FILE.name}: {key}: is missing; add the line")
        found = found[part]
    try:
        return str(found).strip().format(**values)
    except KeyError as missing:
        raise WordingError(f"{FILE.name}: {key}: {missing} has no value; take the braces out") from missing


def service_words(service: str) -> Dict[str, str]:
    """Names of a kind of advocate: name, full, button, about."""
    return wording()["services"][service]
