"""The JSON API that the widget talks to, under /webhooks/web. Its shapes are in `schema.json`."""

import json
import logging
import re
from collections.abc import Awaitable, Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, raw

from advocacy.channels import safety_net
from advocacy.channels.desk import Visit, answer
from advocacy.channels.erasing import erase, mark_ended
from advocacy.channels.history import history
from advocacy.channels.identity import Refused
from advocacy.channels.limits import allow_session
from advocacy.channels.render.shape import shape
from advocacy.channels.settings import settings
from advocacy.channels.texts import texts
from advocacy.channels.web import http
from advocacy.channels.web.sessions import API, Open, begin, resume

logger = logging.getLogger(__name__)
SCHEMA = Path(__file__).with_name("schema.json")
_MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,32}")
_STATUS = {"too_fast": 429, "busy": 429, "empty": 400, "too_long": 413, "stale": 409}


class Problem(Exception):
    """A request that is not answered: HTTP status, code of `schema.json` and seconds to wait."""

    def __init__(self, status: int, code: str, retry_after: int = 0) -> None:
        super().__init__(code)
        self.status, self.code, self.retry_after = status, code, retry_after


def api_routes(on_new_message: Callable[[Any], Awaitable[Any]]) -> Blueprint:
    """The routes of the API."""
    blueprint = Blueprint("advocacy_web_api")

    @blueprint.post("/session", stream=True)
    @guarded
    async def new_session(request: Request) -> HTTPResponse:
        await _body(request)
        verdict = allow_session(http.address(request))
        if not verdict:
            raise Problem(429, "too_fast", verdict.retry_after)
        notice = shape(safety_net.notice(), [], date.today())
        opening = {"notice": notice["blocks"], "limits": {"text": settings().text_characters}}
        return _json({**_session(begin(API)), **opening}, 201)

    @blueprint.post("/message", stream=True)
    @guarded
    async def message(request: Request) -> HTTPResponse:
        session = _resume(request)
        sent = await _body(request)
        text, token = _one_of(sent)
        visit = Visit("web", session.conversation, http.address(request), keep_history=True)
        reply = await answer(on_new_message, visit, message_id=_message_id(sent), text=text, token=token)
        if reply.refused:
            raise Problem(_STATUS[reply.refused], reply.refused, reply.retry_after)
        return _json({**_session(session), "messages": reply.messages, "repeated": reply.repeated})

    @blueprint.get("/history")
    @guarded
    async def past(request: Request) -> HTTPResponse:
        session = _resume(request)
        return _json({**_session(session), "entries": history(session.conversation)})

    @blueprint.delete("/session", ignore_body=True)
    @guarded
    async def end(request: Request) -> HTTPResponse:
        session = _resume(request)
        mark_ended(session.conversation)
        if not await erase(session.conversation):
            raise Problem(503, "not_erased")
        return _json({"erased": True})

    @blueprint.get("/schema.json")
    @guarded
    async def schema(request: Request) -> HTTPResponse:
        return raw(SCHEMA.read_bytes(), content_type="application/schema+json")

    @blueprint.get("/health")
    @guarded
    async def health(request: Request) -> HTTPResponse:
        agent = getattr(request.app.ctx, "agent", None)
        ready = bool(agent and agent.is_ready())
        return _json({"status": "ok" if ready else "no model"}, 200 if ready else 503)

    for path in ("/session", "/message", "/history"):
        blueprint.add_route(_preflight, path, methods=["OPTIONS"], name=f"preflight{path.replace('/', '_')}")
    return blueprint


def guarded(handler: Callable[[Request], Awaitable[HTTPResponse]]) -> Callable[[Request], Awaitable[HTTPResponse]]:
    """Own origins only; every problem and every error in plain words, nothing of the request in them."""

    @wraps(handler)
    async def guard(request: Request) -> HTTPResponse:
        try:
            if not http.origin_allowed(request):
                raise Problem(403, "wrong_origin")
            response = await handler(request)
        except Problem as problem:
            response = _problem(problem)
        except Exception as error:  # noqa: BLE001 - the type is all that may be said of it
            logger.error("web request failed: %s", type(error).__name__)
            response = _problem(Problem(503, "unavailable", retry_after=5))
        response.headers.update(http.cross_origin_headers(request))
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    return guard


async def _preflight(request: Request) -> HTTPResponse:
    headers = http.cross_origin_headers(request)
    if "Access-Control-Allow-Origin" in headers:
        headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
        headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        headers["Access-Control-Max-Age"] = "600"
    return empty(headers=headers)


async def _body(request: Request) -> dict[str, Any]:
    if http.media_type(request) != "application/json":
        raise Problem(415, "wrong_type")
    try:
        sent = json.loads(await http.read_body(request, settings().body_bytes))
    except http.TooLarge:
        raise Problem(413, "too_large") from None
    except (ValueError, RecursionError):
        raise Problem(400, "wrong_body") from None
    if not isinstance(sent, dict):
        raise Problem(400, "wrong_body")
    return sent


def _one_of(sent: dict[str, Any]) -> tuple:
    text, token = sent.get("text"), sent.get("token")
    if (text is None) == (token is None):
        raise Problem(400, "wrong_body")
    if text is not None and not isinstance(text, str):
        raise Problem(400, "wrong_body")
    if token is not None and not (isinstance(token, str) and _TOKEN.fullmatch(token)):
        raise Problem(400, "wrong_body")
    return text, token


def _message_id(sent: dict[str, Any]) -> str:
    given = sent.get("message_id")
    if not (isinstance(given, str) and _MESSAGE_ID.fullmatch(given)):
        raise Problem(400, "wrong_body")
    return given


def _resume(request: Request) -> Open:
    scheme, _, token = (request.headers.get("authorization") or "").partition(" ")
    session = resume(API, token.strip() if scheme.lower() == "bearer" else None)
    if isinstance(session, Refused):
        raise Problem(401, session.why)
    return session


def _session(session: Open) -> dict[str, Any]:
    # A length of time and no point in time: the clocks of old phones are wrong.
    return {"session": {"token": session.token, "expires_in": settings().session_seconds}}


def _problem(problem: Problem) -> HTTPResponse:
    body: dict[str, Any] = {"code": problem.code, "message": texts()[problem.code]}
    headers: dict[str, str] = {}
    if problem.retry_after:
        body["retry_after"] = problem.retry_after
        headers["Retry-After"] = str(problem.retry_after)
    return _json({"error": body}, problem.status, headers)


def _json(body: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> HTTPResponse:
    raw_body = json.dumps(body, ensure_ascii=False).encode("utf-8")
    return raw(raw_body, status=status, headers=headers, content_type="application/json")
