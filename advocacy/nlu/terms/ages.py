"""How old somebody is: "hes 71", "my 15 year old", "aged 17", "in her eighties"."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Tuple

_YEAR = 365  # days

Hit = Tuple[int, int, int, bool]  # years, first word, end word, is it the writer's own age


class Ages:
    """`table`: numbers.yml (ages). `people`: words such as mum and patient."""

    def __init__(self, table: Dict[str, Any], people: List[str]):
        ages = table["ages"]
        self.oldest, self.youngest_bare = ages["oldest"], ages["youngest_without_years"]
        self.bands: Dict[str, List[int]] = ages["bands"]
        self.adult_from: int = ages["adult_from"]
        self.after = sorted((text.split() for text in ages["after_number"]), key=len, reverse=True)
        self.before = sorted((text.split() for text in ages["before_number"]), key=len, reverse=True)
        self.not_yet = [text.split() for text in ages["not_yet"]]
        self.been = [[word] for word in ages["been"]]
        self.not_yet_after, self.months = [text.split() for text in ages["not_yet_after"]], set(table["months"])
        self.then, self.then_after = set(ages["then"]), [text.split() for text in ages["then_after"]]
        self.not_now = set(ages["not_now"])
        self.units = set(table["units_in_days"])
        self.years = {word for word, days in table["units_in_days"].items() if days >= _YEAR}
        self.small_between = set(ages["small_between"])
        self.small_after, self.small_after_is = set(ages["small_after"]), set(ages["small_after_is"])
        self.between_is = set(ages["between_is"])
        self.is_words, self.own = set(ages["is_words"]), set(ages["own_words"])
        self.not_after = set(ages["not_after"])
        self.people, self.told_of = set(people), set(ages["told_of"])
        self.closing = set(ages["closing"])
        self.decades: Dict[str, int] = ages["decades"]

    def band(self, years: int) -> str:
        return next(name for name, (first, last) in self.bands.items() if first <= years <= last)

    def find(self, words: List[str], asked: bool, small: bool = True) -> Iterator[Hit]:
        """`asked`: the message answers "how old?", so that a bare number is an age. `small`: "hes 9" is one."""
        for at, word in enumerate(words):
            if word in self.decades and at and words[at - 1] in ("his", "her", "their", "my", "late", "early", "mid"):
                yield self.decades[word], at, at + 1, "my" in words[max(0, at - 2) : at]
                continue
            if not word.isdigit() or int(word) > self.oldest:
                continue
            years = int(word)
            span = self._span(words, at, years, asked) or (self._small(words, at) if small else None)
            if span and not self._not_now(words, *span):
                yield years - self._still_to_come(words, at), span[0], span[1], any(one in self.own for one in words[max(0, at - 2) : at])

    def _length_ahead(self, words: List[str], at: int) -> bool:
        """"2 weeks ago", "3 months back"."""
        return at + 1 < len(words) and words[at].isdigit() and words[at + 1] in self.units

    def _still_to_come(self, words: List[str], at: int) -> int:
        """Years until a birthday that is only coming: 1 for "nearly 18" or "im 18 in june", 2 for "turning 18 in 2 years"."""
        ahead = words[at + 1 : at + 4]
        been = words[at - 1 : at] in self.been
        coming = not been and any(words[at + 1 : at + 1 + len(tail)] == tail for tail in self.not_yet_after)
        coming = coming or not been and ahead[:1] == ["in"] and (
            ahead[1:2] and ahead[1] in self.months or len(ahead) == 3 and ahead[2] in self.units)
        if not coming and not any(words[max(0, at - len(cue)) : at] == cue for cue in self.not_yet):
            return 0
        told = len(ahead) == 3 and ahead[0] == "in" and ahead[1].isdigit() and ahead[2] in self.years
        return min(int(ahead[1]), int(words[at])) if told else min(1, int(words[at]))

    def _not_now(self, words: List[str], start: int, end: int) -> bool:
        """"when i was 15", "he was 17 last year", and "until im 18", which is yet to come."""
        before = words[max(0, start - 4) : start]
        if any(word in self.not_now and "," not in before[at:] and "." not in before[at:] for at, word in enumerate(before)):
            return True
        if words[start - 1 : start] != ["was"] and words[start : start + 1] != ["was"]:
            return False
        return bool(self.then.intersection(words[max(0, start - 3) : start])) or any(
            words[end : end + len(tail)] == tail for tail in self.then_after)

    def _small(self, words: List[str], at: int) -> Optional[Tuple[int, int]]:
        """"hes 9": the number of a child; where a section was asked for, of a section."""
        nxt = words[at + 1] if at + 1 < len(words) else "."
        if nxt == "," and words[max(0, at - 1) : at] == [","] and at > 1 and words[at - 2] in self.people:
            return at, at + 1  # "my daughter, 9, was hurt"
        last = at - 2 if words[max(0, at - 1) : at] and words[at - 1] in self.small_between else at - 1
        before, before_that = (words[n] if n >= 0 else "" for n in (last, last - 1))
        is_so = before in self.small_after or before == "is" and before_that in self.small_after_is
        return (at, at + 1) if is_so and nxt in self.closing else None

    def _apart(self, words: List[str], at: int, nxt: str) -> bool:
        """"my dad (82) has ...", "informal pt, 46, ..."; a number after a number may be a second section."""
        if nxt not in (",", "."):
            return False
        if words[max(0, at - 2) : at][1:] == [","]:
            named = any(word in self.told_of or word in self.people for word in words[at + 2 : at + 3])
            return words[at - 2] in self.people or nxt == "," and (words[at - 2] in self.told_of or named)
        return nxt == "," and words[at - 1 : at] in ([], ["."]) and any(word in self.told_of or word in self.people for word in words[at + 2 : at + 4])

    def _span(self, words: List[str], at: int, years: int, asked: bool) -> Optional[Tuple[int, int]]:
        for tail in self.after:
            if words[at + 1 : at + 1 + len(tail)] == tail:
                return at, at + 1 + len(tail)
        nxt = words[at + 1] if at + 1 < len(words) else "."
        for head in self.before:
            if head[0] in self.people and nxt in self.units:
                continue  # "a client of 10 years"
            if at >= len(head) and words[at - len(head) : at] == head and (nxt in self.closing or self._length_ahead(words, at + 1)):
                return at - len(head), at + 1
        last = at - 2 if at > 1 and words[at - 1] in self.between_is else at - 1
        if years >= self.youngest_bare and at and words[last] in self.is_words and nxt in self.closing:
            return at, at + 1
        if years >= self.youngest_bare and self._apart(words, at, nxt):
            return at, at + 1
        before = words[at - 1] if at else "."
        return (at, at + 1) if asked and nxt in self.closing and before not in self.not_after else None
