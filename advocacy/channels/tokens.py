"""Buttons: each payload stays here, and the person's device gets a token that names it.

A token works in the conversation it was made for. Those of a question work until the next question or
result; those of follow-ups for the last few messages. Each works once.
"""

import secrets
from typing import Any, NamedTuple

from advocacy.channels.settings import settings
from advocacy.state import get_state

_KIND = "tokens"
_CLOSES_A_QUESTION = ("question", "outcome")


class Pressed(NamedTuple):
    """A button that was pressed: what to send on and what stood on it."""

    payload: str
    title: str


def offer(conversation: str, buttons: list[dict[str, str]], *, kind: str = "question") -> list[dict[str, str]]:
    """Count one bot message of this kind and make tokens for its buttons.

    Call it for every bot message, with no buttons too: that is how older ones go out of date.
    Buttons are `{"title", "payload"}`; the answer is `{"title", "token"}` in the same order.
    """
    offers = _offers(conversation)
    if kind in _CLOSES_A_QUESTION:
        offers = [each for each in offers if each["kind"] != "question"]
    made = {secrets.token_urlsafe(12): button for button in buttons}
    offers.insert(0, {
        "kind": kind,
        "used": [],
        "tokens": {token: [b["payload"], b["title"]] for token, b in made.items()},
    })
    recent = settings().token_messages
    offers = [o for place, o in enumerate(offers) if place < recent or o["kind"] == "question" and o["tokens"]]
    _keep(conversation, offers)
    return [{"title": button["title"], "token": token} for token, button in made.items()]


def find(conversation: str, token: str) -> Pressed | None:
    """The button of a token that works now, else None."""
    for each in _offers(conversation):
        if token in each["tokens"] and _open(each, token):
            return Pressed(*each["tokens"][token])
    return None


def use_up(conversation: str, token: str) -> None:
    """The press was answered: the token, and the other choices of its question, work no more.

    Only now, so that a turn that fails or dies leaves the button to be pressed again.
    """
    offers = _offers(conversation)
    for each in offers:
        if token in each["tokens"]:
            each["used"].append(token)
    _keep(conversation, offers)


def live(conversation: str) -> list[str]:
    """The tokens that work now."""
    return [token for each in _offers(conversation) for token in each["tokens"] if _open(each, token)]


def _open(offered: dict[str, Any], token: str) -> bool:
    return not offered["used"] if offered["kind"] == "question" else token not in offered["used"]


def _offers(conversation: str) -> list[dict[str, Any]]:
    return get_state().get(_KIND, conversation) or []


def _keep(conversation: str, offers: list[dict[str, Any]]) -> None:
    get_state().put(_KIND, conversation, offers, seconds=settings().token_seconds)
