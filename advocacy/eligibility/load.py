"""Read knowledge/eligibility into a Rulebook; every fault is a KnowledgeError with file, key and mend."""
from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, Iterable, Optional, Tuple

import yaml

from advocacy.knowledge.errors import KnowledgeError

from .checks import check_rulebook
from .load_facts import read_facts
from .load_rules import Reader
from .rulebook import Rulebook, Service

SERVICES = ("imha", "imca", "careact", "complaints", "general")
FOLDER = Path(__file__).resolve().parents[2] / "knowledge" / "eligibility"
SOURCES = FOLDER.parent / "sources.yml"


@lru_cache(maxsize=1)
def _default_rules() -> Rulebook:
    return read_rules(FOLDER, sources=read_yaml(SOURCES))


def load_rules(folder: Path = FOLDER) -> Rulebook:
    """The checked rulebook of a folder; the project's own is read once."""
    if Path(folder) == FOLDER:
        return _default_rules()
    return read_rules(Path(folder), sources=read_yaml(SOURCES))


def read_rules(
    folder: Path = FOLDER,
    switches: Optional[Dict[str, date]] = None,
    sources: Optional[Dict[str, Any]] = None,
    replaced: Optional[Dict[str, Dict[str, Any]]] = None,
) -> Rulebook:
    """Read and check. `switches` gives law to come a first day, over the file's own.

    `sources` (id -> entry of sources.yml) is what may be cited; None leaves that one check out.
    `replaced` stands in for whole files by name ("imha.yml"), as already parsed: for tests.
    """
    replaced = replaced or {}

    def content(name: str) -> Dict[str, Any]:
        return replaced[name] if name in replaced else read_yaml(folder / name)

    common = content("common.yml")
    dates = _switch_dates(content("switches.yml"), switches or {})
    covers_from = _date(common.get("covers_from"), "common.yml", "covers_from")
    raw = {name: content(f"{name}.yml") for name in SERVICES}
    facts = {name: _laid_out(f"{name}.yml", read_facts, f"{name}.yml", name, common, raw[name]) for name in SERVICES}
    services: Dict[str, Service] = {}
    for name in SERVICES:
        file = f"{name}.yml"
        reader = _laid_out(file, Reader, file, name, facts[name], raw[name], common, covers_from, dates)
        foreign = {}
        for fact in facts[name].values():
            if fact.derived_from and fact.derived_from[0] != name:
                kind, other, _ = fact.derived_from
                if other not in facts.get(kind, {}):
                    raise KnowledgeError(f"{name}.yml", fact.name, f"{kind} has no fact {other}", "name one in derived_from")
                foreign[other] = facts[kind][other]
        services[name] = _laid_out(file, reader.service, foreign)
    book = Rulebook(services, covers_from, dates)
    check_rulebook(book, sources)
    return book


def _laid_out(file: str, read: Any, *given: Any) -> Any:
    """Call a reader; a list where a mapping belongs, or a key that is not there, is a fault of the file."""
    try:
        return read(*given)
    except (AttributeError, KeyError, TypeError) as fault:
        raise KnowledgeError(file, "layout", f"something is missing or of the wrong kind ({fault})", "compare it with the other files") from fault


class _Twice(Exception):
    pass


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    def construct_mapping(self, node: Any, deep: bool = False) -> Dict[str, Any]:
        keys = [key.value for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise _Twice(key)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Dict[str, Any]:
    """A YAML mapping with every scalar left as written text, so that yes, none and 16_17 stay words."""
    try:
        with open(path, encoding="utf-8") as file:
            found = yaml.load(file, Loader=_Loader)
    except FileNotFoundError:
        raise KnowledgeError(path.name, "file", "it is not there", "add it") from None
    except _Twice as fault:
        raise KnowledgeError(path.name, str(fault), "it stands twice", "keep one of the two") from None
    except yaml.YAMLError as fault:
        raise KnowledgeError(path.name, "file", f"it is not YAML ({fault})", "mend the layout") from None
    if not isinstance(found, dict):
        raise KnowledgeError(path.name, "file", "it holds no mapping", "write keys with values")
    return found


def _switch_dates(raw: Dict[str, Any], injected: Dict[str, date]) -> Dict[str, Dict[str, Any]]:
    dates: Dict[str, Dict[str, Any]] = {}
    for name, entry in raw.items():
        _date(entry.get("evidence_date"), "switches.yml", f"{name}.evidence_date")
        _date(entry.get("review_by"), "switches.yml", f"{name}.review_by")
        written = entry.get("commences") or ""
        start = None if written in ("", "null", "~") else _date(written, "switches.yml", f"{name}.commences")
        dates[name] = {**entry, "commences": injected.get(name, start)}
    unknown = [name for name in injected if name not in dates]
    if unknown:
        raise KnowledgeError("switches.yml", unknown[0], "there is no such switch", _one_of(dates))
    return dates


def _date(written: Any, file: str, key: str) -> date:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        raise KnowledgeError(file, key, f"{written!r} is no date", "write it as 2026-11-23") from None


def _one_of(names: Iterable[str]) -> str:
    return f"use one of {', '.join(names)}"


__all__: Tuple[str, ...] = ("SERVICES", "FOLDER", "load_rules", "read_rules", "read_yaml")
