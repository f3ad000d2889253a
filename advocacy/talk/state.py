"""What is known in a conversation, as the tracker's slots hold it."""
from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional

from advocacy.eligibility import SERVICES, load_rules
from advocacy.talk.together import follows

FORMS = {f"{service}_form": service for service in (*SERVICES, "which")}
UNKNOWN = "unknown"
# Facts about how we talk, not about the person; they stay when the talk turns to somebody else.
OF_THE_TALKER = ("asker",)
SELF = "self"
WHICH_FACT = "triage_topic"


def fact_names() -> List[str]:
    """Every fact of every service, each once."""
    names: Dict[str, None] = {}
    for service in load_rules().services.values():
        names.update(dict.fromkeys(service.facts))
    return list(names)


def _key(person: Any) -> str:
    return SELF if person == SELF else person["phrase"]


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
    def before(self) -> "State":
        """As it was when the message came."""
        return State(self._slots)

    @property
    def facts(self) -> Dict[str, Any]:
        """All facts told so far, flat."""
        return {name: self.get(name) for name in fact_names() if self.get(name) is not None}

    def learn(self, facts: Dict[str, Any]) -> List[str]:
        """Takes facts in; returns the names of those that are new or different."""
        changed = []
        for name, value in facts.items():
            if name == "subject" and value != self.whom:
                continue  # "my doctor says she can stop me": whom it is about is settled elsewhere
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

    def turn_to(self, person: Any, keep: bool = False) -> None:
        """Puts aside what is known of the person it was about, and takes up what was told of `person` before.

        `person`: "self", or what `words.fill` takes. `keep`: it was this one all the time, so the facts are theirs.
        """
        kept = {name: value for name, value in self.facts.items() if name != "subject"} if keep else {}
        aside = dict(self.get("aside") or {})
        own = {name: value for name, value in self.facts.items() if name not in (*OF_THE_TALKER, "subject")}
        aside[_key(self.person)] = {"person": self.person, "facts": own}
        self.forget(name for name in fact_names() if name not in OF_THE_TALKER)
        self.forget(["person", "checked", "asked_facts", "last_outcome", "skipped", "just_said", WHICH_FACT])
        for name, value in {**kept, **aside.pop(_key(person), {}).get("facts", {})}.items():
            self.set(name, value)
        self.set("aside", aside)
        self.set("subject", SELF if person == SELF else "other")
        if person != SELF:
            self.set("person", person)

    @property
    def person(self) -> Any:
        """"self" or {"phrase", "they"}, as `words.fill` takes it."""
        return self.get("person") or SELF

    @property
    def about_other(self) -> bool:
        return self.person != SELF

    def note_aside(self, person: Any, facts: Dict[str, Any]) -> None:
        """Keeps what is told of somebody whom it is not about now."""
        aside = dict(self.get("aside") or {})
        one = aside.get(_key(person), {"person": person, "facts": {}})
        aside[_key(person)] = {"person": person, "facts": {**one["facts"], **facts}}
        self.set("aside", aside)

    @property
    def whom(self) -> str:
        """"self" or "other"."""
        return "other" if self.about_other else SELF

    def spoken_of(self, they: str) -> Any:
        """The one person it was about before who is a "she" (or he), or of whom neither was said; or None."""
        known = [one["person"] for one in (self.get("aside") or {}).values() if one["person"] != SELF and one["person"]["they"] in (they, "they")]
        return {**known[0], "they": they} if len(known) == 1 else None

    def was_about(self, person: Any) -> bool:
        """Whether it was about this person before, and something was told then."""
        return _key(person) in (self.get("aside") or {})

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
