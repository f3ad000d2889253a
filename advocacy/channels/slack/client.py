"""Calls to Slack's Web API. Neither the token nor any text is ever part of an error or a log line."""

import asyncio
import logging
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from advocacy.channels.post import Gone, TryAgain

logger = logging.getLogger(__name__)

_LATER = ("ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org")
_TOKEN = ("account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked")
_NEVER = (
    "channel_not_found", "cannot_dm_bot", "is_archived", "messages_tab_disabled", "not_in_channel", "user_disabled",
    "user_not_found", "user_not_in_channel", "user_not_visible",
)


class Refused(Exception):
    """Slack will not do this call, ever. The text is Slack's word for why."""


def silent_logger() -> logging.Logger:
    """For Slack's libraries, which write what people say into their logs."""
    quiet = logging.getLogger("advocacy.slack.library")
    quiet.setLevel(logging.CRITICAL + 1)
    quiet.propagate = False
    return quiet


class SlackClient:
    """One connection pool, opened at first use. `seconds`: how long an answer is waited for."""

    def __init__(self, base: str, token: str, seconds: int) -> None:
        self._base, self._token, self._seconds = base, token, seconds
        self._session: aiohttp.ClientSession | None = None
        self._web: AsyncWebClient | None = None
        self._said_unaccepted = False

    async def call(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        """The answer of a method. Errors: TryAgain (away, 429, 5xx, token not accepted), Gone, Refused."""
        try:
            answer = await self._opened().api_call(method, json=body)
        except SlackApiError as error:
            raise self._error(method, error.response) from None
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, SlackClientError, ValueError) as error:
            raise TryAgain(f"{method}: {type(error).__name__}") from None
        return answer.data if isinstance(answer.data, dict) else {}

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = self._web = None

    def _opened(self) -> AsyncWebClient:
        if self._web is None or self._session is None or self._session.closed:
            timeout = aiohttp.ClientTimeout(total=self._seconds, sock_connect=5)
            self._session = aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=100))
            # Trying again is ours: a library that repeats by itself says things twice.
            self._web = AsyncWebClient(
                token=self._token, base_url=self._base, timeout=self._seconds, session=self._session,
                retry_handlers=[], logger=silent_logger(),
            )
        return self._web

    def _error(self, method: str, response: Any) -> Exception:
        data = getattr(response, "data", None)
        why = str(data.get("error") or "") if isinstance(data, dict) else ""
        status = getattr(response, "status_code", 0)
        if status == 429 or why == "ratelimited":
            return TryAgain(f"{method}: too many requests", _seconds(getattr(response, "headers", None)))
        if why in _TOKEN:
            if not self._said_unaccepted:
                logger.error("Slack does not accept SLACK_BOT_TOKEN (%s): install the app again and copy the new one", why)
                self._said_unaccepted = True
            return TryAgain(f"{method}: {why}")
        if status >= 500 or why in _LATER or not why:
            return TryAgain(f"{method}: status {status} {why}".strip())
        if why == "missing_scope":
            logger.error("Slack: the app lacks a permission for %s: paste deploy/slack-manifest.yml again and reinstall", method)
        return Gone(f"{method}: {why}") if why in _NEVER else Refused(why)


def _seconds(headers: Any) -> float | None:
    for name, value in (headers or {}).items():
        if name.lower() == "retry-after":
            value = value[0] if isinstance(value, list) else value
            return float(value) if str(value).replace(".", "", 1).isdigit() else None
    return None
