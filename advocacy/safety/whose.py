"""Whose danger a message tells of, where several rules hold for the same words."""
from __future__ import annotations

import re
from dataclasses import replace

from advocacy.safety.danger import Finding


ENDS = frozenset(".!?;\n")
BOTH = re.compile(r"\bmyself\b|\bwith me (?:still )?(?:in|inside|on)\b|\band (?:then )?me\b|\bme (?:too|as well|in it|inside)\b|\bboth of us\b|\bus both\b")


def whose(findings: list, words: list) -> list:
    """"The voices say I have to hurt him" is danger to him: what the writer may do to another is not also done to the writer."""
    deeds = [found for found in findings if found.by_writer and found.strong]

    def of(found: Finding) -> Finding:
        over = next((deed for deed in deeds if found.kind == "self" and deed.overlaps(found)), None)
        if over is None or BOTH.search(_sentence(words, min(found.start, over.start), max(found.end, over.end))):
            return found
        return replace(found, kind="other", by_writer=True)

    return [of(found) for found in findings]


def _sentence(words: list, start: int, end: int) -> str:
    """From a match to the end of its sentence: "set fire to my room | with me in it"."""
    last = next((at for at in range(end, len(words)) if words[at] in ENDS), len(words))
    return " ".join(words[start:last])
