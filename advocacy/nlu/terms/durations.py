"""Lengths of time in days: "about a month", "8 wks", "two and a half months", "since about March"."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, Iterator, List, Optional, Tuple

Hit = Tuple[int, int, int]  # days, first word, end word
_MONTH, _YEAR = 30, 365  # days


class Durations:
    """`table`: numbers.yml."""

    def __init__(self, table: Dict[str, Any]):
        self.units: Dict[str, int] = table["units_in_days"]
        self.amounts, self.fixed = _by_first_word(table["amounts"]), _by_first_word(table["whole_lengths"])
        self.months: Dict[str, int] = table["months"]
        self.less = {tuple(text.split()) for text in table["less_than"]}
        self.more = {tuple(text.split()) for text in table["more_than"]}
        self.round_words = set(table["about_words"])
        self.stay_words = set(table["stay_words"])
        self.to_come, self.where = set(table["stay_to_come"]), set(table["stay_where"])
        self.so_far, self.stay_leads = set(table["stay_so_far"]), set(table["stay_leads"])
        self.not_so = set(table["not_so"])
        self.joins = set(table["range_joins"])

    def find(self, words: List[str], today: Optional[date]) -> Iterator[Hit]:
        at = 0
        while at < len(words):
            hit = self._fixed(words, at)
            if hit and self._denied(words, at):
                at = hit[2]
                continue
            hit = hit or self._counted(words, at) or self._since(words, at, today)
            if hit:
                yield hit
                at = hit[2]
            else:
                at += 1

    def of_a_stay(self, words: List[str], at: int) -> bool:
        """"staying there for about 6 weeks": the length that starts at `at` is that of a stay to come."""
        start = max((n + 1 for n in range(at) if words[n] == "."), default=0)
        before = words[start:at]
        if self.so_far.intersection(before[-7:]) or not self.stay_leads.intersection(before[-3:]):
            return False
        if self.stay_words.intersection(before[-5:]):
            return True
        if any(self._fixed(words, n) and self._denied(words, n) for n in range(start, at)):
            return True  # "not permanent, just 6 weeks"
        near = set(before[-8:])
        return bool(near & self.to_come and near & self.where)

    def _denied(self, words: List[str], at: int) -> bool:
        """"it's not permanent": how long it is is not said."""
        before = words[max(0, at - 3) : at]
        return bool(self.not_so.intersection(before)) and "," not in before and "." not in before

    def _fixed(self, words: List[str], at: int) -> Optional[Hit]:
        return next(
            ((days, at, at + len(said)) for said, days in self.fixed.get(words[at], ()) if words[at : at + len(said)] == said), None
        )

    def _counted(self, words: List[str], at: int) -> Optional[Hit]:
        amount = self._amount(words, at)
        if amount is None:
            return None
        number, end = amount
        if end < len(words) and words[end] in self.joins:  # "4 to 6 weeks": the longer one
            further = self._amount(words, end + 1)
            if further and further[1] < len(words) and words[further[1]] in self.units:
                number, end = further
        if end >= len(words) or words[end] not in self.units:
            return None
        unit, end = self.units[words[end]], end + 1
        if words[end : end + 3] == ["and", "a", "half"]:  # "a month and a half"
            number, end = number + 0.5, end + 3
        days = round(number * unit)
        if unit == _MONTH and number >= 12:
            days = round(number * _YEAR / 12)  # "more than 12 months" is more than a year
        if any(tuple(words[max(0, at - len(cue)) : at]) == cue for cue in self.less):
            days -= 1
        elif any(tuple(words[max(0, at - len(cue)) : at]) == cue for cue in self.more):
            days += 1
        return max(days, 0), at, end

    def _amount(self, words: List[str], at: int) -> Optional[Tuple[float, int]]:
        if at >= len(words):
            return None
        best = next(
            ((value, at + len(said)) for said, value in self.amounts.get(words[at], ()) if words[at : at + len(said)] == said), None
        )
        if best:
            return best
        if len(words[at]) > 7 or not words[at][-1:].isdigit():  # "nan" and "inf" are numbers to Python
            return None
        try:
            number, end = float(words[at].split("-")[-1]), at + 1  # "4-6": the longer one
        except ValueError:
            return None
        if words[end : end + 3] == ["and", "a", "half"]:
            return number + 0.5, end + 3
        return number, end

    def _since(self, words: List[str], at: int, today: Optional[date]) -> Optional[Hit]:
        if words[at] != "since" or today is None:
            return None
        end, day = at + 1, 1
        while end < len(words) and (words[end] in self.round_words or words[end].isdigit() and int(words[end]) <= 31):
            day = int(words[end]) if words[end].isdigit() and int(words[end]) else day
            end += 1
        if end < len(words) and words[end].isdigit() and len(words[end]) == 4 and words[end] > "1900":
            return self._days_since(date(int(words[end]), 12, 31), today, at, end + 1)
        if end >= len(words) or words[end] not in self.months:
            return None
        month, end, year = self.months[words[end]], end + 1, today.year
        if end < len(words) and words[end].isdigit() and len(words[end]) == 4:
            year, end = int(words[end]), end + 1
        elif words[end : end + 2] == ["last", "year"]:
            year, end = year - 1, end + 2
        elif (month, day) > (today.month, today.day):
            year -= 1
        try:
            return self._days_since(date(year, month, day), today, at, end)
        except ValueError:
            return None

    @staticmethod
    def _days_since(then: date, today: date, at: int, end: int) -> Optional[Hit]:
        days = (today - then).days
        return (days, at, end) if days >= 0 else None


def _by_first_word(table: Dict[str, float]) -> Dict[str, List[Tuple[List[str], float]]]:
    """first word -> (all the words, value) in the order of the file."""
    found: Dict[str, List[Tuple[List[str], float]]] = {}
    for said, value in table.items():
        found.setdefault(said.split()[0], []).append((said.split(), value))
    return found
