"""Whose danger a message tells of, where several rules hold for the same words."""
from __future__ import annotations

from dataclasses import replace

from advocacy.safety.danger import Finding


def whose(findings: list, words: list) -> list:
    """"The voices say I have to hurt him" is danger to him: what the writer may do to another is not also done to the writer."""
    deeds = [found for found in findings if found.by_writer and found.strong]

    def of(found: Finding) -> Finding:
        over = next((deed for deed in deeds if found.kind == "self" and deed.overlaps(found)), None)
        if over is None or "myself" in words[min(found.start, over.start):max(found.end, over.end)]:
            return found
        return replace(found, kind="other", by_writer=True)

    return [of(found) for found in findings]
