"""Keyboards that still hang below messages, so that they can be taken away when their buttons are over."""

from typing import Any

from advocacy.channels import tokens
from advocacy.channels.settings import settings
from advocacy.state import get_state

Call = dict[str, Any]
_KIND = "keyboards"


def remember(conversation: str, message: int, offered: list[str]) -> None:
    """This message was sent with buttons of these tokens."""
    _keep(conversation, [*_hanging(conversation), {"message": message, "tokens": offered}])


def forget(conversation: str, message: int | None) -> None:
    """This message's keyboard is being taken away."""
    hanging = _hanging(conversation)
    left = [each for each in hanging if each["message"] != message]
    if len(left) < len(hanging):
        _keep(conversation, left)


def removal(chat: int, message: int | None) -> list[Call]:
    """The call that takes a message's keyboard away. It may fail: the person may have deleted the message."""
    if message is None:
        return []
    body = {"chat_id": chat, "message_id": message, "reply_markup": {"inline_keyboard": []}}
    return [{"method": "editMessageReplyMarkup", "body": body}]


def removal_of_closed(conversation: str, chat: int) -> list[Call]:
    """Take away every keyboard none of whose buttons works any more."""
    live = set(tokens.live(conversation))
    hanging = _hanging(conversation)
    closed = [each["message"] for each in hanging if not live.intersection(each["tokens"])]
    if closed:
        _keep(conversation, [each for each in hanging if each["message"] not in closed])
    return [call for message in closed for call in removal(chat, message)]


def _hanging(conversation: str) -> list[dict[str, Any]]:
    return get_state().get(_KIND, conversation) or []


def _keep(conversation: str, hanging: list[dict[str, Any]]) -> None:
    get_state().put(_KIND, conversation, hanging, seconds=settings().token_seconds)
