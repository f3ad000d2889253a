"""Counting: shares with their confidence interval, by group, and what is confused with what."""
from __future__ import annotations

from collections import Counter, defaultdict
from math import sqrt
from typing import Any, Callable, Dict, Iterable, List, NamedTuple, Sequence, Tuple

Z = 1.96  # 95 %


class Share(NamedTuple):
    """`right` of `count`, with the Wilson interval from `low` to `high`."""

    right: int
    count: int

    @property
    def value(self) -> float:
        return self.right / self.count if self.count else 0.0

    @property
    def interval(self) -> Tuple[float, float]:
        if not self.count:
            return 0.0, 1.0
        n, p = self.count, self.value
        middle, half = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return (middle - half) / (1 + Z * Z / n), (middle + half) / (1 + Z * Z / n)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.1%} ({low:.1%} to {high:.1%}, {self.right} of {self.count})"


def share(hits: Iterable[bool]) -> Share:
    hits = list(hits)
    return Share(sum(hits), len(hits))


def by(items: Sequence[Any], group: Callable[[Any], str], right: Sequence[bool]) -> Dict[str, Share]:
    """Shares by group, the weakest first."""
    groups: Dict[str, List[bool]] = defaultdict(list)
    for item, hit in zip(items, right):
        groups[group(item)].append(hit)
    found = {name: share(hits) for name, hits in groups.items()}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].value, pair[0])))


def confusions(wanted: Sequence[str], given: Sequence[str], right: Sequence[bool]) -> List[Tuple[Tuple[str, str], int]]:
    """(wanted, given) with how often, the most frequent first."""
    found = Counter((a, b) for a, b, hit in zip(wanted, given, right) if not hit)
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
