"""What is known in a conversation, as the tracker's slots hold it."""
from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional

from advocacy.eligibility import SERVICES, load_rules
from advocacy.talk.together import follows

FORMS = {f"{service}_form": service for service in (*SERVICES, "which")}
UNKNOWN = "unknown"
# Facts about how we talk, not about the person; they stay when the talk turns to somebody else.
OF_THE_TALKER = ("asker", "nation")
WHICH_FACT = "triage_topic"


def fact_names() -> List[str]:
    """Every fact of every service, each once."""
    names: Dict[str, None] = {}
    for service in load_rules().services.values():
        names.update(dict.fromkeys(service.facts))
    return list(names)


class State:
    """Reads the slots; changes are collected in `changes` and never touch what was read."""

    def __init__(self, slots: Dict[str, Any]) -> None:
        self._slots = slots
        self.changes: Dict[str, Any] = {}

    def get(self, name: str, default: Any = None) -> Any:
        value = self.changes.get(name, self._slots.get(name)) if name in self.changes else self._slots.get(name)
        return default if value is None else value

    def set(self, name: str, value: Any) -> None:
        if self.get(name) != value:
            self.changes[name] = value

    @property
    def facts(self) -> Dict[str, Any]:
        """All facts told so far, flat."""
        return {name: self.get(name) for name in fact_names() if self.get(name) is not None}

    def learn(self, facts: Dict[str, Any]) -> List[str]:
        """Takes facts in; returns the names of those that are new or different."""
        changed = []
        for name, value in facts.items():
            if self.get(name) != value:
                self.set(name, value)
                changed.append(name)
        for name, value in follows(self.facts).items():
            self.set(name, value)
        return changed

    def forget(self, names: Iterable[str]) -> None:
        for name in names:
            if self.get(name) is not None:
                self.changes[name] = None

    def forget_person(self) -> None:
        """Puts aside everything about the person it was about."""
        self.forget(name for name in fact_names() if name not in OF_THE_TALKER)
        self.forget(["person", "checked", "asked_facts", "paused", WHICH_FACT])

    @property
    def person(self) -> Any:
        """"self" or {"phrase", "they"}, as `words.fill` takes it."""
        return self.get("person") or "self"

    @property
    def about_other(self) -> bool:
        return self.person != "self"

    @property
    def topic(self) -> Optional[str]:
        return self.get("topic")

    @property
    def service(self) -> Optional[str]:
        """The kind of advocate talked of last."""
        return self.get("service_talked")

    @property
    def checked(self) -> List[str]:
        """Services whose outcome was told, the last one last."""
        return list(self.get("checked") or [])

    def note_topic(self, answer: str) -> None:
        self.set("topic", answer)
        service = answer.split(".")[0]
        if service in SERVICES:
            self.set("service_talked", service)
