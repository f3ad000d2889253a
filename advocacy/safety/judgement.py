"""How lexicon and classifier are combined. The reasons are in README.md of this folder.

1. A strong rule that holds decides. Nothing silences it.
2. A weak rule decides unless an exclusion speaks against it, or the classifier sees next to no danger.
3. Else the classifier decides alone above its threshold, which is higher where an exclusion or a
   loss holds.
4. Else a loss that is told gives the gentle line.
"""
from __future__ import annotations

from typing import Optional, Sequence

from advocacy.safety.danger import Danger, Finding


def judge(findings: Sequence[Finding], exclusions: Sequence[tuple], guess=None) -> Optional[Danger]:
    """`findings` best first; `exclusions` as (name, kinds); `guess` of the classifier, None without one."""
    dangers = [found for found in findings if found.kind != "loss"]
    for found in dangers:
        if found.strong:
            return Danger(found.kind, found.grade, found.rule)
    for found in dangers:
        silenced = any(found.kind in kinds for _, kinds in exclusions)
        if not silenced and (guess is None or guess.danger >= guess.thresholds["weak_rule"]):
            return Danger(found.kind, found.grade, found.rule)
    told = next((found for found in findings if found.kind == "loss"), None)
    if guess is not None:
        excluded = told is not None or any(guess.kind in kinds for _, kinds in exclusions)
        if guess.danger >= guess.thresholds["excluded" if excluded else "alone"]:
            return Danger(guess.kind, guess.grade, "classifier")
    if told is not None:
        return Danger("loss", None, told.rule)
    if guess is not None and guess.loss >= guess.thresholds["loss"]:
        return Danger("loss", None, "classifier")
    return None
