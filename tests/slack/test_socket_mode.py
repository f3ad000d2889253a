"""The same talk where Slack cannot reach us: we call Slack and keep a line open."""

import asyncio

import pytest

from advocacy.channels.slack.bolt import make_app
from advocacy.channels.slack.environment import SlackSettings, read_settings
from advocacy.channels.slack.socket_mode import keep_connected
from tests.platforms.slack import words
from tests.platforms.slack_socket import APP_TOKEN, FakeSocket
from tests.slack.conftest import PATH


@pytest.fixture
async def line(world):
    """The guide's line to Slack, after two refusals."""
    socket = await FakeSocket(refuse=2).start()
    settings = SlackSettings("xoxb-1-imitation", None, APP_TOKEN, socket.base)
    app = make_app(settings, world.guide.service)
    task = asyncio.ensure_future(keep_connected(app, settings, world.naps))
    await asyncio.wait_for(socket.connected.wait(), 10)
    yield socket
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await socket.stop()


async def test_a_message_is_acknowledged_and_answered_once(world, line):
    event = world.event(world.message("hello"))
    assert await line.send("events_api", event)
    assert await line.send("events_api", event)
    await world.guide.idle()
    assert world.slack.texts("D1") == ["You said hello"]
    assert len(world.naps.seconds) == 2


async def test_whatever_comes_is_acknowledged(world, line):
    for kind, payload in (("events_api", world.event({"type": "thought_shared"})), ("interactive", {"type": "shortcut", "callback_id": "x"}), ("interactive", {})):
        assert await line.send(kind, payload)


async def test_the_slash_command_is_answered_down_the_line(world, line):
    command = {"command": "/advocacy", "text": "", "team_id": "T1", "user_id": "U1", "channel_id": "C1", "api_app_id": "A1"}
    answer = (await line.send("slash_commands", command))["payload"]
    assert answer["response_type"] == "ephemeral" and words(answer["blocks"])


async def test_by_socket_mode_alone_there_is_no_route(slack_world, surroundings):
    surroundings.delenv("SLACK_SIGNING_SECRET")
    surroundings.setenv("SLACK_APP_TOKEN", APP_TOKEN)
    assert read_settings().signing_secret is None
    await slack_world.start()
    async with slack_world.guide.http.post(PATH, data=b"{}") as response:
        assert response.status == 404
