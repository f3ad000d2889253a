"""A bot message as every channel's person gets it: blocks, buttons with tokens, where it comes from."""

import logging
import secrets
from datetime import date
from typing import Any

from advocacy.channels.render.blocks import Block, blocks

logger = logging.getLogger(__name__)

_PASSED_ON = ("answer", "outcome", "asks", "note")


def shape(message: dict[str, Any], buttons: list[dict[str, str]], today: date) -> dict[str, Any]:
    """The public form of a message (`web/schema.json`, definition `message`).

    `buttons` already carry tokens. `today` decides whether a source is said to be out of date.
    """
    sources = [str(each) for each in message.get("sources") or []]
    made = {
        "id": secrets.token_hex(8),
        "kind": str(message.get("kind") or "answer"),
        "blocks": blocks(message),
        "buttons": buttons,
        "sources": sources,
        "provenance": provenance(sources, today, message.get("answer")),
    }
    made.update({key: str(message[key]) for key in _PASSED_ON if message.get(key)})
    return made


def provenance(sources: list[str], today: date, answer: Any = None) -> list[Block]:
    """The blocks of "Where this comes from"; none when the knowledge cannot be read."""
    if not sources:
        return []
    try:
        from advocacy.knowledge import load_knowledge

        knowledge = load_knowledge()
        known = answer if isinstance(answer, str) and answer in knowledge.answers else None
        said = knowledge.render_sources(sources, today, answer_id=known)
        return blocks({"text": said.text, "links": said.links})
    except Exception as error:  # noqa: BLE001 - an answer without its sources is better than none
        logger.error("sources cannot be shown: %s", type(error).__name__)
        return []
