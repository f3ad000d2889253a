"""Who, when, and is it denied: what stands around a match decides what it means.

The sentences around a match are looked at as strings of canonical words; the expressions
themselves are knowledge (knowledge/danger/context.yml).
"""
from __future__ import annotations

import re
from dataclasses import dataclass

ENDS = frozenset(".!?;\n")
LAST_I = re.compile(r"^(.*\b|)i (?:[\w']+ ){0,6}$", re.S)


@dataclass(frozen=True)
class Around:
    """The words before, in and after a match: of its sentence, and of the whole message. `rest`: all that follows."""

    left: str
    inside: str
    right: str
    rest: str
    whole: str

    @property
    def sentence(self) -> str:
        return f"{self.left} {self.inside} {self.right}".strip()


def around(words: list, start: int, end: int, whole: str) -> Around:
    """Cuts the sentence of words[start:end] out of the message."""
    first = start
    while first > 0 and words[first - 1] not in ENDS:
        first -= 1
    last = end
    while last < len(words) and words[last] not in ENDS:
        last += 1
    return Around(" ".join(words[first:start]), " ".join(words[start:end]), " ".join(words[end:last]), " ".join(words[end:]), whole)


class Context:
    """The guards of every rule. `spec` is the parsed context.yml."""

    def __init__(self, spec: dict):
        self.clause_starters = frozenset(spec["clause_starters"].split()) | ENDS | frozenset(',:"')
        self.expressions = {
            name: re.compile("|".join(f"(?:{part})" for part in parts))
            for name, parts in spec["expressions"].items()
        }

    def has(self, name: str, text: str) -> bool:
        return bool(self.expressions[name].search(text))

    def starts_clause(self, words: list, start: int) -> bool:
        return start == 0 or words[start - 1] in self.clause_starters

    def denied(self, here: Around) -> bool:
        """Is the match said not to be so ("i do not want to die", "never said i would hang myself")?"""
        left = here.left + " "
        if self.has("no_denial", left):
            return False
        if not here.inside.startswith("i ") and self.has("denial_before", left):
            return True
        return self.has("denial_before_i", _before_i(here))

    def denied_when_asked(self, here: Around) -> bool:
        """Is it what somebody is tired of being asked ("stop asking if i want to die, i do not"), or not so but something milder?"""
        left = here.left + " "
        if self.has("not_so", left) and self.has("only_this", here.rest):
            return True
        return self.has("asked_whether", left) and self.has("denial_after", here.rest)

    def of_somebody_else(self, here: Around) -> bool:
        """Are the words before it about another person ("she keeps saying she is going to ...")?"""
        return self.has("somebody_else", here.left)

    def asked_in_general(self, here: Around) -> bool:
        """Is it about people in general ("if a patient says she wants to die")?"""
        return self.has("in_general", f"{here.left} {here.inside}")

    def loss_in_general(self, here: Around) -> bool:
        """The same of a loss ("does it apply to someone after an overdose")."""
        return self.asked_in_general(here) or self.has("loss_in_general", f"{here.left} {here.inside}")

    def reported_by_other(self, here: Around) -> bool:
        """Are the first-person words somebody else's ("my son said i want to die")?"""
        return self.has("reported", _before_i(here))

    def when(self, here: Around, aftermath: bool) -> str:
        """For rules in the past tense: "recent", "past", or "" when the message does not tell.

        `aftermath`: may what followed ("and they sectioned me") tell? Not for abuse: a complaint about it is no end of it.
        """
        for words, before in ((here.sentence, here.left), (here.whole, "")):
            if self.has("just_now", words):
                return "recent"
            if self.has("long_ago", words) or self.has("used_to", before + " "):
                return "past"
            if self.has("recent", words):
                return "recent"
        if aftermath and self.has("aftermath", here.whole) and not self.has("perfect", here.inside):
            return "past"
        return ""

    def used_to(self, here: Around) -> bool:
        return self.has("used_to", here.left + " ")


def _before_i(here: Around) -> str:
    """What stands before the "I" that the match belongs to: "my son said i want to | die" -> "my son said "."""
    left = here.left + " "
    if here.inside.startswith("i "):
        return left
    found = LAST_I.match(left)
    return found[1] if found else left
