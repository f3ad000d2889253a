"""The `web` channel: a JSON API under /webhooks/web and, at /, a plain page that needs no JavaScript.

credentials.yml:   advocacy.channels.web.WebInput: {}
"""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint

from advocacy.channels import safety_net
from advocacy.channels.identity import operator_key
from advocacy.channels.settings import settings
from advocacy.channels.texts import texts
from advocacy.channels.web.api import api_routes
from advocacy.channels.web.page import page_routes
from advocacy.state import get_state


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
        return cls()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> list[Blueprint]:  # type: ignore
        """The API, and the page at the root of the server. Sanic takes a list as well."""
        return [api_routes(on_new_message), page_routes(on_new_message)]
