"""Reads `knowledge/terms.yml` and the groups beside it, and refuses what cannot be right."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

import yaml

FOLDER = Path(__file__).resolve().parents[3] / "knowledge"
INDEX = "terms.yml"
MODES = ("says", "asked", "beside")


class _Once:
    """Refuses a key that stands twice: YAML would let the second wipe out the first without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise yaml.constructor.ConstructorError(None, None, f"{twice!r} stands twice: join the two", node.start_mark)
        return super().construct_mapping(node, deep)


class _Plain(_Once, yaml.BaseLoader):
    """YAML in which everything is a word."""


class _Words(_Once, yaml.SafeLoader):
    """YAML in which yes, no, on and off are words and not booleans."""


_Words.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class TermsError(ValueError):
    """A terms file is wrong: names the file, the key, and what would mend it."""

    def __init__(self, file: str, key: str, mend: str):
        super().__init__(f"{file}: {key}: {mend}")
        self.file, self.key, self.mend = file, key, mend


class Table(dict):
    """A table that says which file lacks which key."""

    file = ""

    def __missing__(self, key: str) -> Any:
        raise TermsError(self.file, key, "is missing: put it back, empty if need be")


def read_terms(folder: Path = FOLDER) -> Dict[str, Any]:
    """{"phrases": {fact: {value: {mode: [phrase]}}}, and one key for each table named in the index}.

    Raises TermsError.
    """
    index = _read(folder / INDEX)
    for key in ("phrases", "tables"):
        if not isinstance(index.get(key), list):
            raise TermsError(INDEX, key, "must be a list of file names without .yml in knowledge/terms")
    phrases: Dict[str, Dict[str, Dict[str, list]]] = {}
    for group in index["phrases"]:
        file = f"terms/{group}.yml"
        for fact, values in _read(folder / file, _Plain).items():
            _merge(phrases.setdefault(fact, {}), values, file, fact)
    terms: Dict[str, Any] = {"phrases": phrases}
    for table in index["tables"]:
        terms[table] = Table(_read(folder / "terms" / f"{table}.yml"))
        terms[table].file = f"{table}.yml"
    return terms


def _read(path: Path, loader: type = _Words) -> Dict[str, Any]:
    name = path.name
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except FileNotFoundError:
        raise TermsError(name, "file", "is missing: write it, or take it out of terms.yml") from None
    except yaml.YAMLError as error:
        raise TermsError(name, "yaml", f"cannot be read: {error}") from None
    if not isinstance(data, dict):
        raise TermsError(name, "top level", "must be a mapping")
    return data


def _merge(known: Dict[str, Dict[str, list]], values: Any, file: str, fact: str) -> None:
    if not isinstance(values, dict):
        raise TermsError(file, fact, "must map each value to its phrases")
    for value, said in values.items():
        by_mode = {"says": said} if isinstance(said, list) else said
        if not isinstance(by_mode, dict) or set(by_mode) - set(MODES):
            raise TermsError(file, f"{fact}.{value}", "must be a list of phrases, or have only the keys says, asked and beside")
        for mode, phrases in by_mode.items():
            if not isinstance(phrases, list) or not all(isinstance(p, str) and p.strip() for p in phrases):
                raise TermsError(file, f"{fact}.{value}.{mode}", "must be a list of phrases")
            known.setdefault(value, {}).setdefault(mode, []).extend(phrases)
