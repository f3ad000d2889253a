"""Of two values told of one fact: which is over, which is put right, and when it is one of them but not said which."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional, Tuple

from advocacy.nlu.terms.context import Said
from advocacy.nlu.terms.hit import Hit

_NEAR, _FAR = 8, 20  # words from one to the other


class Rivals:
    """`table`: sections.yml."""

    def __init__(self, table: Dict[str, Any]):
        self._beside = table["goes_on_beside"]
        self._replaces = set(table["replaces_each_other"])
        self._ends, self._back_on = table["discharged_from"], set(table["back_on"])
        self._turned_into = set(table["turned_into"])
        self._to_turn, self._plans = set(table["to_turn"]), set(table["plans"])
        self._first, self._then = set(table["first_of_two"]), set(table["then_the_other"])

    def gave_way(self, hit: Hit, told: List[Tuple[Hit, Said]], words: List[str]) -> bool:
        """"from a 2 to a 3", "on a 2 then a 3", "cto, now back on section 3": the first is over."""
        if self._discharged_from(hit, told, words):
            return True
        if hit.value not in self._replaces:
            return False
        for later, said in told:
            if said.planned or said.negated or later.fact != hit.fact or later.value not in self._replaces or later.start < hit.end:
                continue
            if later.value in self._beside.get(hit.value, ()):
                continue
            between = words[hit.end : later.start]
            first = bool(self._first.intersection(words[max(0, hit.start - _NEAR) : hit.start]))
            if len(between) > (_FAR if first and self._turned_into.union(self._then).intersection(between) else _NEAR):
                continue
            put_right = "but" in between and dict(told)[hit].reported
            from_to = "to" in between and "from" in words[max(0, hit.start - 3) : hit.start]
            if put_right or from_to or between == ["to"] or self._turned_into.intersection(between) or "now" in between or "then" in between:
                return True
        return False

    def to_become(self, told: List[Tuple[Hit, Said]], words: List[str]) -> List[Tuple[Hit, Said]]:
        """"they want to convert the 2 to a 3": planned is the 3, and the 2 is so now."""
        out = dict(told)
        for later, said in told:
            verb = self._verb_of_plan(later, words) if later.value in self._replaces else None
            if verb is not None:
                out[later] = replace(said, planned=True)
                out.update({hit: replace(then, planned=False) for hit, then in told if hit.fact == later.fact and verb < hit.start < hit.end <= later.start - 1})
        return list(out.items())

    def _verb_of_plan(self, hit: Hit, words: List[str]) -> Optional[int]:
        """The place of the "convert" in "they want to convert the 2 to a 3"."""
        for at in range(hit.start - 2, max(0, hit.start - _NEAR) - 1, -1):
            if words[at] in (".", ","):
                return None
            if words[at] in self._to_turn and "to" in words[at + 1 : hit.start] and self._plans.intersection(words[max(0, at - 3) : at]):
                return at
        return None

    def _discharged_from(self, hit: Hit, told: List[Tuple[Hit, Said]], words: List[str]) -> bool:
        """"conditionally discharged 37/41": under the discharge, and no more under the order."""
        for end, said in told:
            near = words[min(end.end, hit.end) : max(end.start, hit.start)]
            if hit.value in self._ends.get(end.value, ()) and not said.negated and len(near) < 6 and not self._back_on.intersection(near):
                return True
        return False

    def put_right(self, hit: Hit, said: Said, told: List[Tuple[Hit, Said]], words: List[str], expect: Optional[str]) -> Said:
        """"it was a 2 not a 3": a denied one beside it makes it the one that is so; so does "no, it was a 2" after our answer."""
        beside = [h for h, s in told if s.negated and h.fact == hit.fact and h is not hit]
        gaps = [words[min(h.end, hit.end) : max(h.start, hit.start)] for h in beside]
        corrects = expect != hit.fact and said.after_no
        return replace(said, past=False) if said.it_was and (corrects or any(len(gap) < 5 and "." not in gap for gap in gaps)) else said

    def one_or_other(self, hit: Hit, told: List[Tuple[Hit, Said]], words: List[str]) -> bool:
        """"a 2 or a 3": one of them, but which is not said."""
        same = [h for h, _ in told if h.fact == hit.fact]
        pairs = [(a, b) for a in same for b in same if a.end <= b.start <= a.end + 4 and hit in (a, b)]
        return any("or" in words[a.end : b.start] and "." not in words[a.end : b.start] for a, b in pairs)
