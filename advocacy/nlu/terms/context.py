"""Is what is said so now? Negation ("not on a CTO any more"), the past ("was on a 2"), doubt and plans.

The words before a mention are walked back over `filler` words only, so that "not happy about my
section" denies nothing; what stops the walk is looked up in the lists of `context.yml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Sequence, Tuple

Span = Tuple[int, int]


@dataclass(frozen=True)
class Said:
    negated: bool = False
    past: bool = False
    unsure: bool = False
    planned: bool = False


class Context:
    """`table`: context.yml."""

    def __init__(self, table: Dict[str, Any]):
        def phrases(name: str) -> List[Tuple[str, ...]]:
            return sorted((tuple(str(text).split()) for text in table[name]), key=len, reverse=True)

        self.filler = set(table["filler"])
        self.breaks = set(table["breaks"])
        self.events = set(table["event_words"])
        self.still = set(table["still_so"])
        self.kinds = [
            ("unsure", phrases("unsure")),
            ("planned", phrases("planned")),
            ("blind", phrases("says_nothing")),
            ("past", phrases("past_before")),
            ("negated", phrases("negated")),
        ]
        self.gone, self.ended = phrases("long_ago"), phrases("ended_after")

    def read(self, words: Sequence[str], span: Span, others: Sequence[Span]) -> Said:
        """`span`: word places of the mention. `others`: the other mentions of the same fact."""
        start, end = span
        before, gap = self._before(words, start, others)
        event = any(word in self.events for word in (*gap, *words[start:end]))
        past = "past" in before and not event or self._past_around(words, span, others)
        return Said("negated" in before, past, "unsure" in before, "planned" in before)

    def _before(self, words: Sequence[str], start: int, others: Sequence[Span]) -> Tuple[set, List[str]]:
        found, gap, at = set(), [], start
        while at > 0:
            hit = next(
                ((kind, cue) for kind, cues in self.kinds for cue in cues if tuple(words[max(0, at - len(cue)) : at]) == cue), None
            )
            if hit:
                if hit[0] == "blind":
                    break
                found.add(hit[0])
                at -= len(hit[1])
                continue
            other = next((span for span in others if span[1] == at), None)
            if other and gap and gap[-1] in ("or", "nor"):
                at = other[0]
                continue
            if words[at - 1] not in self.filler:
                break
            at -= 1
            gap.append(words[at])
        return found, gap

    def _past_around(self, words: Sequence[str], span: Span, others: Sequence[Span]) -> bool:
        start, end = span
        left, right = start, end
        while left > 0 and words[left - 1] not in self.breaks and not any(a < left <= b for a, b in others):
            left -= 1
        while right < len(words) and words[right] not in self.breaks and not any(a <= right < b for a, b in others):
            right += 1
        if _has(words[end : end + 4], self.ended, at_start=True):
            return True
        around = [*words[left:start], ",", *words[end:right]]
        return _has(around, self.gone) and not any(word in self.still for word in around)


def _has(words: Sequence[str], phrases: List[Tuple[str, ...]], at_start: bool = False) -> bool:
    places = range(1 if at_start else len(words))
    return any(tuple(words[at : at + len(phrase)]) == phrase for phrase in phrases for at in places)
