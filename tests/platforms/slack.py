"""Slack's Web API server, in so far as an app meets it."""

import html
import itertools
import re
from typing import Any

from aiohttp import web

from tests.platforms.faults import Faults

TOKEN = "xoxb-1-imitation"
_LINK = re.compile(r"<(https?://|mailto:|tel:)[^<>|]+(\|[^<>]*)?>")


class SlackError(Exception):
    """What Slack answers as `error` with `ok: false`."""


class FakeSlack:
    """`channels[channel]` are the messages people see there, `ephemeral` what one person sees, `homes` Home tabs."""

    def __init__(self) -> None:
        self.channels: dict[str, list[dict[str, Any]]] = {}
        self.ephemeral: list[dict[str, Any]] = []
        self.homes: dict[str, dict[str, Any]] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refused: list[str] = []
        self.faults = Faults()
        self.retry_after = 3
        self.gone: set[str] = set()
        self._ids = itertools.count(1)
        self._runner: web.AppRunner | None = None

    async def start(self) -> "FakeSlack":
        app = web.Application()
        app.router.add_post("/api/{method}", self._receive)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/"
        return self

    async def stop(self) -> None:
        self.faults.release.set()
        if self._runner:
            await self._runner.cleanup()

    def texts(self, channel: str) -> list[str]:
        return [words(message["blocks"]) for message in self.channels.get(channel, [])]

    async def _receive(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        body = await request.json()
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        fault = self.faults.take(method)
        if fault == "drop":
            request.transport.abort()
            return web.Response()
        if fault == "429":
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(self.retry_after)})
        if fault == "500":
            return web.Response(status=503, text="<html>upstream</html>", content_type="text/html")
        try:
            result = getattr(self, "_" + method.replace(".", "_"))(body)
        except SlackError as error:
            self.refused.append(f"{method}: {error}")
            return web.json_response({"ok": False, "error": str(error)})
        self.calls.append((method, body))
        if fault == "hold":
            self.faults.held.set()
            await self.faults.release.wait()
        return web.json_response({"ok": True, **result})

    def _chat_postMessage(self, body: dict[str, Any]) -> dict[str, Any]:
        channel = body.get("channel")
        if channel in self.gone or not isinstance(channel, str) or not re.fullmatch(r"[CDG][A-Z0-9]+", channel):
            raise SlackError("channel_not_found")
        _check_message(body)
        message = {**body, "ts": f"1700000000.{next(self._ids):06d}"}
        self.channels.setdefault(channel, []).append(message)
        return {"channel": channel, "ts": message["ts"], "message": message}

    def _chat_postEphemeral(self, body: dict[str, Any]) -> dict[str, Any]:
        if not body.get("user"):
            raise SlackError("user_not_in_channel")
        _check_message(body)
        self.ephemeral.append(body)
        return {"message_ts": "1"}

    def _chat_update(self, body: dict[str, Any]) -> dict[str, Any]:
        found = [each for each in self.channels.get(body["channel"], []) if each["ts"] == body["ts"]]
        if not found:
            raise SlackError("message_not_found")
        _check_message(body)
        found[0].update(body)
        return {"ts": body["ts"]}

    def _conversations_open(self, body: dict[str, Any]) -> dict[str, Any]:
        return {"channel": {"id": "D" + body["users"]}}

    def _views_publish(self, body: dict[str, Any]) -> dict[str, Any]:
        view = body["view"]
        if view.get("type") != "home" or len(view["blocks"]) > 100:
            raise SlackError("invalid_arguments")
        _check_blocks(view["blocks"])
        self.homes[body["user_id"]] = view
        return {"view": view}


def words(blocks: list[dict[str, Any]]) -> str:
    """What a person reads in blocks, without buttons."""
    texts = [block["text"]["text"] for block in blocks if "text" in block]
    texts += [each["text"] for block in blocks if block["type"] == "context" for each in block["elements"]]
    return "\n".join(html.unescape(re.sub(r"<[^<>|]*\|([^<>]*)>", r"\1", text)) for text in texts)


def buttons(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Buttons and options as {"text", "value", "action_id", "type"}."""
    found = []
    for block in blocks:
        for element in block["elements"] if block["type"] == "actions" else []:
            for each in element.get("options") or [element]:
                found.append({"text": each["text"]["text"], "value": each.get("value"), "action_id": element["action_id"], "type": element["type"]})
    return found


def _check_message(body: dict[str, Any]) -> None:
    if not body.get("text") or not body.get("blocks"):
        raise SlackError("no_text")
    _check_mrkdwn(body["text"], 40000)
    if len(body["blocks"]) > 50:
        raise SlackError("invalid_blocks")
    _check_blocks(body["blocks"])


def _check_blocks(blocks: list[dict[str, Any]]) -> None:
    ids = [element["action_id"] for block in blocks if block["type"] == "actions" for element in block["elements"]]
    if len(set(ids)) != len(ids):
        raise SlackError("invalid_blocks")
    for block in blocks:
        if block["type"] == "section":
            _check_text(block["text"], 3000)
        elif block["type"] == "header":
            _check_text(block["text"], 150, ("plain_text",))
        elif block["type"] == "context":
            _size(block["elements"], 10)
            for each in block["elements"]:
                _check_text(each, 3000)
        elif block["type"] == "actions":
            _size(block["elements"], 25)
            for each in block["elements"]:
                _check_element(each)
        else:
            raise SlackError("invalid_blocks")


def _check_element(element: dict[str, Any]) -> None:
    if not 1 <= len(element["action_id"]) <= 255:
        raise SlackError("invalid_blocks")
    if element["type"] == "static_select":
        _size(element["options"], 100)
        for option in element["options"]:
            _check_text(option["text"], 75, ("plain_text",))
            _size(option["value"], 150)
    elif element["type"] == "button":
        _check_text(element["text"], 75, ("plain_text",))
        _size(element.get("value", "x"), 2000)
        _size(element.get("url", "x"), 3000)
        confirm = element.get("confirm")
        if confirm:
            for name, limit in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
                _check_text(confirm[name], limit, ("plain_text",))
    else:
        raise SlackError("invalid_blocks")


def _check_text(text: dict[str, Any], limit: int, kinds: tuple = ("plain_text", "mrkdwn")) -> None:
    if text["type"] not in kinds:
        raise SlackError("invalid_blocks")
    _size(text["text"], limit)
    if text["type"] == "mrkdwn":
        _check_mrkdwn(text["text"], limit)


def _size(value: Any, limit: int) -> None:
    if not 1 <= len(value) <= limit:
        raise SlackError("invalid_blocks")


def _check_mrkdwn(text: str, limit: int) -> None:
    """Stricter than Slack: nothing may be markup by accident, no mention and no broken link."""
    bare = re.sub(r"&(amp|lt|gt);", "", _LINK.sub("", text))
    if len(text) > limit or re.search(r"[<>&]", bare):
        raise SlackError("invalid_blocks_format")
