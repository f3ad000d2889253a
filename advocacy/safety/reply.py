"""The fixed texts for somebody in danger (knowledge/safety.yml), read when this module is imported."""
from __future__ import annotations

from typing import Optional

from advocacy.knowledge.safety import CALM, CrisisReply
from advocacy.knowledge.store import load_safety

TEXTS = load_safety()


def reply(kind: str, grade: Optional[str], place: Optional[str] = None,
          age_band: Optional[str] = None, by_writer: bool = False, away: bool = False) -> CrisisReply:
    """What to say to a Danger of this kind and grade: answer id, text, links and sources.

    `place` and `age_band` are values of the facts or None; unknown ones change nothing. `by_writer`: the
    writer may hurt somebody. `away`: they have gone missing, so nobody at that place can go to them. A loss or a doubt has one line that follows the answer to the question: then `answer` is "".
    """
    if kind in CALM:
        line = TEXTS.line(kind)
        return CrisisReply(line.text, line.links, line.sources, "")
    return TEXTS.reply(kind, grade or "worry", None if away else place, age_band, by_writer)
