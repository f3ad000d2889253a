"""All that reads a message beside the phrases, made from the tables of the terms files."""

from __future__ import annotations

from typing import Any, Dict

from advocacy.nlu.terms.ages import Ages
from advocacy.nlu.terms.answers import Answers
from advocacy.nlu.terms.by_age import ByAge
from advocacy.nlu.terms.context import Context
from advocacy.nlu.terms.dates import Dates
from advocacy.nlu.terms.durations import Durations
from advocacy.nlu.terms.rivals import Rivals
from advocacy.nlu.terms.sections import Sections
from advocacy.nlu.terms.supposed import Supposed
from advocacy.nlu.terms.together import Together
from advocacy.nlu.terms.whose import Whose


class Readers:
    """`tables`: by the names in terms.yml. Raises TermsError where one lacks a key."""

    def __init__(self, tables: Dict[str, Any]):
        self.sections, self.rivals = Sections(tables["sections"]), Rivals(tables["sections"])
        self.context = Context(tables["context"])
        self.durations = Durations(tables["numbers"])
        self.ages = Ages(tables["numbers"], tables["classes"]["person"])
        self.by_age, self.dates = ByAge(tables["numbers"]), Dates(tables["numbers"])
        self.beside = {fact: set(near) for fact, near in tables["beside"].items()}
        self.supposed = Supposed(tables["supposed"])
        self.whose = Whose(tables["whose"], [*tables["classes"]["person"], *tables["classes"]["patient"], "parents"])
        self.together = Together(tables["together"], tables["numbers"])
        self.answers = Answers(tables["form"], tables["short_answers"], tables["labels"], tables["classes"]["light"])
