"""The question a form asks next, and its message."""
from __future__ import annotations

from datetime import date
from typing import Any, Dict, List, Optional, Set

from advocacy.eligibility import SERVICES, fact, load_rules, next_question
from advocacy.eligibility.words import fill
from advocacy.talk import buttons
from advocacy.talk.reply import Message
from advocacy.talk.state import WHICH_FACT, State
from advocacy.talk.wording import line, wording

MOST_TRIAGE_QUESTIONS = 3  # after the first


def services_of(form: str, state: State) -> List[str]:
    """The kinds of advocate a form decides about."""
    if form != "which":
        return [form]
    topic = state.get(WHICH_FACT)
    which = wording()["which"]
    for choice in [*which["choices"], which["unsure"]]:
        if choice["value"] == topic:
            return choice["services"]
    return []


def facts_of(form: str, state: State) -> Set[str]:
    """Names of the facts that a form may ask for; before its first answer "which" may ask for any."""
    services = services_of(form, state) or list(SERVICES)
    return {name for service in services for name in load_rules().services[service].facts} - {"nation", "subject"}


def next_fact(form: str, state: State, today: date) -> Optional[str]:
    """The fact to ask for now, or None when nothing more can change an outcome."""
    skip = set(state.get("skipped") or [])
    if form == "which":
        if state.get(WHICH_FACT) is None:
            return WHICH_FACT
        if len(state.get("asked_facts") or []) > MOST_TRIAGE_QUESTIONS:
            return None
    for service in services_of(form, state):
        name = next_question(service, state.facts, today, skip)
        if name:
            return name
    return None


class _Which:
    """The first question of "which advocate do I need?", in the shape of a fact."""

    other_choices: tuple = ()

    def __init__(self) -> None:
        self.texts: Dict[str, Any] = wording()["which"]
        self.choices = [_Choice(c["value"], c["label"]) for c in self.texts["choices"]]
        self.values = tuple(c.value for c in self.choices)

    def __getattr__(self, name: str) -> str:
        return self.__dict__["texts"].get(name, "")


class _Choice:
    def __init__(self, value: str, label: str) -> None:
        self.value, self.label, self.label_other = value, label, label


def words_of(form: str, name: str, state: State) -> Any:
    """The fact with its question, reason and choices."""
    if name == WHICH_FACT:
        return _Which()
    for service in services_of(form, state) or [form]:
        try:
            return fact(service, name)
        except ValueError:
            continue
    raise KeyError(name)


def said(found: Any, key: str, state: State) -> str:
    """A text of a fact, for the person it is about."""
    other = getattr(found, f"{key}_other", "") if state.about_other else ""
    return fill(other or getattr(found, key), state.person)


def question_message(form: str, name: str, state: State, again: bool = False, rare: bool = False) -> Message:
    """The question about a fact with its choices as buttons; `again`: in other words."""
    found = words_of(form, name, state)
    text = said(found, "second_wording", state) if again else ""
    text = text or said(found, "question", state)
    choices = buttons.fact_choices(found, name, state.about_other, rare)
    for choice in choices:
        choice["title"] = fill(choice["title"], state.person)
    return Message(text.strip(), kind="question", asks=name, buttons=choices + buttons.question_end(),
                   answer="advocacy.which" if form == "which" else f"{form}.eligibility")


def why_text(form: str, name: str, state: State) -> str:
    return said(words_of(form, name, state), "why", state)


def how_to_find_out(form: str, name: str, state: State) -> str:
    return said(words_of(form, name, state), "how_to_find_out", state)


def paused_label(form: str) -> str:
    from advocacy.talk.wording import service_words

    return line("resume", service=service_words(form)["name"])
