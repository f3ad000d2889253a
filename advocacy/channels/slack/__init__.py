"""The Slack channel. credentials.yml:   advocacy.channels.slack.SlackInput: {}

Settings come from the environment: SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET, or with SLACK_APP_TOKEN for socket mode
(docs/slack.md). Without them the channel is off and has no route. Nothing at the start waits for Slack.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint

from advocacy.channels import safety_net
from advocacy.channels.identity import operator_key
from advocacy.channels.settings import settings
from advocacy.channels.slack.environment import Off, own, read_settings
from advocacy.state import get_state

logger = logging.getLogger(__name__)


class SlackInput(InputChannel):
    """See the head of this file. `sleep` waits between two tries of a call (tests give another)."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep
        self.service: Any = None

    @classmethod
    def name(cls) -> str:
        return "slack"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "SlackInput":
        """Errors: SettingsError or OSError now, at the start, and not at the first message."""
        settings(), own(), operator_key(), get_state()
        return cls()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The route `/webhook`; none when the channel is off, or by socket mode alone."""
        blueprint = Blueprint("advocacy_slack")
        found = read_settings()
        if isinstance(found, Off):
            logger.log(logging.ERROR if found.wrong else logging.WARNING, "The Slack channel is off: %s.", found.why)
            return blueprint
        # Only now, so that a start without the channel is quicker: Bolt takes its time to load.
        from advocacy.channels.slack.bolt import make_app
        from advocacy.channels.slack.route import add_route
        from advocacy.channels.slack.service import SlackService
        from advocacy.channels.slack.socket_mode import keep_connected

        safety_net.warm_up()
        service = self.service = SlackService(found, on_new_message, sleep=self._sleep)
        app = make_app(found, service)
        line: list[asyncio.Future] = []
        if found.signing_secret:
            add_route(blueprint, app, found.signing_secret)

        @blueprint.listener("after_server_start")
        async def start(server: Any, loop: Any) -> None:
            service.start()
            if found.app_token:
                line.append(asyncio.ensure_future(keep_connected(app, found, self._sleep)))

        @blueprint.listener("before_server_stop")
        async def stop(server: Any, loop: Any) -> None:
            for each in line:
                each.cancel()
            await service.stop()

        return blueprint
