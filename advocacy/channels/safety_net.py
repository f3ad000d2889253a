"""What is said when an answer did not come: crisis words if the person may be in danger, else sorry.

Nothing here may raise, and nothing here needs the model, the action server or a store.
"""

import logging
from functools import cache
from typing import Any

from advocacy.channels.texts import last_words
from advocacy.knowledge.safety import CALM

logger = logging.getLogger(__name__)

Message = dict[str, Any]


@cache
def _detector() -> Any:
    from advocacy.safety import Detector

    return Detector.load()


def warm_up() -> None:
    """Load the detector at start, so that the first cry for help does not wait for it."""
    try:
        _detector()
    except Exception as error:  # noqa: BLE001
        logger.error("danger detector cannot be loaded: %s", type(error).__name__)


def crisis(text: str | None) -> Message | None:
    """The crisis reply when the text shows somebody in danger, else None."""
    if not text:
        return None
    try:
        danger = _detector().check(text)
    except Exception as error:  # noqa: BLE001
        logger.error("danger check failed: %s", type(error).__name__)
        return None
    if danger is None or danger.kind in CALM:
        return None
    try:
        from advocacy.knowledge import load_safety

        said = load_safety().reply(danger.kind, danger.grade)
        return _message(said, "crisis", answer=said.answer)
    except Exception as error:  # noqa: BLE001
        logger.error("crisis text cannot be read: %s", type(error).__name__)
        return _last("crisis", answer=f"crisis.{danger.kind}")


def sorry() -> Message:
    """The apology, with the numbers for danger."""
    return _line("apology", "sorry")


def notice() -> Message:
    """The line that it is a computer and not an emergency service."""
    return _line("first_message", "notice")


def _line(name: str, kind: str) -> Message:
    try:
        from advocacy.knowledge import load_safety

        return _message(load_safety().line(name), kind)
    except Exception as error:  # noqa: BLE001
        logger.error("safety texts cannot be read: %s", type(error).__name__)
        return _last(kind)


def _message(said: Any, kind: str, **more: Any) -> Message:
    return {"text": said.text, "links": list(said.links), "sources": list(said.sources), "kind": kind, **more}


def _last(kind: str, **more: Any) -> Message:
    words = last_words()
    return {"text": "\n".join(words[kind]), "links": words["links"], "sources": [], "kind": kind, **more}


def caught(text: str | None) -> Message:
    """The one message for a turn that failed."""
    return crisis(text) or sorry()
