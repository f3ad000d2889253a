"""How many questions people are asked: walk every path of answers, as a form would."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Dict, Iterator, List, Optional, Tuple

from .ask import next_question
from .decide import judge
from .load import load_rules
from .rulebook import Rulebook
from .values import UNKNOWN, Fact

Asked = Tuple[Tuple[str, Any], ...]


@dataclass(frozen=True)
class Walk:
    """The paths of one service: how many there are, questions a path on average and at most."""

    service: str
    paths: int
    mean: float
    longest: int
    longest_path: Asked


def walk(service: str, on: date, usual: bool = True, start: Optional[Dict[str, Any]] = None,
         rules: Optional[Rulebook] = None) -> Walk:
    """`usual`: only first-screen choices that are not rare; else every choice and "not sure" too."""
    found = [asked for asked, _ in paths(service, on, usual, start, rules)]
    longest = max(found, key=len)
    return Walk(service, len(found), sum(map(len, found)) / len(found), len(longest), longest)


def paths(service: str, on: date, usual: bool = True, start: Optional[Dict[str, Any]] = None,
          rules: Optional[Rulebook] = None) -> Iterator[Tuple[Asked, str]]:
    """Each path as ((fact, answer), ...) with the outcome it ends in."""
    book = rules or load_rules()
    todo: List[Tuple[Dict[str, Any], Asked]] = [(dict(start or {}), ())]
    while todo:
        facts, asked = todo.pop()
        name = next_question(service, facts, on, rules=book)
        if name is None:
            yield asked, judge(service, facts, on, book).outcome
            continue
        for value in answers(book.service(service).fact(name), usual):
            todo.append(({**facts, name: value}, asked + ((name, value),)))


def answers(fact: Fact, usual: bool) -> List[Any]:
    """The values behind the buttons of a question."""
    if usual:
        return [choice.value for choice in fact.choices if not choice.rare]
    every = [choice.value for choice in fact.choices + fact.other_choices]
    return every + [UNKNOWN]
