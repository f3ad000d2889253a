"""Web sessions: the server makes the id and signs it; the browser only carries it."""

from typing import NamedTuple

from advocacy.channels.erasing import is_ended
from advocacy.channels.identity import Refused, conversation_id, digest, new_native, read, sign
from advocacy.channels.settings import settings

# One purpose cannot use the other's tokens: a cookie is no bearer token.
API, PAGE = "web-api", "web-page"


class Open(NamedTuple):
    """A session that may talk. `token` is fresh, good for `session_seconds` from now."""

    native: str
    conversation: str
    token: str


def begin(purpose: str) -> Open:
    """A new session. Nothing is stored for it until a message comes."""
    return _open(purpose, new_native())


def resume(purpose: str, token: str | None) -> Open | Refused:
    """The session of a token, or why not: "missing", "forged", "expired" or "ended"."""
    session = read(purpose, token)
    if isinstance(session, Refused):
        return session
    if is_ended(conversation_id("web", session.native)):
        return Refused("ended")
    return _open(purpose, session.native)


def form_key(session: Open) -> str:
    """What a form of this session carries, so that no other site can send it."""
    return digest("form", session.native)[:32]


def _open(purpose: str, native: str) -> Open:
    token = sign(purpose, native, settings().session_seconds)
    return Open(native, conversation_id("web", native), token)
