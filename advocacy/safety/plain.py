"""What is told plainly of a ward, a medicine or a form is not counted for the classifier.

The rules that say so (`quiet` in knowledge/danger/) speak to the classifier alone, and of their own sentence: a message
of several sentences is calm only where each of them is. A sentence in which a rule hears danger never is.
"""
from __future__ import annotations

import re
from dataclasses import replace
from typing import Callable, Sequence

from advocacy.safety.classifier import Guess
from advocacy.safety.danger import Finding

ENDS = re.compile(r"[.!?;\n]+(?:\s+|$)")


def left_to_hear(text: str, findings: Sequence[Finding], guess: Guess, read: Callable) -> tuple:
    """(findings, guess) without what is explained quietly; `read` is that of the lexicon."""
    heard = [found for found in findings if not found.quiet]
    if guess.danger >= guess.thresholds["unsure"] and any(_explains(found, guess) for found in findings):
        sentences = [one for one in ENDS.split(text) if one.strip()]
        if all(_plain(findings if len(sentences) == 1 else read(one)[0], guess) or _plain(_after(before, one, read), guess)
               for before, one in zip(["", *sentences], sentences)):
            return heard, replace(guess, danger=0.0, now=0.0, of_kind=0.0)
    return heard, guess


def _after(before: str, one: str, read: Callable) -> list:
    """What is found in `one` when it is read on from the sentence before: "who is the nearest relative? i do not want to be"."""
    if not before:
        return []
    first = len(read(f"{before},")[2])
    return [found for found in read(f"{before}, {one}")[0] if found.alarm or found.start >= first]


def _plain(findings: Sequence[Finding], guess: Guess) -> bool:
    return not any(found.alarm for found in findings) and any(_explains(found, guess) or found.quiet and not found.explains for found in findings)


def _explains(found: Finding, guess: Guess) -> bool:
    return found.quiet and guess.kind in found.explains
