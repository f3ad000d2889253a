"""Misspelt words of the field made right. Ordinary words are never touched.

Two ways: a list of known slips, and a near match (one slip; two in long words) to a word of
the field, unless the word typed is itself an ordinary word (`keep`).
"""

from __future__ import annotations

from typing import Dict, Iterable, Optional, Set


class Spelling:
    def __init__(self, slips: Dict[str, str], words: Iterable[str], keep: Iterable[str], shortest: int, long: int):
        self.slips = slips
        self.words = set(words)
        self.keep: Set[str] = set(keep) | self.words
        self.shortest, self.long = shortest, long
        self._near: Dict[str, Set[str]] = {}
        for word in self.words:
            for cut in _cuts(word, 2 if len(word) >= long else 1):
                self._near.setdefault(cut, set()).add(word)
        self._seen: Dict[str, Optional[str]] = {}

    def mend(self, word: str) -> Optional[str]:
        """The right word or words for `word` (lower case), or None when it is to be left alone."""
        if word in self.slips:
            return self.slips[word]
        if len(word) < self.shortest or word in self.keep:
            return None
        if word not in self._seen:
            if len(self._seen) > 20000:
                self._seen.clear()
            self._seen[word] = self._nearest(word)
        return self._seen[word]

    def _nearest(self, word: str) -> Optional[str]:
        if len(word) > max(map(len, self.words), default=0) + 2:
            return None
        found = set()
        for cut in _cuts(word, 2 if len(word) >= self.long - 1 else 1):
            found |= self._near.get(cut, set())
        best = None
        for right in sorted(found):
            allowed = 2 if len(right) >= self.long else 1
            # people mistype the inside of a word; another first letter is mostly another word
            if right[0] != word[0]:
                continue
            gap = _distance(word, right, allowed)
            if gap <= allowed and (best is None or gap < best[0]):
                best = (gap, right)
        return best[1] if best else None


def _cuts(word: str, depth: int) -> Set[str]:
    """The word and all it becomes with up to `depth` letters left out."""
    all_cuts, edge = {word}, {word}
    for _ in range(depth):
        edge = {w[:i] + w[i + 1 :] for w in edge for i in range(len(w))}
        all_cuts |= edge
    return all_cuts


def _distance(a: str, b: str, limit: int) -> int:
    """Letters changed, added, left out or swapped with their neighbour."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before, row = [], list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]
