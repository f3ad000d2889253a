"""The Slack channel's settings, from the environment only, and its own words and limits."""

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_BOT_TOKEN = re.compile(r"xoxb-[A-Za-z0-9-]+")
_APP_TOKEN = re.compile(r"xapp-[A-Za-z0-9-]+")
_FILE = Path(__file__).with_name("slack.yml")


class SlackSettings(NamedTuple):
    """With `app_token` Slack is reached by socket mode; with `signing_secret` it reaches us."""

    token: str
    signing_secret: str | None
    app_token: str | None
    base: str


class Off(NamedTuple):
    """The channel stays shut. `wrong` is set when that is hardly meant."""

    why: str
    wrong: bool = False


def read_settings(environ: Mapping[str, str] = os.environ) -> SlackSettings | Off:
    """The settings, or in one line why there are none. Values are never repeated: they are secrets."""
    token = environ.get("SLACK_BOT_TOKEN", "").strip()
    secret, app_token = environ.get("SLACK_SIGNING_SECRET", "").strip(), environ.get("SLACK_APP_TOKEN", "").strip()
    if not token:
        return Off("SLACK_BOT_TOKEN is not set")
    if not _BOT_TOKEN.fullmatch(token):
        return Off("SLACK_BOT_TOKEN is not a bot token: it begins with xoxb-", wrong=True)
    if not secret and not app_token:
        return Off("neither SLACK_SIGNING_SECRET nor SLACK_APP_TOKEN (socket mode) is set", wrong=True)
    if app_token and not _APP_TOKEN.fullmatch(app_token):
        return Off("SLACK_APP_TOKEN is not an app-level token: it begins with xapp-", wrong=True)
    if secret and not (secret.isascii() and secret.isalnum()):
        return Off("SLACK_SIGNING_SECRET is not a signing secret: it has letters and digits only", wrong=True)
    base = environ.get("SLACK_API_BASE", "").strip() or own()["api"]
    if not base.startswith(("https://", "http://")):
        return Off("SLACK_API_BASE is not a web address", wrong=True)
    return SlackSettings(token, secret or None, app_token or None, base.rstrip("/") + "/")


@cache
def own() -> dict[str, Any]:
    """`slack.yml`: the channel's numbers and words. Errors: OSError, yaml.YAMLError."""
    return yaml.safe_load(_FILE.read_text(encoding="utf-8"))
