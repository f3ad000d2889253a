"""The one address that Slack sends everything to."""

from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from slack_bolt.adapter.sanic.async_handler import to_sanic_response

from advocacy.channels.slack.bolt import dispatch
from advocacy.channels.slack.door import Closed, check_signature, is_ssl_check, readable
from advocacy.channels.slack.environment import own
from advocacy.channels.web import http


def add_route(blueprint: Blueprint, app: Any, secret: str) -> None:
    """`/webhook`: events, interactions and commands."""

    @blueprint.post("/webhook", stream=True)
    async def receive(request: Request) -> HTTPResponse:
        try:
            body = await http.read_body(request, own()["body_bytes"])
            if is_ssl_check(body):
                return empty(200)
            check_signature(secret, request.headers, body)
            payload = readable(body)
        except http.TooLarge:
            return empty(413)
        except Closed as closed:
            return empty(closed.status)
        return to_sanic_response(await dispatch(app, payload))
