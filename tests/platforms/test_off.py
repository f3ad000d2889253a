"""A channel without its secrets is off; a wrong one gives one clear line. Nothing needs the network."""

import logging

import pytest

from advocacy.channels.slack import SlackInput
from advocacy.channels.telegram import TelegramInput
from tests.channels.conftest import surroundings  # noqa: F401 - a fixture
from tests.channels.stub import StubAgent
from tests.platforms.guide import Guide

NAMES = ("TELEGRAM_TOKEN", "TELEGRAM_SECRET", "TELEGRAM_API_BASE", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "SLACK_API_BASE")
TELEGRAM = {"TELEGRAM_TOKEN": "1:secret-part", "TELEGRAM_SECRET": "hush"}
SLACK = {"SLACK_BOT_TOKEN": "xoxb-secret-part", "SLACK_SIGNING_SECRET": "0123456789abcdef"}


@pytest.fixture
def no_secrets(surroundings):  # noqa: F811
    for name in NAMES:
        surroundings.delenv(name, raising=False)
    return surroundings


async def _posted(channel, path, caplog):
    caplog.set_level(logging.INFO, "advocacy")
    guide = await Guide(channel.from_credentials({}), StubAgent()).start()
    try:
        async with guide.http.post(path, data=b"{}") as response:
            return response.status, [each for each in caplog.records if each.name.startswith("advocacy.channels")]
    finally:
        await guide.stop()


@pytest.mark.parametrize("channel, path", [(TelegramInput, "/webhooks/telegram/webhook"), (SlackInput, "/webhooks/slack/webhook")])
async def test_without_secrets_the_channel_is_off_and_says_so_once(no_secrets, caplog, channel, path):
    status, lines = await _posted(channel, path, caplog)
    assert status == 404
    assert len(lines) == 1 and "is off" in lines[0].getMessage()


@pytest.mark.parametrize("channel, path, given, named", [
    (TelegramInput, "/webhooks/telegram/webhook", {**TELEGRAM, "TELEGRAM_TOKEN": "secret-part"}, "TELEGRAM_TOKEN"),
    (TelegramInput, "/webhooks/telegram/webhook", {"TELEGRAM_TOKEN": "1:secret-part"}, "TELEGRAM_SECRET"),
    (TelegramInput, "/webhooks/telegram/webhook", {**TELEGRAM, "TELEGRAM_SECRET": "secret-part!"}, "TELEGRAM_SECRET"),
    (TelegramInput, "/webhooks/telegram/webhook", {**TELEGRAM, "TELEGRAM_API_BASE": "secret-part"}, "TELEGRAM_API_BASE"),
    (SlackInput, "/webhooks/slack/webhook", {**SLACK, "SLACK_BOT_TOKEN": "secret-part"}, "SLACK_BOT_TOKEN"),
    (SlackInput, "/webhooks/slack/webhook", {"SLACK_BOT_TOKEN": "xoxb-secret-part"}, "SLACK_SIGNING_SECRET"),
    (SlackInput, "/webhooks/slack/webhook", {**SLACK, "SLACK_SIGNING_SECRET": "secret part"}, "SLACK_SIGNING_SECRET"),
    (SlackInput, "/webhooks/slack/webhook", {**SLACK, "SLACK_APP_TOKEN": "secret-part"}, "SLACK_APP_TOKEN"),
])
async def test_a_wrong_secret_gives_one_clear_line_without_repeating_it(no_secrets, caplog, channel, path, given, named):
    for name, value in given.items():
        no_secrets.setenv(name, value)
    status, lines = await _posted(channel, path, caplog)
    assert status == 404
    assert len(lines) == 1 and named in lines[0].getMessage() and "secret" not in lines[0].getMessage().replace("signing secret", "")


@pytest.mark.parametrize("channel, path, given", [
    (TelegramInput, "/webhooks/telegram/webhook", TELEGRAM), (SlackInput, "/webhooks/slack/webhook", SLACK),
])
async def test_with_secrets_it_starts_although_the_platform_is_away(no_secrets, caplog, channel, path, given):
    for name, value in {**given, "TELEGRAM_API_BASE": "http://127.0.0.1:9", "SLACK_API_BASE": "http://127.0.0.1:9"}.items():
        no_secrets.setenv(name, value)
    status, lines = await _posted(channel, path, caplog)
    assert status in (401, 403) and not lines
