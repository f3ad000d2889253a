"""Is what is said so now? Negation ("not on a CTO any more"), the past ("was on a 2"), doubt and plans.

The words before a mention are walked back over `filler` words only, so that "not happy about my
section" denies nothing; what stops the walk is looked up in the lists of `context.yml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Sequence, Tuple

from advocacy.nlu.terms.phrases import expand

Span = Tuple[int, int]


@dataclass(frozen=True)
class Said:
    negated: bool = False
    past: bool = False
    unsure: bool = False
    planned: bool = False
    it_was: bool = False  # past by "it was" alone, which also puts right what was said before
    after_no: bool = False  # "no, it was"
    reported: bool = False  # "they said it was": what somebody said is so


class Context:
    """`table`: context.yml."""

    def __init__(self, table: Dict[str, Any]):
        def phrases(name: str) -> List[Tuple[str, ...]]:
            return sorted((tuple(one.split()) for text in table[name] for one in expand(str(text))), key=len, reverse=True)

        self.filler = set(table["filler"])
        self.clause_words = set(table["clause_words"])
        self.across_clauses = set(phrases("across_clauses"))
        self.no_then, self.lasting = set(table["no_then"]), set(table["lasting"])
        self.after_no = set(table["after_no"])
        self.breaks = set(table["breaks"])
        self.events = set(table["event_words"])
        self.still = set(table["still_so"])
        self.always_so, self.may_be_past = set(table["always_so"]), set(table["may_be_past"])
        kinds = {"blind": "says_nothing", "unsure": "unsure", "planned": "planned", "past": "past_before", "negated": "negated", "reported": "reported"}
        cues = [(cue, kind) for kind, name in kinds.items() for cue in phrases(name)]
        self.cues: Dict[str, List[Tuple[Tuple[str, ...], str]]] = {}
        for cue, kind in sorted(cues, key=lambda pair: -len(pair[0])):
            self.cues.setdefault(cue[-1], []).append((cue, kind))
        self.gone, self.ended = _by_first(phrases("long_ago")), _by_first(phrases("ended_after"))
        self.still_to_end = set(table["still_to_end"])
        self.came_in, self.short = phrases("came_in"), set(table["soon_over"])

    def read(self, fact: str, value: object, words: Sequence[str], span: Span, others: Sequence[Span]) -> Said:
        """`span`: word places of the mention. `others`: the other mentions of the same fact."""
        if fact in self.always_so:
            return Said()
        start, end = span
        before, gap = self._before(words, start, others)
        event = any(word in self.events for word in (*gap, *words[start:end]))
        past = fact in self.may_be_past and (
            before & {"past", "it_was"} and not event
            or self._past_around(words, span, others, value in self.lasting)
            or value in self.short and any(tuple(words[max(0, n - len(cue)) : n]) == cue for cue in self.came_in for n in (start, start - 1))
        )
        only_it_was = "it_was" in before and not self._past_around(words, span, others, value in self.lasting)
        return Said("negated" in before, past, "unsure" in before, "planned" in before, past and only_it_was, "after_no" in before, "reported" in before)

    def _before(self, words: Sequence[str], start: int, others: Sequence[Span]) -> Tuple[set, List[str]]:
        found, gap, at = set(), [], start
        while at > 0:
            cues = self.cues.get(words[at - 1], ())
            cue, kind = next((pair for pair in cues if tuple(words[max(0, at - len(pair[0])) : at]) == pair[0]), (None, None))
            if kind == "blind":
                break
            if kind == "negated" and cue not in self.across_clauses and self.clause_words.intersection(gap):
                break
            if cue == ("no",) and ("reported" in found or not self.after_no.issuperset(gap) or words[start] in self.no_then):
                break
            if cue:
                it_was = cue == ("was",) and words[at - 2 : at - 1] == ["it"]
                found.add("it_was" if it_was else kind)
                if it_was and "no" in words[max(0, at - 4) : at - 2]:
                    found.add("after_no")
                at -= len(cue)
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

    def _past_around(self, words: Sequence[str], span: Span, others: Sequence[Span], lasting: bool) -> bool:
        start, end = span
        left, right = start, end
        while left > 0 and words[left - 1] not in self.breaks and not any(a < left <= b for a, b in others):
            left -= 1
        while right < len(words) and words[right] not in self.breaks and not any(a <= right < b for a, b in others):
            right += 1
        asks_when = self.still_to_end.intersection(words[max(0, start - 4) : start])  # "when does my section run out"
        if not asks_when and _has([*words[end : end + 4], "."], self.ended, at_start=True):
            return True
        if lasting:
            return False
        around = [*words[left:start], ",", *words[end:right]]
        return _has(around, self.gone) and not any(word in self.still for word in around)


def _by_first(phrases: List[Tuple[str, ...]]) -> Dict[str, List[Tuple[str, ...]]]:
    table: Dict[str, List[Tuple[str, ...]]] = {}
    for phrase in phrases:
        table.setdefault(phrase[0], []).append(phrase)
    return table


def _has(words: Sequence[str], phrases: Dict[str, List[Tuple[str, ...]]], at_start: bool = False) -> bool:
    places = range(min(1, len(words)) if at_start else len(words))
    return any(tuple(words[at : at + len(phrase)]) == phrase for at in places for phrase in phrases.get(words[at], ()))
