"""`python -m advocacy telegram ...`: tell Telegram about us, and what it says of us."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from advocacy.channels.post import Gone, TryAgain
from advocacy.channels.telegram.client import Refused, TelegramClient
from advocacy.channels.telegram.commands import menu
from advocacy.channels.telegram.poll import poll
from advocacy.channels.telegram.environment import Off, TelegramSettings, own, read_settings

PATH = "/webhooks/telegram/webhook"


def main(arguments: Sequence[str]) -> int:
    """0, 1 when Telegram refuses or cannot be reached, 2 for wrong arguments or settings."""
    parser = argparse.ArgumentParser(prog="python -m advocacy telegram", description="Settings come from the environment: docs/telegram.md")
    commands = parser.add_subparsers(dest="command", required=True)
    hook = commands.add_parser("set-webhook", help="let Telegram send to this address; sets the menu and description too")
    hook.add_argument("address", help="where the assistant is reached from outside, such as https://guide.example.org")
    hook.add_argument("--drop-pending", action="store_true", help="forget what people wrote while nobody answered")
    commands.add_parser("delete-webhook", help="let Telegram send nothing any more")
    commands.add_parser("info", help="the bot's name, where Telegram sends to, and its last error")
    polling = commands.add_parser("poll", help="fetch messages instead, where there is no public address")
    polling.add_argument("--to", default="http://127.0.0.1:5005", help="where the assistant runs (%(default)s)")
    try:
        wanted = parser.parse_args(list(arguments))
    except SystemExit as end:
        return int(end.code or 0)
    settings = read_settings()
    if isinstance(settings, Off):
        print(f"{settings.why}.", file=sys.stderr)
        return 2
    try:
        return asyncio.run(_run(wanted, settings))
    except KeyboardInterrupt:
        return 0


async def _run(wanted: argparse.Namespace, settings: TelegramSettings) -> int:
    client = TelegramClient(settings.base, settings.token, own()["answer_seconds"])
    try:
        if wanted.command == "set-webhook":
            return await set_webhook(client, settings, wanted.address, wanted.drop_pending)
        if wanted.command == "delete-webhook":
            await client.call("deleteWebhook")
            print("Telegram sends nothing to this assistant any more. Messages wait there for a day.")
            return 0
        if wanted.command == "info":
            return await _info(client)
        await introduce(client)
        return await poll(client, settings, wanted.to.rstrip("/") + PATH)
    except Refused as refused:
        print(f"Telegram refused: {refused}", file=sys.stderr)
    except (TryAgain, Gone) as error:
        print(f"Telegram could not be asked ({error}). Check TELEGRAM_TOKEN and the network.", file=sys.stderr)
    finally:
        await client.close()
    return 1


async def set_webhook(client: TelegramClient, settings: TelegramSettings, address: str, drop: bool) -> int:
    """Registers address and secret, menu and description."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        print(f"{address} is no https address; Telegram sends to nothing else.", file=sys.stderr)
        return 2
    url = address if parts.path.strip("/") else address.rstrip("/") + PATH
    await client.call("setWebhook", {
        "url": url,
        "secret_token": settings.secret,
        "allowed_updates": own()["allowed_updates"],
        "drop_pending_updates": drop,
    })
    await introduce(client)
    print(f"Telegram now sends to {url}")
    return 0


async def introduce(client: TelegramClient) -> None:
    """Menu, description and short description, as the person sees them before the first message."""
    await client.call("setMyCommands", {"commands": menu()})
    await client.call("setMyDescription", {"description": own()["description"].strip()})
    await client.call("setMyShortDescription", {"short_description": own()["short_description"].strip()})


async def _info(client: TelegramClient) -> int:
    me: dict[str, Any] = await client.call("getMe") or {}
    hook: dict[str, Any] = await client.call("getWebhookInfo") or {}
    print(f"Bot:             @{me.get('username')} ({me.get('first_name')})")
    print(f"Sends to:        {hook.get('url') or 'nowhere: use set-webhook, or poll'}")
    print(f"Waiting there:   {hook.get('pending_update_count', 0)}")
    print(f"Kinds:           {', '.join(hook.get('allowed_updates') or ['Telegram’s own choice'])}")
    if hook.get("last_error_message"):
        print(f"Last error:      {hook['last_error_message']}")
    return 0
