"""What a knowledge file may hold: contacts, sources, answers. (The crisis texts: safety.py.)"""

from __future__ import annotations

from datetime import date
from typing import Literal, Optional

from pydantic import BaseModel, Extra, Field, conlist, constr, root_validator, validator

from advocacy.knowledge.dates import UNDATED, EvidenceDate

QUESTION_CHARACTERS, BUTTON_CHARACTERS = 75, 30
SHORT_WORDS, MORE_WORDS = 90, 150
Grade = Literal["A", "B", "C"]
NonEmpty = constr(strip_whitespace=True, min_length=1)


class Entry(BaseModel):
    """A strict entry: a misspelt key is a fault."""

    class Config:
        extra = Extra.forbid
        allow_mutation = False


class Value(Entry):
    """One part of a contact that rests on its own evidence."""

    value: NonEmpty
    grade: Grade
    checked: EvidenceDate

    @root_validator(skip_on_failure=True)
    def _old_news_has_a_date(cls, values):
        if values["grade"] == "C" and values["checked"] == UNDATED:
            raise ValueError("grade C is shown with its date, so `checked` needs one")
        return values


PARTS = ("phone", "text", "email", "web", "post", "hours", "cost")


class Contact(Entry):
    """Somebody to turn to. Each part is a Value; a plain value takes the entry's grade and date."""

    name: NonEmpty
    phrase: NonEmpty
    phone: Value | None
    text: Value | None
    email: Value | None
    web: Value | None
    post: Value | None
    hours: Value | None
    cost: Value | None
    grade: Grade
    checked: EvidenceDate
    note: str | None

    @root_validator(pre=True)
    def _plain_values(cls, values):
        for part in PARTS:
            if part in values and not isinstance(values[part], dict):
                if not isinstance(values[part], str):
                    raise ValueError(f"`{part}` must be text: write it in quotes")
                values = {**values, part: {"value": values[part], "grade": values.get("grade"),
                                           "checked": values.get("checked")}}
        return values

    @validator("web")
    def _no_scheme(cls, value):
        if value and "://" in value.value:
            raise ValueError("`web` is written without https://")
        return value


class Source(Entry):
    """A provision, case or page that an answer or rule rests on."""

    title: NonEmpty
    publisher: NonEmpty | None
    provision: NonEmpty | None
    kind: Literal["act", "regulations", "case", "guidance", "organisation"]
    read: date | None
    as_at: EvidenceDate | None
    in_force_from: date | Literal["not_yet"] | None
    in_force_to: date | None
    url: constr(regex=r"^https://\S+$") | None
    note: str | None

    @root_validator(skip_on_failure=True)
    def _in_order(cls, values):
        start, end = values["in_force_from"], values["in_force_to"]
        if isinstance(start, date) and end and end < start:
            raise ValueError("`in_force_to` is before `in_force_from`")
        if values["read"] and values["as_at"] and values["read"].isoformat() < values["as_at"]:
            raise ValueError("`read` is before `as_at`, the day of the text that was read")
        return values

    def in_force(self, on: date) -> bool:
        """Was this law on that day? No start named means: long in force."""
        if self.in_force_from == "not_yet":
            return False
        return not (self.in_force_from and on < self.in_force_from) and not (
            self.in_force_to and on > self.in_force_to)


class Length(Entry):
    """How long a power to hold somebody lasts, in one or two plain sentences."""

    text: NonEmpty
    sources: conlist(str, min_items=1)
    reviewed: date


class Meaning(Entry):
    """A word of the field in plain words."""

    text: NonEmpty
    names: list[NonEmpty] = Field(default=[], description="as people say it")
    values: list[NonEmpty] = Field(default=[], description="values of facts that the finder gives for it")
    sources: conlist(str, min_items=1)
    reviewed: date


class NotCovered(Entry):
    """What people ask in words of its own and no answer covers: what is known of it, or that nothing is; `other`: of somebody else."""

    text: NonEmpty
    other: Optional[NonEmpty]
    answer: Optional[NonEmpty] = Field(None, description="the answer id it counts as, or `get` or `help` of the kind talked of")
    then: Optional[NonEmpty] = Field(None, description="answered after it, said in the same way")
    next: list[str] = Field(default=[], description="answer ids to offer where nothing follows")
    sources: list[str] = []
    when: dict[str, list[str]] = Field(default={}, description="a fact that must be told, with any of these values")
    otherwise: Optional[NonEmpty] = Field(None, description="the key of what is said where `when` does not hold")
    told: bool = Field(False, description="also where it is only told, and nothing asked")
    gives_way: bool = Field(False, description="to a question that is surely understood")
    reviewed: date


class Answer(Entry):
    """One answer. Its texts are templates: see placeholders.py.

    `other` and `more_other` say `short` and `more` about somebody else, with {who}, {they} ... in them.
    """

    question: constr(strip_whitespace=True, min_length=1, max_length=QUESTION_CHARACTERS)
    button: constr(strip_whitespace=True, min_length=1, max_length=BUTTON_CHARACTERS)
    about: NonEmpty
    short: NonEmpty | None
    safety: NonEmpty | None = Field(None, description="take `short` from this text of safety.yml")
    more: NonEmpty | None
    other: NonEmpty | None
    more_other: NonEmpty | None
    next: list[str]
    sources: list[str]
    reviewed: date
    review_by: date

    @root_validator(skip_on_failure=True)
    def _whole(cls, values):
        if bool(values["short"]) == bool(values["safety"]):
            raise ValueError("needs either `short` or `safety`, and not both")
        if values["more_other"] and not values["more"]:
            raise ValueError("`more_other` says `more` about somebody else, and there is no `more`")
        # nothing is offered beside a crisis text: it stands alone
        allowed = (0,) if values["safety"] else (1, 2, 3)
        if len(values["next"]) not in allowed:
            raise ValueError("`next` needs 1 to 3 answer ids (none for a crisis text, which stands alone)")
        if len(set(values["next"])) < len(values["next"]):
            raise ValueError("`next` names an answer twice")
        if values["review_by"] <= values["reviewed"]:
            raise ValueError("`review_by` must be after `reviewed`")
        return values
