"""Buttons: what stands on them and what they send back."""
from __future__ import annotations

import json
from typing import Any, Dict, Iterable, List

from advocacy.knowledge import load_knowledge
from advocacy.talk.wording import line, service_words

Button = Dict[str, str]
LONGEST_TITLE = 75


def press(title: str, intent: str = "press", **values: Any) -> Button:
    """A button whose payload is the intent with its values as entities."""
    payload = f"/{intent}{json.dumps(values, separators=(',', ':'))}" if values else f"/{intent}"
    return {"title": title[:LONGEST_TITLE], "payload": payload}


def answers(ids: Iterable[str]) -> List[Button]:
    """One button for each answer id."""
    known = load_knowledge().answers
    return [press(known[answer].button, answer=answer) for answer in ids if answer in known]


def doubt(ids: Iterable[str]) -> List[Button]:
    """Buttons in the answers' own question words, to choose between them."""
    known = load_knowledge().answers
    return [press(known[answer].question, answer=answer) for answer in ids]


def services(names: Iterable[str], act: str) -> List[Button]:
    """One button a kind of advocate; pressing asks `act` of it."""
    return [press(service_words(name)["button"], act=act, kind=name) for name in names]


def checks(names: Iterable[str]) -> List[Button]:
    """One button a kind of advocate; pressing starts its check."""
    return [press(line("start_button", service=service_words(name)["name"]), check=name) for name in names]


def fact_choices(fact: Any, name: str, about_other: bool, rare: bool) -> List[Button]:
    """The choices of a question; the rare ones behind "Something else"."""
    chosen = fact.other_choices if rare else fact.choices
    found = [press(c.label_other if about_other else c.label, "inform", **{name: c.value}) for c in chosen]
    if fact.other_choices and not rare:
        found.append(press(line("something_else_button"), more_choices=name))
    return found


def question_end() -> List[Button]:
    """What every question of a form ends with."""
    return [press(line("not_sure_button"), "not_sure"), press(line("why_ask_button"), "why_ask")]
