"""How lexicon and classifier are combined. The reasons are in README.md of this folder.

1. A strong rule that holds decides. Nothing silences it.
2. A weak rule decides when the classifier does not think otherwise; it must be surer where an
   exclusion or a loss speaks against the rule. Without a classifier such an exclusion silences it.
3. Else the classifier decides alone, above a higher threshold, higher still with an exclusion; for danger now,
   of which less is missed, above a lower one.
4. Else a loss that is told, or a doubt of the classifier, gives one gentle line after the answer. What explains why
   a message sounds like danger (the end of a treatment, "stop asking if ...") keeps the classifier alone from an alarm.
5. Whose danger it is and how near: where the rules leave it open, a classifier that is sure says so; of a weak rule
   it says of which kind, when it is sure of the kind. It never says whether.
6. Who is in danger and has gone missing is in danger now, and not where they were looked after.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Optional, Sequence

from advocacy.safety.danger import Danger, Finding

WHOSE = frozenset(("self", "other"))


def settled(findings: Sequence[Finding]) -> bool:
    """Whether the rules say all, so that the classifier need not be asked."""
    strong = [found for found in findings if found.alarm and found.strong]
    return bool(strong) and strong[0].grade == "now" and not _open(strong[0], strong)


def judge(findings: Sequence[Finding], exclusions: Sequence[tuple], guess=None) -> Optional[Danger]:
    """`findings` best first; `exclusions` as (name, kinds); `guess` of the classifier, None without one."""
    danger = _judged(findings, exclusions, guess)
    if danger and danger.kind == "other" and any(found.away for found in findings):
        return replace(danger, grade="now", away=True)
    return danger


def _judged(findings: Sequence[Finding], exclusions: Sequence[tuple], guess) -> Optional[Danger]:
    dangers = [found for found in findings if found.alarm]
    for found in dangers:
        if found.strong:
            return _of_rule(found, dangers, guess)
    told = next((found for found in findings if found.kind == "loss" and not found.quiet), None)
    for found in dangers:
        against = told is not None or any(found.kind in kinds for _, kinds in exclusions)
        if guess is None and not against:
            return _of_rule(found, dangers, guess)
        if guess is not None and guess.danger >= guess.thresholds["weak_excluded" if against else "weak_rule"]:
            return _of_rule(found, dangers, guess)
    if guess is not None and not any(guess.kind in found.explains for found in findings):
        against = told is not None or any(guess.kind in kinds for _, kinds in exclusions)
        limit, limit_now = ("excluded", "now_excluded") if against else ("alone", "now")
        if guess.danger >= guess.thresholds[limit] or guess.now >= guess.thresholds[limit_now]:
            return Danger(guess.kind, guess.grade, "classifier", sure=guess.danger >= guess.thresholds["sure"])
    if told is not None:
        return Danger("loss", None, told.rule)
    if guess is not None and guess.loss >= guess.thresholds["loss"] and not any("loss" in kinds for _, kinds in exclusions):
        return Danger("loss", None, "classifier")
    if guess is not None and guess.danger >= guess.thresholds["unsure"]:
        return Danger("unsure", None, "classifier")
    return None


def _of_rule(found: Finding, dangers: Sequence[Finding], guess) -> Danger:
    """What a rule that holds says, with the classifier's word on whose danger it is and whether it is now."""
    kind, grade, by_writer = found.kind, found.grade, found.by_writer
    if guess is not None and not found.strong and guess.of_kind >= guess.thresholds["sure"]:
        kind, by_writer = guess.kind, by_writer and guess.kind == kind
    if guess is not None and found.kind == "self" and guess.kind in WHOSE and guess.danger >= guess.thresholds["sure"] and _open(found, dangers):
        kind = guess.kind
        by_writer = kind == "other" and any(one.by_writer for one in dangers if one.strong == found.strong)
    if guess is not None and guess.kind == kind and guess.now >= guess.thresholds["now_grade"]:
        grade = "now"
    return Danger(kind, grade, found.rule, by_writer=by_writer)


def _open(found: Finding, dangers: Sequence[Finding]) -> bool:
    """Whether the rules leave open if it is the writer who is in danger or another: for the same words, they say both."""
    return found.open_kind or any(one.strong and {one.kind, found.kind} == WHOSE and one.overlaps(found) for one in dangers)
