"""Facts that follow from others: the rules stand in `knowledge/talk.yml`."""
from __future__ import annotations

from typing import Any, Dict

from advocacy.talk.wording import wording


def follows(facts: Dict[str, Any]) -> Dict[str, Any]:
    """`{fact: value}` that the facts told bring with them; those told outright stay, unless a rule says `instead`."""
    found: Dict[str, Any] = {}
    for rule in wording()["together"]:
        if all(_holds(facts.get(name), values) for name, values in rule["when"].items()):
            found.update({name: value for name, value in rule.get("then", {}).items() if name not in facts})
            found.update(rule.get("instead", {}))
    return found


def _holds(told: Any, values: list) -> bool:
    return bool(set(told if isinstance(told, list) else [told]) & set(values))
