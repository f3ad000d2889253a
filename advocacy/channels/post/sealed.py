"""Letters under seal: what waits in the state is unreadable without the operator's key.

A message waits here before it was redacted, and with the platform's own ids.
"""

import base64
import hashlib
import json
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from advocacy.channels.identity import operator_key


def seal(value: Any) -> str:
    """A JSON value as opaque text."""
    return _fernet(operator_key()).encrypt(json.dumps(value).encode()).decode()


def unseal(sealed: Any) -> Any | None:
    """The value, or None when it was sealed under another key or is damaged."""
    try:
        return json.loads(_fernet(operator_key()).decrypt(sealed.encode()))
    except (InvalidToken, ValueError, AttributeError):
        return None


@lru_cache(maxsize=4)
def _fernet(key: bytes) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"sealed post" + key).digest()))
