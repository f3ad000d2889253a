"""The word lists of redaction, read once."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet

import yaml

_FOLDER = Path(__file__).resolve().parent
_CONTACTS = Path(__file__).resolve().parents[2] / "knowledge" / "contacts.yml"


@lru_cache(maxsize=None)
def read(name: str) -> Dict[str, Any]:
    """One of the files beside this one."""
    return yaml.safe_load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


def words(text: str) -> FrozenSet[str]:
    """The words of a folded list."""
    return frozenset(text.split())


@lru_cache(maxsize=1)
def public() -> FrozenSet[str]:
    """Digits of the numbers, and the addresses, that we ourselves tell people: they name nobody.

    Empty when the file cannot be read: then they are redacted too.
    """
    try:
        contacts = yaml.safe_load(_CONTACTS.read_text(encoding="utf-8"))
        found = set()
        for contact in contacts.values():
            for part in ("phone", "text"):
                found.add("".join(filter(str.isdigit, _value(contact.get(part)))))
            found.add(_value(contact.get("email")).lower())
        return frozenset(found - {""})
    except (OSError, yaml.YAMLError, AttributeError):
        return frozenset()


def _value(part: Any) -> str:
    if isinstance(part, dict):
        part = part.get("value")
    return str(part or "")
