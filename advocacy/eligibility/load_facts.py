"""Read the facts of one service, the common ones included, in the order in which they decide most."""
from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Tuple

from advocacy.knowledge.errors import KnowledgeError

from .conditions import parse_condition
from .values import OPTIONAL_TEXTS, TEXTS, UNKNOWN, Choice, Fact

KEYS = {"values", "or", "default", "default_by", "derived_from", "stands_for", "choices", "more_choices",
        "ask_when", "asked", *TEXTS, *OPTIONAL_TEXTS}


def read_facts(file: str, service: str, common: Dict[str, Any], raw: Dict[str, Any]) -> Dict[str, Fact]:
    """name -> Fact; raises KnowledgeError."""
    found: Dict[str, Fact] = {}
    for name, entry in {**common["facts"], **(raw.get("facts") or {})}.items():
        found[name] = _fact(file, service, name, entry)
    for name, entry in (raw.get("facts") or {}).items():
        if "ask_when" in entry:
            try:
                found[name] = replace(found[name], ask_when=parse_condition(entry["ask_when"], found))
            except ValueError as fault:
                raise KnowledgeError(file, f"facts.{name}.ask_when", str(fault), "correct the condition") from None
        by = found[name].default_by
        if by and by[0] not in found:
            raise KnowledgeError(file, f"facts.{name}.default_by", f"no fact {by[0]}", "name a fact of this file")
    return found


def _fact(file: str, service: str, name: str, entry: Dict[str, Any]) -> Fact:
    key = f"facts.{name}"
    wrong = sorted(set(entry) - KEYS)
    if wrong:
        raise KnowledgeError(file, key, f"unknown key {wrong[0]}", f"use {', '.join(sorted(KEYS))}")
    values = entry.get("values")
    is_set, is_integer = isinstance(values, dict), values == "integer"
    listed: Tuple[str, ...] = tuple(values["set of"]) if is_set else () if is_integer else tuple(values or ())
    alone = tuple(entry.get("or") or ())
    allowed = listed + alone
    default = entry.get("default", UNKNOWN)
    if default not in allowed:
        raise KnowledgeError(file, key, f"the default {default} is not an allowed value", f"use one of {', '.join(allowed)}")
    by, derived = entry.get("default_by"), entry.get("derived_from")
    for value in [*(by or {}).get("values", {}).values(), *(derived or {}).get("values", {}).values()]:
        if value not in allowed:
            raise KnowledgeError(file, key, f"{value} is taken over but is not allowed", f"use one of {', '.join(allowed)}")
    fact = Fact(
        service, name, listed, alone, is_set, is_integer, default,
        (by["fact"], dict(by["values"])) if by else None,
        (derived["kind"], derived["fact"], dict(derived["values"])) if derived else None,
        _stands_for(entry, allowed, is_integer),
        {text: entry[text] for text in (*TEXTS, *OPTIONAL_TEXTS) if text in entry},
        _choices(file, key, entry.get("choices"), allowed, is_integer),
        _choices(file, key, entry.get("more_choices"), allowed, is_integer),
        None, entry.get("asked", "yes") == "yes",
    )
    _complete(file, key, fact)
    return fact


def _stands_for(entry: Dict[str, Any], allowed: Tuple[str, ...], is_integer: bool) -> Dict[str, Tuple[str, ...]]:
    given = {value: tuple(of) for value, of in (entry.get("stands_for") or {}).items()}
    if UNKNOWN in allowed and not is_integer and UNKNOWN not in given:
        given[UNKNOWN] = tuple(value for value in allowed if value != UNKNOWN and value not in given)
    return given


def _choices(file: str, key: str, raw: Any, allowed: Tuple[str, ...], is_integer: bool) -> Tuple[Choice, ...]:
    found: List[Choice] = []
    for each in raw or []:
        value = int(each["value"]) if is_integer and each["value"].isdigit() else each["value"]
        if value not in allowed and not isinstance(value, int):
            raise KnowledgeError(file, f"{key}.choices", f"{value} is not a value", f"use one of {', '.join(allowed)}")
        found.append(Choice(value, each["label"], each.get("other", each["label"]), each.get("rare") == "yes"))
    return tuple(found)


def _complete(file: str, key: str, fact: Fact) -> None:
    """A fact that may be asked has every wording and a button or two."""
    if fact.default != UNKNOWN or not fact.asked:
        wanted = ("question", "why")
    else:
        wanted = tuple(text for text in TEXTS if not text.endswith("_other")) + ("question_other", "depends_other")
        if not fact.choices:
            raise KnowledgeError(file, key, "it has no choices", "add the usual answers with their labels")
    for text in wanted:
        if not fact.texts.get(text):
            raise KnowledgeError(file, key, f"it has no {text}", "write it in plain words")
