"""Long polling: fetches updates and hands them to the assistant on this machine, as Telegram would.

An update is confirmed to Telegram only when the assistant has taken it, so nothing is lost when either is away.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from advocacy.channels.post import TryAgain
from advocacy.channels.telegram.client import Refused, TelegramClient
from advocacy.channels.telegram.environment import TelegramSettings, own

_WAIT_SECONDS = 25  # Telegram holds a request open for so long
_SLACK_SECONDS = 10
_PAUSE_SECONDS = 3


async def poll(
    client: TelegramClient,
    settings: TelegramSettings,
    to: str,
    *,
    rounds: int | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> int:
    """Until it is interrupted, or for so many rounds (tests). 1 when a webhook is in the way."""
    print(f"Fetching from Telegram, handing to {to}. Ctrl-C ends it.", flush=True)
    offset: int | None = None
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
        while rounds is None or rounds > 0:
            rounds = None if rounds is None else rounds - 1
            try:
                updates = await _fetch(client, offset)
            except TryAgain as error:
                await sleep(max(error.after or 0, _PAUSE_SECONDS))
                continue
            except Refused as refused:
                print(f"Telegram refused: {refused}. If a webhook is set, run delete-webhook first.", file=sys.stderr)
                return 1
            for update in updates:
                if not await _hand_over(session, settings, to, update):
                    print(f"The assistant does not answer at {to}. Is it running? Trying again.", file=sys.stderr, flush=True)
                    await sleep(_PAUSE_SECONDS)
                    break
                offset = update["update_id"] + 1
    return 0


async def _fetch(client: TelegramClient, offset: int | None) -> list[dict[str, Any]]:
    body: dict[str, Any] = {"timeout": _WAIT_SECONDS, "allowed_updates": own()["allowed_updates"]}
    if offset is not None:
        body["offset"] = offset
    return await client.call("getUpdates", body, seconds=_WAIT_SECONDS + _SLACK_SECONDS) or []


async def _hand_over(session: aiohttp.ClientSession, settings: TelegramSettings, to: str, update: dict[str, Any]) -> bool:
    """Whether the assistant took it, or will never take it (which must not stop the others)."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": settings.secret}
    try:
        async with session.post(to, json=update, headers=headers) as response:
            return response.status in (200, 400, 413)
    except (aiohttp.ClientError, asyncio.TimeoutError, OSError):
        return False
