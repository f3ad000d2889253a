"""Slack on loopback, and the guide with its Slack channel."""

import hashlib
import hmac
import itertools
import json
import time
from urllib.parse import urlencode

import pytest

from advocacy.channels.slack import SlackInput
from tests.channels.conftest import fake_store, patient, surroundings  # noqa: F401 - fixtures
from tests.channels.stub import StubAgent
from tests.platforms.guide import Guide, Naps
from tests.platforms.slack import TOKEN, FakeSlack, buttons, words

SECRET = "0123456789abcdef0123456789abcdef"
PATH = "/webhooks/slack/webhook"


def signed(body: bytes, secret=SECRET, at=None):
    at = str(int(time.time() if at is None else at))
    made = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={made}"}


class World:
    """Slack, the guide, and people who write: user U1 of team T1 in the direct message D1, unless said otherwise."""

    def __init__(self, slack: FakeSlack, agent) -> None:
        self.slack, self.agent, self.naps = slack, agent, Naps()
        self._numbers = itertools.count(1)
        self.guide: Guide | None = None

    async def start(self) -> Guide:
        self.guide = await Guide(SlackInput(sleep=self.naps), self.agent).start()
        return self.guide

    async def post(self, body: bytes, kind="application/json", headers=None, idle=True):
        """(status, body) of a signed request."""
        headers = {"Content-Type": kind, **(signed(body) if headers is None else headers)}
        async with self.guide.http.post(PATH, data=body, headers=headers) as response:
            answer = response.status, await response.text()
        if idle:
            await self.guide.idle()
        return answer

    def event(self, event, team="T1", **more):
        number = next(self._numbers)
        return {
            "token": "x", "team_id": team, "api_app_id": "A1", "type": "event_callback", "event_id": f"Ev{number}",
            "event_time": 1, "event": {"event_ts": f"{number}.0", "ts": f"{number}.0", **event},
            "authorizations": [{"enterprise_id": None, "team_id": team, "user_id": "UBOT", "is_bot": True}], **more,
        }

    def message(self, text, user="U1", channel="D1", **more):
        return {"type": "message", "channel": channel, "channel_type": "im", "user": user, "text": text, **more}

    async def deliver(self, payload, idle=True, **headers):
        body = json.dumps(payload).encode()
        return await self.post(body, headers={**signed(body), **headers}, idle=idle)

    async def interact(self, payload, idle=True):
        return await self.post(urlencode({"payload": json.dumps(payload)}).encode(), "application/x-www-form-urlencoded", idle=idle)

    async def say(self, text, user="U1", channel="D1", team="T1", idle=True, **more):
        """A person writes; the messages they see after it."""
        seen = len(self.slack.channels.get(channel, []))
        status, _ = await self.deliver(self.event(self.message(text, user, channel, **more), team), idle=idle)
        assert status == 200
        return self.slack.channels.get(channel, [])[seen:]

    async def press(self, title, user="U1", channel="D1", team="T1", idle=True):
        """A person presses the newest button with this title; the messages they see after it."""
        seen = len(self.slack.channels[channel])
        message, button = next(
            (message, button)
            for message in reversed(self.slack.channels[channel])
            for button in buttons(message["blocks"])
            if title.lower() in button["text"].lower()
        )
        status, _ = await self.interact(self.pressed(message, button, user, channel, team), idle=idle)
        assert status == 200
        return self.slack.channels[channel][seen:]

    def pressed(self, message, button, user="U1", channel="D1", team="T1"):
        number = next(self._numbers)
        action = {"type": button["type"], "action_id": button["action_id"], "block_id": "b", "action_ts": f"{number}.1"}
        if button["type"] == "static_select":
            action["selected_option"] = {"text": {"type": "plain_text", "text": button["text"]}, "value": button["value"]}
        else:
            action["value"] = button["value"]
        return {
            "type": "block_actions", "team": {"id": team, "domain": "t"}, "user": {"id": user, "team_id": team},
            "api_app_id": "A1", "token": "x", "trigger_id": f"{number}.2", "response_url": "https://hooks.slack.com/x",
            "container": {"type": "message", "message_ts": message["ts"], "channel_id": channel},
            "channel": {"id": channel, "name": "directmessage"}, "message": message, "actions": [action],
        }


@pytest.fixture
async def slack_world(surroundings):  # noqa: F811
    """A world whose guide is not started yet."""
    slack = await FakeSlack().start()
    for name, value in (("SLACK_BOT_TOKEN", TOKEN), ("SLACK_SIGNING_SECRET", SECRET), ("SLACK_API_BASE", slack.base)):
        surroundings.setenv(name, value)
    surroundings.delenv("SLACK_APP_TOKEN", raising=False)
    world = World(slack, StubAgent())
    yield world
    if world.guide:
        await world.guide.stop()
    await slack.stop()


@pytest.fixture
async def world(slack_world):
    await slack_world.start()
    return slack_world


__all__ = ["World", "buttons", "words"]
