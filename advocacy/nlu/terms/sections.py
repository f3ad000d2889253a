"""Sections of the Mental Health Act by number: "s3", "sec 37/41", "on a 2", "a 5(2)", "136'd".

A bare number is a section only in fitting company: after the word section, after "on a", beside
another section, or as the answer to the question which section it is.
"""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Tuple

Hit = Tuple[str, int, int]  # status, first word, end word


class Sections:
    """`table`: sections.yml."""

    def __init__(self, table: Dict[str, Any]):
        self.status: Dict[str, str] = table["status"]
        self.unmistakable = set(table["unmistakable"])
        self.police = set(table["known_by_number"])
        self.head = set(table["section_words"])
        self.under = set(table["under_words"])
        self.leads = set(table["leads"])
        self.bare_leads = set(table["bare_leads"])
        self.begins = {name.split(" ")[0] for name in self.status}
        self.articles = set(table["articles"])
        self.units = set(table["counted_things"])
        self.lengths = set(table["lengths"])
        self.safe = set(table["safe_after_number"])
        self.links = set(table["links"])
        self.other_law = {tuple(words.split()) for words in table["not_a_status_before"]}

    def find(self, words: List[str], asked: bool) -> Iterator[Hit]:
        """`words`: the plain words. `asked`: the message answers "which section?"."""
        last_end = -9
        at = 0
        while at < len(words):
            number = self._number(words, at)
            if number is None:
                at += 1
                continue
            status, end = number
            start = self._begin(words, at, end, last_end, asked)
            if start is not None and not self._elsewhere(words, end):
                yield status, start, end
                last_end = end
            at = end

    def _number(self, words: List[str], at: int) -> Optional[Tuple[str, int]]:
        if words[at] not in self.begins:
            return None
        for length in (3, 2, 1):
            name = " ".join(words[at : at + length])
            if len(words) >= at + length and name in self.status:
                return self.status[name], at + length
        return None

    def _begin(self, words: List[str], at: int, end: int, last_end: int, asked: bool) -> Optional[int]:
        name = " ".join(words[at:end])
        before = words[at - 1] if at else ""
        after = words[end] if end < len(words) else "."
        if before in self.head and after not in (self.units if before == "sectioned" else self.lengths):
            return at - 1
        article = before in self.articles
        lead_at = at - 2 if article else at - 1
        lead = words[lead_at] if lead_at >= 0 else ""
        if name in self.police and [word for word in words if word not in (".", ",")] == words[at:end]:
            return at
        if lead in self.head and after not in self.units:  # "sectioned on a 2", "section is a 3"
            return lead_at
        if after in self.units or (after == "to" and words[end + 1 : end + 2] in (["1"], ["one"])):
            return None
        if name in self.unmistakable:
            return at
        if name in self.police and (article or lead in self.leads or before == "the" or after in ("suite", "d", "ed")):
            return at
        if lead == "from" and after == "to" and self.head.intersection(words[:at]):
            return at
        if article and lead in self.leads or lead in self.bare_leads and after in self.safe:
            return at
        if lead in self.under and after in self.safe and lead_at and words[lead_at - 1] in self.head | self.leads:
            return at
        if 0 <= at - last_end <= 4 and all(word in self.links for word in words[last_end:at]):
            return at
        return at if asked and (after in self.safe or not after.isalpha()) else None

    def _elsewhere(self, words: List[str], end: int) -> bool:
        return any(tuple(words[end : end + len(other)]) == other for other in self.other_law)
