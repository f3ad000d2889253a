"""Rasa's `rest` channel for tests and integrations, closed unless ENABLE_REST=1: its caller picks the conversation.

credentials.yml:   advocacy.channels.rest.RestInput: {}

Same requests and answers as Rasa's own. But a typed "/..." counts as a button only if exactly this payload was
offered in the conversation lately; another one is words. Nothing a caller sends is an error of the server.
"""

import json
import os
import secrets
import unicodedata
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.rest import RestInput as RasaRestInput
from rasa.shared.core.events import BotUttered
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw

from advocacy.channels import safety_net
from advocacy.channels.clean import TooLong, clean_text, is_command
from advocacy.channels.identity import is_namespaced
from advocacy.channels.settings import settings
from advocacy.channels.texts import note, texts
from advocacy.channels.turn import Busy, in_turn, take_turn
from advocacy.channels.web import http
from advocacy.state import get_state

_OFFERED = "offered"
_RECENT = 10  # bot messages whose buttons may be sent back
_LONGEST_SENDER = 255  # the column of the tracker store
_PASSED_ON = ("text", "buttons", "image", "attachment", "custom")


class RestInput(RasaRestInput):
    """See the head of this file. Every path is 404 without ENABLE_REST=1."""

    def blueprint(self, on_new_message: Callable[[Any], Awaitable[Any]]) -> Blueprint:
        """The routes `/` (health) and `/webhook`."""
        blueprint = Blueprint("advocacy_rest")

        @blueprint.get("/")
        async def health(request: Request) -> HTTPResponse:
            return _json({"status": "ok"}) if _enabled() else _json({"error": texts()["not_found"]}, 404)

        @blueprint.post("/webhook", stream=True)
        async def receive(request: Request) -> HTTPResponse:
            if not _enabled():
                return _json({"error": texts()["not_found"]}, 404)
            try:
                sender, message = _read(await http.read_body(request, settings().body_bytes))
            except http.TooLarge:
                return _json({"error": texts()["too_large"]}, 413)
            except (ValueError, TypeError, RecursionError):
                return _json({"error": texts()["wrong_body"]}, 400)
            said = [_stock_shape(sender, each) for each in await _answer(request, on_new_message, sender, message)]
            if request.args.get("stream", "").lower() == "true":
                lines = "".join(json.dumps(each) + "\n" for each in said)
                return raw(lines.encode(), content_type="text/event-stream")
            return _json(said)

        return blueprint


def _enabled() -> bool:
    return os.environ.get("ENABLE_REST") == "1"


def _read(body: bytes) -> tuple:
    """Sender and message of a body. Errors: ValueError, TypeError, RecursionError."""
    sent = json.loads(body)
    if not isinstance(sent, dict):
        raise TypeError("not an object")
    # Rasa would put everybody without a name into one shared conversation.
    sender = sent.get("sender") or secrets.token_hex(16)
    message = sent.get("message")
    if not isinstance(sender, str) or len(sender) > _LONGEST_SENDER or is_namespaced(sender):
        raise ValueError("sender")
    if any(unicodedata.category(character)[0] == "C" for character in sender):
        raise ValueError("sender")
    if not isinstance(message, str) or not message.strip():
        raise ValueError("message")
    return sender, message


async def _answer(request: Request, on_new_message: Any, sender: str, message: str) -> list[dict[str, Any]]:
    try:
        async with in_turn(sender):
            if message.strip().startswith("/") and message.strip() in await _offered(request, sender):
                said = await take_turn(on_new_message, sender, channel="rest", payload=message.strip())
            else:
                said = await _typed(on_new_message, sender, message)
            _remember(sender, said)
            return said
    except Busy:
        return [safety_net.crisis(message) or note("busy")]


async def _typed(on_new_message: Any, sender: str, message: str) -> list[dict[str, Any]]:
    words = clean_text(message)
    if isinstance(words, TooLong):
        return [safety_net.crisis(words.start) or note("too_long")]
    if not words:
        return [note("empty")]
    if is_command(message):
        return [safety_net.crisis(words) or note("command")]
    return await take_turn(on_new_message, sender, channel="rest", text=words)


async def _offered(request: Request, sender: str) -> list[str]:
    """The payloads of the last bot messages, of this channel and of the tracker (the HTTP API adds some)."""
    found = [payload for each in get_state().get(_OFFERED, sender) or [] for payload in each]
    try:
        tracker = await request.app.ctx.agent.tracker_store.retrieve(sender)
        said = [event for event in tracker.events if isinstance(event, BotUttered)] if tracker else []
    except Exception:  # noqa: BLE001 - a store that is gone offers nothing
        said = []
    for event in said[-_RECENT:]:
        found += [button.get("payload") for button in event.data.get("buttons") or []]
    return found


def _remember(sender: str, said: list[dict[str, Any]]) -> None:
    offered: list[list[str]] = get_state().get(_OFFERED, sender) or []
    offered += [[button["payload"] for button in each.get("buttons") or []] for each in said]
    get_state().put(_OFFERED, sender, offered[-_RECENT:], seconds=settings().token_seconds)


def _stock_shape(sender: str, message: dict[str, Any]) -> dict[str, Any]:
    kept = {key: message[key] for key in _PASSED_ON if message.get(key)}
    return {"recipient_id": sender, **kept}


def _json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> HTTPResponse:
    made = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return raw(made, status=status, headers=headers, content_type="application/json")
