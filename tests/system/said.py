"""What tests look for in what the assistant says, without holding it to its exact words."""
from __future__ import annotations

import re

from advocacy.knowledge import load_safety

_NOT_FOR_PEOPLE = re.compile(
    r"traceback|exception|\berror\b|\bnull\b|(?-i:\bNone\b)(?! of)|undefined|sqlite|sqlalchemy|\bFile \"|\.py\b|utter_|action_|"
    r"\{[\w.]*\}|\{\{|\[\[|<[a-z/]", re.IGNORECASE)


def first_line(text: str) -> str:
    return text.splitlines()[0]


CRISIS = {first_line(load_safety().reply("self", grade, place).text)
          for grade in ("now", "worry") for place in (None, "ward")}
APOLOGY = first_line(load_safety().line("apology").text)


def is_crisis(text: str) -> bool:
    """One of the fixed texts for somebody who is in danger, with who to call."""
    return any(line in text for line in CRISIS) and "116 123" in text


def is_apology(text: str) -> bool:
    """The apology, with who to call."""
    return APOLOGY in text and "999" in text and "111" in text


def not_for_people(text: str) -> str:
    """The first thing in it that only a programmer should see, or nothing."""
    found = _NOT_FOR_PEOPLE.search(text)
    return found[0] if found else ""
