"""Calls to Telegram's Bot API. Neither the token nor any text is ever part of an error or a log line."""

import asyncio
import html
import json
import logging
import re
from typing import Any

import aiohttp

from advocacy.channels.post import Gone, TryAgain

logger = logging.getLogger(__name__)
_QUIET_SECONDS = 5


class Refused(Exception):
    """Telegram will not do this call, ever (400). The text is Telegram's description."""


class TelegramClient:
    """One connection pool, opened at first use. `seconds`: how long an answer is waited for."""

    def __init__(self, base: str, token: str, seconds: float) -> None:
        self._url = f"{base}/bot{token}/"
        self._timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=5)
        self._session: aiohttp.ClientSession | None = None
        self._said_unaccepted = False

    async def call(self, method: str, body: dict[str, Any] | None = None, seconds: float | None = None) -> Any:
        """The `result` of a method. Errors: TryAgain (away, 429, 5xx, token not accepted), Gone (403), Refused (400)."""
        timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=5) if seconds else self._timeout
        try:
            async with self._opened().post(self._url + method, json=body or {}, timeout=timeout) as response:
                status, raw = response.status, await response.read()
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
            raise TryAgain(f"{method}: {type(error).__name__}") from None
        try:
            answer = json.loads(raw)
            answer = answer if isinstance(answer, dict) else {}
        except ValueError:
            answer = {}
        if status == 200 and answer.get("ok"):
            return answer.get("result")
        raise self._error(method, status, answer)

    async def send(self, body: dict[str, Any]) -> Any:
        """sendMessage; as plain words when Telegram cannot read the layout. Errors as in `call`."""
        try:
            return await self.call("sendMessage", body)
        except Refused as refused:
            if "parse_mode" not in body or "entities" not in str(refused):
                raise
            logger.error("telegram: a layout was refused and sent as plain words")
            return await self.call("sendMessage", as_plain(body))

    async def quietly(self, method: str, body: dict[str, Any]) -> None:
        """A call that nobody waits for and that may fail."""
        try:
            await self.call(method, body, seconds=_QUIET_SECONDS)
        except (TryAgain, Gone, Refused) as error:
            logger.debug("telegram: %s", type(error).__name__)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100))
        return self._session

    def _error(self, method: str, status: int, answer: dict[str, Any]) -> Exception:
        description = str(answer.get("description") or "")
        if status == 429:
            parameters = answer.get("parameters")
            after = parameters.get("retry_after") if isinstance(parameters, dict) else None
            return TryAgain(f"{method}: too many requests", float(after) if isinstance(after, (int, float)) else None)
        if status in (401, 404):
            if not self._said_unaccepted:
                logger.error("Telegram does not accept TELEGRAM_TOKEN: check it with `python -m advocacy telegram info`")
                self._said_unaccepted = True
            return TryAgain(f"{method}: token not accepted")
        if status == 403 or status == 400 and "chat not found" in description:
            return Gone(f"{method}: the chat takes no messages from the bot")
        if 400 <= status < 500:
            return Refused(description)
        return TryAgain(f"{method}: status {status}")


def as_plain(body: dict[str, Any]) -> dict[str, Any]:
    """The same message without layout."""
    plain = {key: value for key, value in body.items() if key != "parse_mode"}
    plain["text"] = html.unescape(re.sub(r"<[^<>]*>", "", body["text"]))
    return plain
