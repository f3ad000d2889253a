"""How lexicon and classifier are combined. The reasons are in README.md of this folder.

1. A strong rule that holds decides. Nothing silences it.
2. A weak rule decides when the classifier does not think otherwise; it must be surer where an
   exclusion or a loss speaks against the rule. Without a classifier such an exclusion silences it.
3. Else the classifier decides alone, above a higher threshold, higher still with an exclusion; for danger now,
   of which less is missed, above a lower one.
4. Else a loss that is told, or a doubt of the classifier, gives one gentle line after the answer.
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
    told = next((found for found in findings if found.kind == "loss"), None)
    for found in dangers:
        against = told is not None or any(found.kind in kinds for _, kinds in exclusions)
        if guess is None and not against:
            return Danger(found.kind, found.grade, found.rule)
        if guess is not None and guess.danger >= guess.thresholds["weak_excluded" if against else "weak_rule"]:
            return Danger(found.kind, found.grade, found.rule)
    if guess is not None:
        against = told is not None or any(guess.kind in kinds for _, kinds in exclusions)
        limit, limit_now = ("excluded", "now_excluded") if against else ("alone", "now")
        if guess.danger >= guess.thresholds[limit] or guess.now >= guess.thresholds[limit_now]:
            return Danger(guess.kind, guess.grade, "classifier", sure=guess.danger >= guess.thresholds["sure"])
    if told is not None:
        return Danger("loss", None, told.rule)
    if guess is not None and guess.loss >= guess.thresholds["loss"]:
        return Danger("loss", None, "classifier")
    if guess is not None and guess.danger >= guess.thresholds["unsure"]:
        return Danger("unsure", None, "classifier")
    return None
