"""Who is talking: ids that only we can make, one namespace a channel, and signed sessions.

The platforms' own ids never reach the stores: a conversation id is an HMAC of them under the
operator's key (ADVOCACY_KEY, or a key made once in `var/key`).
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
import time
from functools import cache
from typing import NamedTuple

from advocacy.channels.settings import SettingsError
from advocacy.state import var_folder

NAMESPACES = ("web", "tg", "slack")
_KEY_LENGTH = 32


class Session(NamedTuple):
    """A web session: the random id inside its token and when it ends (seconds since 1970)."""

    native: str
    ends: float


class Refused(NamedTuple):
    """Why a session token is not taken: "missing", "forged" or "expired"."""

    why: str


@cache
def operator_key() -> bytes:
    """The operator's key. Errors: SettingsError for a short one, OSError when none can be kept."""
    given = os.environ.get("ADVOCACY_KEY")
    if given is not None:
        if len(given) < _KEY_LENGTH:
            raise SettingsError(f"ADVOCACY_KEY: must have at least {_KEY_LENGTH} characters")
        return given.encode()
    path = var_folder() / "key"
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written aside and linked, so that of two processes that start at once neither reads half a key.
    draft = path.with_name(f"key.{secrets.token_hex(4)}")
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(secrets.token_hex(_KEY_LENGTH))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_bytes().strip()


def digest(purpose: str, *parts: str) -> str:
    """Hex HMAC of some strings, of no use for any other purpose."""
    message = json.dumps([purpose, *parts]).encode()
    return hmac.new(operator_key(), message, hashlib.sha256).hexdigest()


def conversation_id(channel: str, *native: str) -> str:
    """The conversation of a platform's own ids: "web:...", "tg:..." or "slack:...", 46 characters at most."""
    if channel not in NAMESPACES:
        raise ValueError(f"{channel!r} is not one of {', '.join(NAMESPACES)}")
    return f"{channel}:{digest('conversation', channel, *native)[:40]}"


def is_namespaced(identifier: str) -> bool:
    """Whether an id a caller brings claims to be one of ours."""
    return identifier.split(":", 1)[0].strip().lower() in NAMESPACES and ":" in identifier


def new_native() -> str:
    """A random id for a new web session."""
    return secrets.token_hex(16)


def sign(purpose: str, native: str, seconds: float, now: float | None = None) -> str:
    """A token that proves, to this purpose only, that we issued the id."""
    ends = int((time.time() if now is None else now) + seconds)
    body = base64.urlsafe_b64encode(json.dumps([native, ends]).encode()).decode().rstrip("=")
    return f"{body}.{digest('session', purpose, body)[:43]}"


def read(purpose: str, token: str | None, now: float | None = None) -> Session | Refused:
    """The session of a token, or why not. Never raises."""
    if not token:
        return Refused("missing")
    body, _, signature = token.partition(".")
    expected = digest("session", purpose, body)[:43]
    if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace")):
        return Refused("forged")
    native, ends = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    if (time.time() if now is None else now) >= ends:
        return Refused("expired")
    return Session(native, ends)
