"""The Telegram channel's settings, from the environment only, and its own words and limits."""

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_TOKEN = re.compile(r"(\d+):[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_FILE = Path(__file__).with_name("telegram.yml")


class TelegramSettings(NamedTuple):
    """`bot` is the bot's id, which is the first part of its token."""

    token: str
    secret: str
    base: str
    bot: str


class Off(NamedTuple):
    """The channel stays shut. `wrong` is set when that is hardly meant."""

    why: str
    wrong: bool = False


def read_settings(environ: Mapping[str, str] = os.environ) -> TelegramSettings | Off:
    """The settings, or in one line why there are none. Values are never repeated: they are secrets."""
    token, secret = environ.get("TELEGRAM_TOKEN", "").strip(), environ.get("TELEGRAM_SECRET", "").strip()
    if not token:
        return Off("TELEGRAM_TOKEN is not set")
    found = _TOKEN.fullmatch(token)
    if not found:
        return Off("TELEGRAM_TOKEN is not a bot token: it looks like 123456:AbC-dEf, as BotFather gave it", wrong=True)
    if not secret:
        return Off("TELEGRAM_SECRET is not set: make one up, such as with `openssl rand -hex 32`", wrong=True)
    if not _SECRET.fullmatch(secret):
        return Off("TELEGRAM_SECRET may have 1 to 256 letters, digits, _ and - only", wrong=True)
    base = environ.get("TELEGRAM_API_BASE", "").strip() or own()["api"]
    if not base.startswith(("https://", "http://")):
        return Off("TELEGRAM_API_BASE is not a web address", wrong=True)
    return TelegramSettings(token, secret, base.rstrip("/"), found[1])


@cache
def own() -> dict[str, Any]:
    """`telegram.yml`: the channel's numbers and words. Errors: OSError, yaml.YAMLError."""
    return yaml.safe_load(_FILE.read_text(encoding="utf-8"))
