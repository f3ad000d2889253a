"""The manifest asks for what the channel uses, and for no more."""

from pathlib import Path

import yaml

from advocacy.channels.slack.environment import own
from tests.slack.conftest import PATH

MANIFEST = yaml.safe_load((Path(__file__).parents[2] / "deploy" / "slack-manifest.yml").read_text(encoding="utf-8"))


def test_the_events_are_those_that_are_answered():
    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == {"app_home_opened", "app_mention", "message.im"}


def test_every_address_is_the_route():
    places = [MANIFEST["settings"]["event_subscriptions"], MANIFEST["settings"]["interactivity"]]
    found = [each["request_url"] for each in places] + [each["url"] for each in MANIFEST["features"]["slash_commands"]]
    assert all(url.endswith(PATH) for url in found) and len(found) == 3


def test_no_channel_can_be_read():
    scopes = MANIFEST["oauth_config"]["scopes"]["bot"]
    assert not [scope for scope in scopes if scope.startswith(("channels:", "groups:", "mpim:", "users:", "files:"))]


def test_the_command_and_the_tabs():
    assert [each["command"] for each in MANIFEST["features"]["slash_commands"]] == [own()["command"]]
    home = MANIFEST["features"]["app_home"]
    assert home["home_tab_enabled"] and home["messages_tab_enabled"] and not home["messages_tab_read_only_enabled"]
    assert len(MANIFEST["display_information"]["description"]) <= 140 and len(MANIFEST["display_information"]["name"]) <= 35
