"""What an age told beside it makes of a fact: a carer of 15 is a young carer, a son of 34 is no child."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Iterator, List, Sequence, Tuple

Hit = Tuple[str, str, int, int]  # fact, value, first word, end word
Age = Tuple[int, int, int, bool]  # as Ages gives it


class ByAge:
    """`table`: numbers.yml (ages)."""

    def __init__(self, table: Dict[str, Any]):
        ages = table["ages"]
        self.adult_from: int = ages["adult_from"]
        self.self_words = set(ages["self_words"])
        self.young: Dict[str, Dict[str, str]] = ages["of_a_young_writer"]
        self.children_only: Dict[str, str] = ages["of_children_only"]

    def read(self, hits: Iterable[Hit], ages: Sequence[Age], words: List[str], asked: str) -> Iterator[Hit]:
        """`hits` as the ages have them, and what they answer to `asked`."""
        own = [years for years, start, end, _ in ages if self._own(words, start)]
        others = [age for age in ages if not self._own(words, age[1])]
        grown = any(years >= self.adult_from for years, *_ in others)
        for fact, value, start, end in hits:
            if any(years < self.adult_from for years in own):
                value = self.young.get(fact, {}).get(value, value)
            if not (grown and self.children_only.get(fact) == value):
                yield fact, value, start, end
        if asked in self.children_only and not grown:
            for _, start, end, _ in others:
                yield asked, self.children_only[asked], start, end

    def _own(self, words: List[str], start: int) -> bool:
        return bool(self.self_words.intersection(words[max(0, start - 2) : start + 1]))
