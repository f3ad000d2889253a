"""The plain page: forms and server-written HTML, the same answers, buttons and quick leave as the widget.

A form is answered by a redirect, so that reloading sends nothing twice; a message that was not processed
is answered at once with what was typed still in the box.
"""

import logging
import secrets
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any
from urllib.parse import parse_qs

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html, raw, redirect, text

from advocacy.channels import safety_net
from advocacy.channels.clean import TooLong, clean_text
from advocacy.channels.desk import Reply, Visit, answer
from advocacy.channels.erasing import erase, erase_soon, mark_ended
from advocacy.channels.identity import Refused
from advocacy.channels.settings import settings
from advocacy.channels.texts import last_words
from advocacy.channels.web import http, look
from advocacy.channels.web.root import RootBlueprint
from advocacy.channels.web.sessions import PAGE, Open, begin, form_key, resume

logger = logging.getLogger(__name__)
COOKIE = "advocacy_page"
_LATEST = "/chat#latest"
_STATUS = {"too_fast": 429, "busy": 429, "too_large": 413}
Form = dict[str, str]


def page_routes(on_new_message: Callable[[Any], Awaitable[Any]]) -> Blueprint:
    """The routes of the page."""
    blueprint = RootBlueprint("advocacy_page")

    @guarded
    async def show(request: Request) -> HTTPResponse:
        session = _session(request)
        if isinstance(session, Refused):
            # The first visit is no news; a session that ran out is.
            quiet = session.why in ("missing", "forged")
            return _with_cookie(request, look.chat(begin(PAGE), note=None if quiet else session.why))
        return _with_cookie(request, look.chat(session))

    @blueprint.post("/chat", stream=True)
    @guarded
    async def send(request: Request) -> HTTPResponse:
        form = await _form(request)
        session = _session(request)
        if isinstance(session, Refused) or not _from_own_form(request, session, form):
            return _lost(request, session, form)
        typed, token = form.get("text"), form.get("token")
        if not typed and not token:
            return _with_cookie(request, look.chat(session, note="empty"))
        reply = await answer(
            on_new_message,
            Visit("web", session.conversation, http.address(request), keep_history=True),
            message_id=form.get("message_id") or secrets.token_hex(8),
            text=None if token else typed,
            token=token,
        )
        return _after(request, session, reply, typed)

    @blueprint.post("/chat/clear", stream=True)
    @guarded
    async def clear(request: Request) -> HTTPResponse:
        session = await _ending(request)
        gone = await erase(session.conversation) if session else True
        return _with_cookie(request, look.chat(begin(PAGE), note="cleared" if gone else "not_erased"))

    @blueprint.post("/chat/leave", stream=True)
    @guarded
    async def leave(request: Request) -> HTTPResponse:
        try:
            session = await _ending(request)
            if session:
                erase_soon(session.conversation)
        except Exception as error:  # noqa: BLE001 - whoever leaves must get away, whatever is broken
            logger.error("leaving failed: %s", type(error).__name__)
        response = _html(look.leaving())
        response.headers["Refresh"] = f"0; url={settings().leave_url}"
        del response.cookies[COOKIE]
        response.cookies[COOKIE]["path"] = "/"
        return response

    @guarded
    async def privacy(request: Request) -> HTTPResponse:
        return _html(look.privacy())

    @guarded
    async def style(request: Request) -> HTTPResponse:
        return raw(look.STYLE, content_type="text/css; charset=utf-8")

    for path in ("/", "/chat"):
        blueprint.add_route(show, path, methods=["GET", "HEAD"], name="show" + path.strip("/"))
    blueprint.add_route(privacy, "/privacy", methods=["GET", "HEAD"], name="privacy")
    blueprint.add_route(style, look.STYLE_URL, methods=["GET", "HEAD"], name="style")
    return blueprint


def guarded(handler: Callable[[Request], Awaitable[HTTPResponse]]) -> Callable[[Request], Awaitable[HTTPResponse]]:
    """Headers of every page; an error is a plain page that says nothing of the request."""

    @wraps(handler)
    async def guard(request: Request) -> HTTPResponse:
        try:
            response = await handler(request)
        except http.TooLarge:
            response = _html(look.message("too_large"), 413)
        except Exception as error:  # noqa: BLE001 - the type is all that may be said of it
            logger.error("page failed: %s", type(error).__name__)
            response = text("\n".join(last_words()["sorry"]), 503)  # a template may be what failed
        response.headers.update(look.HEADERS())
        fixed = request.path == look.STYLE_URL
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if fixed else "no-store"
        return response

    return guard


async def _form(request: Request) -> Form:
    body = await http.read_body(request, settings().form_bytes)
    if http.media_type(request) != "application/x-www-form-urlencoded":
        return {}
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in fields.items()}


def _session(request: Request) -> Any:
    return resume(PAGE, request.cookies.get(COOKIE))


def _from_own_form(request: Request, session: Open, form: Form) -> bool:
    key = form.get("key", "")
    return http.same_site(request) and secrets.compare_digest(key.encode(), form_key(session).encode())


async def _ending(request: Request) -> Open | None:
    form = await _form(request)
    session = _session(request)
    if isinstance(session, Refused) or not _from_own_form(request, session, form):
        return None
    mark_ended(session.conversation)
    return session


def _lost(request: Request, session: Any, form: Form) -> HTTPResponse:
    """The form belongs to no session: nothing is processed, what was typed is kept, danger is heard."""
    typed = form.get("text") or ""
    if isinstance(session, Refused):
        why, session = session.why, begin(PAGE)
    else:
        why = "forged"
    words = clean_text(typed)
    danger = safety_net.crisis(words.start if isinstance(words, TooLong) else words)
    return _with_cookie(request, look.chat(session, note=why, typed=typed, danger=danger))


def _after(request: Request, session: Open, reply: Reply, typed: str | None) -> HTTPResponse:
    failed = any(message["kind"] == "sorry" for message in reply.messages)
    if reply.refused or failed:
        status = _STATUS.get(reply.refused or "", 200)
        page_again = look.chat(session, note=reply.refused, typed=typed or "")
        response = _with_cookie(request, page_again, status)
        if reply.retry_after:
            response.headers["Retry-After"] = str(reply.retry_after)
        return response
    response = redirect(_LATEST, status=303)
    _set_cookie(request, response, session)
    return response


def _with_cookie(request: Request, shown: look.Shown, status: int = 200) -> HTTPResponse:
    response = _html(shown.html, status)
    _set_cookie(request, response, shown.session)
    return response


def _set_cookie(request: Request, response: HTTPResponse, session: Open) -> None:
    response.cookies[COOKIE] = session.token
    response.cookies[COOKIE]["path"] = "/"
    response.cookies[COOKIE]["httponly"] = True
    response.cookies[COOKIE]["samesite"] = "Strict"
    if request.scheme == "https":
        response.cookies[COOKIE]["secure"] = True


def _html(body: str, status: int = 200) -> HTTPResponse:
    return html(body, status=status)
