"""When a thing happened, as an answer to "in the last 12 months?": "last year in november", "in march", "in 2023"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any, Dict, Iterator, List, Optional, Tuple

Hit = Tuple[str, int, int]  # time, first word, end word
_MONTHS = 12
UNKNOWN = "unknown"


class Dates:
    """`table`: numbers.yml (months, dates)."""

    def __init__(self, table: Dict[str, Any]):
        dates = table["dates"]
        self.months: Dict[str, int] = table["months"]
        self.years_ago: Dict[Tuple[str, ...], int] = {tuple(said.split()): ago for said, ago in dates["years_ago"].items()}
        self.leads, self.joins = set(dates["before_a_month"]), set(dates["between"])
        self.first_year: int = dates["first_year"]
        self.not_after, self.words_before = set(dates["not_after"]), int(dates["words_before"])

    def find(self, words: List[str], today: Optional[date]) -> Iterator[Hit]:
        """Nothing without `today`: what is a year ago is not known then."""
        at = 0
        while today and at < len(words):
            hit = self._date(words, at, today)
            if hit:
                yield hit
            at = hit[2] if hit else at + 1

    def told(self, words: List[str], today: Optional[date]) -> Iterator[Hit]:
        """Where it was not asked for: only what is certain, and not when somebody wrote or will meet."""
        for time, start, end in self.find(words, today):
            bare = end - start == 1 and words[start].isdigit() and words[start - 1 : start] and words[start - 1] not in self.leads  # "CMP/2024"
            if time != UNKNOWN and not bare and not self.not_after.intersection(words[max(0, start - self.words_before) : start]):
                yield time, start, end

    def _date(self, words: List[str], at: int, today: date) -> Optional[Hit]:
        year, end = self._year(words, at, today)
        if year:
            month, after = self._month(words, self._over(words, end))
            return (self._time(year, month, today), at, after if month else end)
        month, end = self._month(words, at)
        if not month:
            return None
        year, after = self._year(words, self._over(words, end), today)
        if year:
            return self._time(year, month, today), at, after
        if words[at - 1 : at] and words[at - 1] in self.leads:
            return self._time(today.year - (month > today.month), month, today), at, end
        return None

    def _over(self, words: List[str], at: int) -> int:
        while at < len(words) and words[at] in self.joins:
            at += 1
        return at

    def _month(self, words: List[str], at: int) -> Tuple[Optional[int], int]:
        return (self.months.get(words[at]), at + 1) if at < len(words) else (None, at)

    def _year(self, words: List[str], at: int, today: date) -> Tuple[Optional[int], int]:
        for said, ago in self.years_ago.items():
            if tuple(words[at : at + len(said)]) == said:
                return today.year - ago, at + len(said)
        if at < len(words) and words[at].isascii() and words[at].isdigit() and self.first_year <= int(words[at]) <= today.year:
            return int(words[at]), at + 1
        return None, at

    def _time(self, year: int, month: Optional[int], today: date) -> str:
        """Over or within 12 months, or "unknown" when a part of that month or year is each."""
        last_month = month or _MONTHS
        first, last = date(year, month or 1, 1), date(year, last_month, monthrange(year, last_month)[1])
        a_year_ago = date(today.year - 1, today.month, min(today.day, monthrange(today.year - 1, today.month)[1]))
        if last < a_year_ago:
            return "over_12_months"
        return "within_12_months" if first >= a_year_ago else UNKNOWN
