"""Whose a status is: "i am on section 2, she is on section 3"."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Optional, Sequence, Tuple

STOPS = (".", ",")


class Whose:
    """`table`: whose.yml. `people`: words such as mum and patient."""

    def __init__(self, table: Dict[str, Any], people: Iterable[str]):
        self.self_, self.mine = set(table["self"]), set(table["own"])
        self.other, self.both = set(table["other"]), set(table["both"])
        self.told_to, self.after = set(table["told_to"]), {word: who for who, some in table["right_after"].items() for word in some}
        self.only_says, self.between = set(table["only_says"]), set(table["between"])
        self.reports, self.before_reports = set(table["reports"]), set(table["before_reports"])
        self.people, self.owners = set(people), set(table.get("owners", ()))
        self.someone_else = [tuple(said.split()) for said in table.get("someone_else", ())]

    def read(self, words: Sequence[str], span: Tuple[int, int]) -> Optional[str]:
        """"self", "other", or None where nobody or more than one stands in the clause before."""
        start, end = span
        for at in range(start, end):  # "my section"; but a "voluntary patient" is anybody
            who = None if words[at] in self.people else self._who(words, at)
            if who:
                return who
        if end < len(words) and words[end] in self.after and words[start] not in STOPS and end - start == 1:
            return self.after[words[end]]  # "they sectioned me"
        for at in range(start - 1, -1, -1):
            if words[at] in STOPS:
                return None
            if words[at] in self.both:
                return None
            who = self._who(words, at)
            if who:
                with_me = words[max(0, at - 3) : at + 3]
                joined = any(with_me[n] == "and" and with_me[n - 1] in self.self_ for n in range(1, len(with_me)))
                return None if joined and who == "other" else who
        return None

    def _who(self, words: Sequence[str], at: int) -> Optional[str]:
        word, before = words[at], words[at - 1] if at else ""
        if self._person(words, at) or any(tuple(words[max(0, at + 1 - len(said)) : at + 1]) == said for said in self.someone_else):
            return "other"
        if word in self.mine:
            return None if at + 1 < len(words) and self._person(words, at + 1) else "self"
        if before in self.told_to or word in self.self_ and self._only_says(words, at):
            return None
        if word in self.other and self._reports(words, at):
            return None
        return "self" if word in self.self_ else "other" if word in self.other else None

    def _person(self, words: Sequence[str], at: int) -> bool:
        """"my brother", and "my brothers on a 3", typed without an apostrophe."""
        word = words[at]
        owned = at and words[at - 1] in self.owners and word.endswith("s") and word[:-1] in self.people
        return word in self.people or bool(owned)

    def _reports(self, words: Sequence[str], at: int) -> bool:
        """"she says", "he just said"."""
        return next((word for word in words[at + 1 :] if word not in self.before_reports), "") in self.reports

    def _only_says(self, words: Sequence[str], at: int) -> bool:
        """"i just thought", "i have been told"."""
        after = next((word for word in words[at + 1 :] if word not in self.between), "")
        return after in self.only_says
