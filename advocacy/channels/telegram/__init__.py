"""The Telegram channel. credentials.yml:   advocacy.channels.telegram.TelegramInput: {}

Settings come from the environment: TELEGRAM_TOKEN, TELEGRAM_SECRET (docs/telegram.md). Without them the channel is
off and has no route. Telegram is told about us by `python -m advocacy telegram set-webhook`, never at the start.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty

from advocacy.channels import safety_net
from advocacy.channels.identity import operator_key
from advocacy.channels.settings import settings as channel_settings  # `settings` here is our own submodule
from advocacy.channels.telegram.environment import Off, own, read_settings
from advocacy.channels.web import http
from advocacy.state import get_state

logger = logging.getLogger(__name__)
_HEADER = "x-telegram-bot-api-secret-token"


class TelegramInput(InputChannel):
    """See the head of this file. `sleep` waits between two tries of a call (tests give another)."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep
        self.service: Any = None

    @classmethod
    def name(cls) -> str:
        return "telegram"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "TelegramInput":
        """Errors: SettingsError or OSError now, at the start, and not at the first message."""
        channel_settings(), own(), operator_key(), get_state()
        return cls()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The route `/webhook`; none when the channel is off."""
        blueprint = Blueprint("advocacy_telegram")
        found = read_settings()
        if isinstance(found, Off):
            logger.log(logging.ERROR if found.wrong else logging.WARNING, "The Telegram channel is off: %s.", found.why)
            return blueprint
        # Only now, so that a start without the channel is quicker.
        from advocacy.channels.telegram.service import TelegramService

        safety_net.warm_up()
        secret = found.secret.encode()
        service = self.service = TelegramService(found, on_new_message, sleep=self._sleep)

        @blueprint.post("/webhook", stream=True)
        async def receive(request: Request) -> HTTPResponse:
            given = request.headers.get(_HEADER) or ""
            if not hmac.compare_digest(given.encode("utf-8", "replace"), secret):
                return empty(403)
            try:
                update = json.loads(await http.read_body(request, own()["body_bytes"]))
            except http.TooLarge:
                return empty(413)
            except (ValueError, RecursionError):
                return empty(400)
            if not isinstance(update, dict):
                return empty(400)
            service.accept(update)
            return empty(200)

        @blueprint.listener("after_server_start")
        async def start(app: Any, loop: Any) -> None:
            service.start()

        @blueprint.listener("before_server_stop")
        async def stop(app: Any, loop: Any) -> None:
            await service.stop()

        return blueprint
