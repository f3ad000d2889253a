"""Slack's own framework between the requests and the service.

Everything is done before the response is given, because doing it is only keeping it: what Slack believes delivered
must not be lost.
"""

import logging
import re
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from advocacy.channels.slack.client import silent_logger
from advocacy.channels.slack.private_note import private_note
from advocacy.channels.slack.service import SlackService
from advocacy.channels.slack.environment import SlackSettings, own

logger = logging.getLogger(__name__)
_ANY = re.compile(".*", re.DOTALL)


def make_app(settings: SlackSettings, service: SlackService) -> AsyncApp:
    """The app with its listeners. Signatures are checked before it is reached (`door.py`)."""

    async def authorize(enterprise_id: str | None, team_id: str | None, user_id: str | None) -> AuthorizeResult:
        # Bolt would ask Slack who we are, at the first message and before it is acknowledged.
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_token=settings.token)

    app = AsyncApp(
        # Bolt gives the logger of this name the level of `logger`: with our own name it would silence us.
        name="slack_bolt.app",
        logger=silent_logger(),
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
    )

    @app.event(_ANY)
    async def event(body: dict[str, Any]) -> None:
        service.event(body)

    @app.action(_ANY)
    async def action(body: dict[str, Any], ack: Any) -> None:
        service.action(body)
        await ack()

    @app.command(own()["command"])
    async def command(body: dict[str, Any], ack: Any) -> None:
        note = private_note(str(body.get("text") or ""), body.get("api_app_id"), body.get("team_id"))
        await ack(response_type="ephemeral", **note)

    @app.options(_ANY)
    async def options(ack: Any) -> None:
        await ack(options=[])

    return app


async def dispatch(app: AsyncApp, payload: dict[str, Any]) -> BoltResponse:
    """Bolt's response; what nobody handles is acknowledged too, or people would be shown an error."""
    try:
        # Given as in socket mode: Bolt's own reading of a body loses every form that says "payload" somewhere.
        response = await app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=payload))
    except Exception as error:  # noqa: BLE001 - a payload of a shape that Bolt cannot read
        logger.error("slack payload failed: %s", type(error).__name__)
        return BoltResponse(status=200, body="")
    return response if response.status == 200 else BoltResponse(status=200, body="")
