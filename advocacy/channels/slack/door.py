"""Who may come in: requests signed by Slack lately, with a body that can be read."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

_WINDOW_SECONDS = 60 * 5  # Slack's documentation, "Verifying requests from Slack"


class Closed(Exception):
    """The HTTP status that a request gets instead of an answer."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


def check_signature(
    secret: str, headers: Mapping[str, str], body: bytes, now: Callable[[], float] = time.time
) -> None:
    """Errors: Closed(401)."""
    timestamp = headers.get("x-slack-request-timestamp") or ""
    given = headers.get("x-slack-signature") or ""
    if not timestamp.isascii() or not timestamp.isdigit() or len(timestamp) > 12:
        raise Closed(401)
    if abs(now() - int(timestamp)) > _WINDOW_SECONDS:
        raise Closed(401)
    made = hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(f"v0={made}".encode(), given.encode("utf-8", "replace")):
        raise Closed(401)


def is_ssl_check(body: bytes) -> bool:
    """Slack asks now and then, unsigned, whether our certificate is good."""
    if len(body) > 1000 or body.lstrip().startswith(b"{"):
        return False
    return parse_qs(body.decode("latin-1")).get("ssl_check") == ["1"]


def readable(body: bytes) -> dict[str, Any]:
    """The payload: JSON, the JSON in a form's `payload`, or a plain form. Errors: Closed(400)."""
    try:
        text = body.decode("utf-8")
        if text.lstrip().startswith(("{", "[")):
            return _object(json.loads(text))
        fields = parse_qs(text, keep_blank_values=True, strict_parsing=True)
        if "payload" in fields:
            return _object(json.loads(fields["payload"][-1]))
        return {name: values[-1] for name, values in fields.items()}
    except (ValueError, RecursionError):
        raise Closed(400) from None


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value
