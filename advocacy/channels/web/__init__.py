"""The `web` channel: a JSON API under /webhooks/web and, at /, a plain page that needs no JavaScript.

credentials.yml:   advocacy.channels.web.WebInput: {}
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic

from advocacy.channels import safety_net
from advocacy.channels.identity import operator_key
from advocacy.channels.settings import settings
from advocacy.channels.texts import texts
from advocacy.channels.web.api import api_routes
from advocacy.channels.web.page import page_routes
from advocacy.channels.web.widget import assets, widget_routes
from advocacy.state import get_state

logger = logging.getLogger(__name__)


class WebInput(InputChannel):
    """Settings come from the environment (`advocacy/channels/settings.yml`, ADVOCACY_KEY, ALLOWED_ORIGINS)."""

    @classmethod
    def name(cls) -> str:
        return "web"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "WebInput":
        """Errors: SettingsError or OSError now, at the start, and not at the first message."""
        settings(), texts(), operator_key(), get_state()
        safety_net.warm_up()
        assets()
        return cls()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> list[Blueprint]:  # type: ignore
        """The API, the page at the root of the server and the widget. Sanic takes a list as well."""
        api = api_routes(on_new_message)
        api.listener("after_server_start")(_understand_once)
        return [api, page_routes(on_new_message), widget_routes()]


async def _understand_once(app: Sanic, _: Any) -> None:
    """The first message a model reads takes several times as long as the next; let it be ours."""
    try:
        await app.ctx.agent.parse_message("hello")
    except Exception as error:  # noqa: BLE001 - a start without a model still has its safety net
        logger.error("the model cannot be used: %s", type(error).__name__)
