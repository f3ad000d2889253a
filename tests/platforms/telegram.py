"""Telegram's Bot API server, in so far as a bot meets it."""

import asyncio
import itertools
import re
from typing import Any

from aiohttp import web

from tests.platforms.faults import Faults
from tests.platforms.html_entities import BadEntities, parse_html

TOKEN = "123456:imitation-token"


class BadRequest(Exception):
    """HTTP 400 with this description."""


class FakeTelegram:
    """`chats[chat]` are the messages a person sees, `calls` every call that was taken, `refused` every refusal."""

    def __init__(self) -> None:
        self.chats: dict[int, list[dict[str, Any]]] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refused: list[str] = []
        self.faults = Faults()
        self.blocked: set[int] = set()
        self.callbacks: set[str] = set()
        self.webhook: dict[str, Any] = {}
        self.updates: list[dict[str, Any]] = []
        self.retry_after = 3
        self.name = "guide_bot"
        self._ids = itertools.count(1000)
        self._runner: web.AppRunner | None = None

    async def start(self) -> "FakeTelegram":
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._receive)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        self.faults.release.set()
        if self._runner:
            await self._runner.cleanup()

    def texts(self, chat: int) -> list[str]:
        return [message["text"] for message in self.chats.get(chat, [])]

    def made(self, method: str) -> list[dict[str, Any]]:
        return [body for name, body in self.calls if name == method]

    async def _receive(self, request: web.Request) -> web.Response:
        method, body = request.match_info["method"], await request.json()
        if request.match_info["token"] != TOKEN:
            return self._error(401, "Unauthorized")
        fault = self.faults.take(method)
        if fault == "drop":
            request.transport.abort()
            return web.Response()
        if fault == "429":
            return self._error(429, f"Too Many Requests: retry after {self.retry_after}", {"retry_after": self.retry_after})
        if fault == "500":
            return web.Response(status=502, text="<html>Bad Gateway</html>", content_type="text/html")
        try:
            if body.get("chat_id") in self.blocked:
                return self._error(403, "Forbidden: bot was blocked by the user")
            result = getattr(self, f"_{method}")(body)
        except (BadRequest, BadEntities) as error:
            self.refused.append(f"{method}: {error}")
            return self._error(400, f"Bad Request: {error}")
        self.calls.append((method, body))
        if fault == "hold":
            self.faults.held.set()
            await self.faults.release.wait()
        if fault == "drop_after":
            request.transport.abort()
        if method == "getUpdates" and not result:
            await asyncio.sleep(0)
        return web.json_response({"ok": True, "result": result})

    def _error(self, status: int, description: str, parameters: Any = None) -> web.Response:
        body = {"ok": False, "error_code": status, "description": description}
        return web.json_response({**body, **({"parameters": parameters} if parameters else {})}, status=status)

    def _sendMessage(self, body: dict[str, Any]) -> Any:
        chat, text = body.get("chat_id"), body.get("text")
        if not isinstance(chat, int) or not isinstance(text, str) or not text.strip():
            raise BadRequest("message text is empty")
        if body.get("parse_mode") not in (None, "HTML"):
            raise BadRequest("unsupported parse_mode")
        plain, entities = parse_html(text) if body.get("parse_mode") else (text, [])
        if len(plain.encode("utf-16-le")) // 2 > 4096:
            raise BadRequest("message is too long")
        for tag, href in entities:
            if tag == "a" and not href.startswith(("http://", "https://", "tg://", "mailto:")):
                raise BadRequest("an address no Telegram app opens")
        message = {"id": next(self._ids), "text": plain, "entities": entities, "keyboard": _keyboard(body.get("reply_markup")), "body": body}
        self.chats.setdefault(chat, []).append(message)
        return {"message_id": message["id"], "chat": {"id": chat, "type": "private"}, "date": 0, "text": plain}

    def _editMessageReplyMarkup(self, body: dict[str, Any]) -> Any:
        found = [each for each in self.chats.get(body["chat_id"], []) if each["id"] == body["message_id"]]
        if not found:
            raise BadRequest("message to edit not found")
        keyboard = _keyboard(body.get("reply_markup"))
        if keyboard == found[0]["keyboard"]:
            raise BadRequest("message is not modified")
        found[0]["keyboard"] = keyboard
        return True

    def _answerCallbackQuery(self, body: dict[str, Any]) -> Any:
        if body.get("callback_query_id") not in self.callbacks:
            raise BadRequest("query is too old and response timeout expired or query ID is invalid")
        if len(body.get("text", "")) > 200:
            raise BadRequest("MESSAGE_TOO_LONG")
        self.callbacks.remove(body["callback_query_id"])
        return True

    def _sendChatAction(self, body: dict[str, Any]) -> Any:
        if body.get("action") != "typing" or not isinstance(body.get("chat_id"), int):
            raise BadRequest("wrong parameter action in request")
        return True

    def _getMe(self, body: dict[str, Any]) -> Any:
        return {"id": 123456, "is_bot": True, "first_name": "Guide", "username": self.name}

    def _setWebhook(self, body: dict[str, Any]) -> Any:
        if not str(body.get("url", "")).startswith("https://"):
            raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", body.get("secret_token", "")):
            raise BadRequest("secret token contains unallowed characters")
        self.webhook = dict(body)
        return True

    def _deleteWebhook(self, body: dict[str, Any]) -> Any:
        self.webhook = {}
        return True

    def _getWebhookInfo(self, body: dict[str, Any]) -> Any:
        return {"url": self.webhook.get("url", ""), "pending_update_count": len(self.updates)}

    def _setMyCommands(self, body: dict[str, Any]) -> Any:
        for each in body["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", each["command"]) or not 1 <= len(each["description"]) <= 256:
                raise BadRequest("BOT_COMMAND_INVALID")
        return True

    def _setMyDescription(self, body: dict[str, Any]) -> Any:
        return _short(body["description"], 512)

    def _setMyShortDescription(self, body: dict[str, Any]) -> Any:
        return _short(body["short_description"], 120)

    def _getUpdates(self, body: dict[str, Any]) -> Any:
        if self.webhook:
            raise BadRequest("can't use getUpdates method while webhook is active")
        self.updates = [each for each in self.updates if each["update_id"] >= body.get("offset", 0)]
        return list(self.updates)


def _short(text: str, limit: int) -> bool:
    if len(text) > limit:
        raise BadRequest("text is too long")
    return True


def _keyboard(markup: Any) -> list[dict[str, str]]:
    buttons = [button for row in (markup or {}).get("inline_keyboard", []) for button in row]
    if any(not row for row in (markup or {}).get("inline_keyboard", [])) or len(buttons) > 100:
        raise BadRequest("BUTTON_INVALID")
    for button in buttons:
        data = button.get("callback_data")
        if not button.get("text") or (data is None) == (button.get("url") is None):
            raise BadRequest("BUTTON_TYPE_INVALID")
        if data is not None and not 1 <= len(data.encode()) <= 64:
            raise BadRequest("BUTTON_DATA_INVALID")
    return buttons
