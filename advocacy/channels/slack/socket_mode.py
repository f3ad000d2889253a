"""Socket mode: we call Slack and keep a line open, where Slack cannot reach us."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from advocacy.channels.slack.bolt import dispatch
from advocacy.channels.slack.client import silent_logger
from advocacy.channels.slack.environment import SlackSettings, own

logger = logging.getLogger(__name__)


class Line(AsyncSocketModeHandler):
    """As Slack's own, but everything is acknowledged."""

    async def handle(self, client: Any, req: Any) -> None:
        response = await dispatch(self.app, req.payload)
        await send_async_response(client, req, response, 0.0)


async def keep_connected(
    app: AsyncApp, settings: SlackSettings, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Connects, tries again while Slack is away, and lets Slack's library reconnect later. Until it is cancelled."""
    web = AsyncWebClient(token=settings.token, base_url=settings.base, logger=silent_logger())
    line = Line(app, settings.app_token, logger=silent_logger(), web_client=web)
    try:
        while True:
            try:
                # Asked for here, because the library tries for ever and says nothing.
                line.client.wss_uri = await line.client.issue_new_wss_url()
                break
            except Exception as error:  # noqa: BLE001 - the assistant runs on without Slack
                logger.error("Slack cannot be reached by socket mode (%s); trying again", type(error).__name__)
                await sleep(own()["reconnect_seconds"])
        await line.connect_async()
        logger.warning("The Slack channel is connected by socket mode.")
        await asyncio.Event().wait()
    finally:
        await line.close_async()
