"""What Slack sends, what pretends to be Slack, and what is ignored on purpose."""

import json
import logging
import time
from urllib.parse import urlencode

import pytest

from tests.platforms.slack import words
from tests.slack.conftest import SECRET, signed

FORM = "application/x-www-form-urlencoded"
PERSON = {"id": "U1", "team_id": "T1"}
HELLO = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": "hello"}


async def test_the_address_is_verified(world):
    status, body = await world.deliver({"type": "url_verification", "token": "x", "challenge": "3eZbrw"})
    assert status == 200 and "3eZbrw" in body


async def test_the_certificate_is_checked_without_a_signature(world):
    assert await world.post(b"token=x&ssl_check=1", FORM, headers={}) == (200, "")


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8", "APPLICATION/JSON"])
async def test_any_legal_content_type(world, kind):
    body = json.dumps(world.event(HELLO)).encode()
    assert (await world.post(body, kind))[0] == 200
    assert len(world.agent.seen) == 1


@pytest.mark.parametrize("change", [
    {"X-Slack-Signature": "v0=" + "0" * 64}, {"X-Slack-Signature": ""}, {"X-Slack-Signature": "ü"},
    {"X-Slack-Request-Timestamp": "0"}, {"X-Slack-Request-Timestamp": "soon"}, {"X-Slack-Request-Timestamp": ""},
    {"X-Slack-Request-Timestamp": "9" * 30},
], ids=str)
async def test_forged_requests_are_refused(world, change):
    body = json.dumps(world.event(HELLO)).encode()
    headers = {**signed(body), **{name: value.encode().decode("latin-1") for name, value in change.items()}}
    assert (await world.post(body, headers=headers))[0] == 401
    assert not world.agent.seen


@pytest.mark.parametrize("late", [-301, 301, -100000])
async def test_old_and_future_requests_are_refused(world, late):
    body = json.dumps(world.event(HELLO)).encode()
    assert (await world.post(body, headers=signed(body, at=time.time() + late)))[0] == 401
    assert not world.agent.seen


async def test_a_request_signed_with_another_secret_is_refused(world):
    body = json.dumps(world.event(HELLO)).encode()
    assert (await world.post(body, headers=signed(body, SECRET[::-1])))[0] == 401


@pytest.mark.parametrize("body, kind", [
    (b"{", "application/json"), (b"[]", "application/json"), (b"null", "application/json"), (b"", "application/json"),
    (b"\xff\xfe", "application/json"), (b"payload={", FORM), (b"payload=[]", FORM), (b"payload=", FORM),
    (b"{" * 3000, "application/json"), (b'"text"', "application/json"),
], ids=repr)
async def test_a_body_that_cannot_be_read_is_a_bad_request(world, body, kind):
    assert (await world.post(body, kind))[0] == 400


async def test_a_message_that_speaks_of_ssl_check_is_a_message(world):
    await world.say("what is &amp;ssl_check=1&amp; for")
    assert len(world.agent.seen) == 1


async def test_a_retried_event_is_answered_once(world):
    event = world.event(HELLO)
    for number, why in enumerate(("", "http_timeout", "http_error", "connection_failed")):
        retry = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": why} if why else {}
        assert (await world.deliver(event, **retry))[0] == 200
    assert len(world.agent.seen) == 1 and len(world.slack.channels["D1"]) == 1


IGNORED = {
    "our own message": {**HELLO, "bot_id": "B1", "user": "UBOT"},
    "our own user": {**HELLO, "user": "UBOT"},
    "another bot": {**HELLO, "bot_id": "B2"},
    "another bot by subtype": {**HELLO, "subtype": "bot_message", "bot_id": "B2", "username": "x"},
    "slackbot": {**HELLO, "user": "USLACKBOT"},
    "no user": {key: value for key, value in HELLO.items() if key != "user"},
    "joined": {**HELLO, "subtype": "channel_join"},
    "topic": {**HELLO, "subtype": "channel_topic"},
    "huddle": {**HELLO, "subtype": "huddle_thread"},
    "deleted": {**HELLO, "subtype": "message_deleted", "hidden": True},
    "replied": {**HELLO, "subtype": "message_replied", "hidden": True},
    "an unfurled link": {"type": "message", "subtype": "message_changed", "channel": "D1", "channel_type": "im", "hidden": True, "message": HELLO, "previous_message": HELLO},
    "an edit": {"type": "message", "subtype": "message_changed", "channel": "D1", "channel_type": "im", "hidden": True, "message": {**HELLO, "text": "hi"}, "previous_message": HELLO},
    "our own edit": {"type": "message", "subtype": "message_changed", "channel": "D1", "channel_type": "im", "hidden": True, "message": {**HELLO, "bot_id": "B1", "text": "i want to die"}, "previous_message": HELLO},
    "public channel": {**HELLO, "channel": "C1", "channel_type": "channel"},
    "private channel": {**HELLO, "channel": "G1", "channel_type": "group"},
    "group message": {**HELLO, "channel": "G1", "channel_type": "mpim"},
    "no channel type": {key: value for key, value in HELLO.items() if key != "channel_type"},
    "messages tab": {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "messages"},
    "reaction": {"type": "reaction_added", "user": "U1", "reaction": "wave", "item": {"type": "message", "channel": "D1", "ts": "1"}},
    "uninstalled": {"type": "app_uninstalled"},
    "tokens": {"type": "tokens_revoked", "tokens": {"bot": ["UBOT"]}},
    "joined event": {"type": "member_joined_channel", "user": "UBOT", "channel": "C1"},
    "assistant thread": {"type": "assistant_thread_started", "assistant_thread": {"user_id": "U1", "channel_id": "D1", "thread_ts": "1"}},
    "mention in a dm": {"type": "app_mention", "user": "U1", "channel": "D1", "text": "<@UBOT> hello"},
    "a bot mentions us": {"type": "app_mention", "user": "U9", "bot_id": "B9", "channel": "C1", "text": "<@UBOT> hello"},
    "not invented yet": {"type": "thought_shared", "user": "U1"},
    "no type": {"user": "U1"},
}


@pytest.mark.parametrize("name", IGNORED)
async def test_ignored_on_purpose(world, name):
    assert (await world.deliver(world.event(IGNORED[name])))[0] == 200
    assert not world.agent.seen and not world.slack.calls


@pytest.mark.parametrize("event", [None, [], "x", {}, {"type": 7}, {**HELLO, "text": None}, {**HELLO, "user": 7}, {**HELLO, "channel": []}], ids=str)
async def test_broken_events_do_no_harm(world, event):
    payload = {**world.event({}), "event": event}
    assert (await world.deliver(payload))[0] == 200
    assert not world.agent.seen


async def test_a_file_without_words_gets_a_kind_note(world):
    await world.deliver(world.event({**HELLO, "text": "", "subtype": "file_share", "files": [{"id": "F1"}]}))
    assert not world.agent.seen
    assert "words" in words(world.slack.channels["D1"][0]["blocks"])


async def test_words_beside_a_file_are_read(world):
    await world.deliver(world.event({**HELLO, "subtype": "file_share", "files": [{"id": "F1"}]}))
    assert world.agent.seen[0].text == "hello"


async def test_a_cry_for_help_in_an_edit_is_heard(world):
    edit = {**IGNORED["an edit"], "message": {**HELLO, "text": "i want to die"}}
    await world.deliver(world.event(edit))
    assert "999" in words(world.slack.channels["D1"][0]["blocks"])


INTERACTIVE = [
    {"type": "block_actions", "actions": []},
    {"type": "block_actions", "actions": [{"type": "static_select", "action_id": "choice", "selected_option": None}], "message": {"ts": "1"}, "channel": {"id": "D1"}},
    {"type": "block_actions", "actions": [{"type": "button", "action_id": "open", "url": "x"}], "message": {"ts": "1"}, "channel": {"id": "C1"}},
    {"type": "block_actions", "actions": [{"type": "button", "action_id": "choice:0", "value": "made-up"}]},
    {"type": "block_actions", "actions": [{"type": "overflow", "action_id": "x", "selected_option": {"value": "y"}}]},
    {"type": "block_suggestion", "action_id": "x", "block_id": "b", "value": "q"},
    {"type": "view_submission", "view": {"id": "V", "type": "modal", "callback_id": "x"}},
    {"type": "view_closed", "view": {"id": "V", "type": "modal", "callback_id": "x"}},
    {"type": "shortcut", "callback_id": "x"},
    {"type": "message_action", "callback_id": "x", "channel": {"id": "C1"}, "message": {"ts": "1", "text": "hello"}},
    {"type": "interactive_message", "callback_id": "x", "actions": [{"name": "a", "type": "button", "value": "y"}]},
    {"type": "dialog_submission", "callback_id": "x", "submission": {}},
    {"type": "dialog_cancellation", "callback_id": "x"},
    {"type": "dialog_suggestion", "callback_id": "x", "name": "n", "value": "v"},
    {"type": "workflow_step_edit", "callback_id": "x"},
    {"type": "not_invented_yet"},
    {},
]


@pytest.mark.parametrize("payload", INTERACTIVE, ids=lambda each: each.get("type", "none"))
async def test_every_interaction_is_acknowledged(world, payload):
    whole = {"team": {"id": "T1"}, "user": PERSON, "trigger_id": "1.2", **payload} if payload else payload
    assert (await world.interact(whole))[0] == 200
    assert not world.agent.seen


COMMAND = {"token": "x", "team_id": "T1", "channel_id": "C1", "user_id": "U1", "command": "/advocacy", "api_app_id": "A1", "trigger_id": "1", "response_url": "https://hooks.slack.com/x"}


@pytest.mark.parametrize("text", ["", "can I get an IMHA", "payload of the day"])
async def test_the_slash_command_is_answered_to_one_person_only(world, text):
    status, body = await world.post(urlencode({**COMMAND, "text": text}).encode(), FORM)
    answer = json.loads(body)
    assert status == 200 and answer["response_type"] == "ephemeral"
    assert not world.agent.seen and not world.slack.calls


async def test_a_cry_for_help_in_the_slash_command_is_heard(world):
    _, body = await world.post(urlencode({**COMMAND, "text": "i want to die"}).encode(), FORM)
    assert "999" in words(json.loads(body)["blocks"])


async def test_another_command_is_acknowledged(world):
    assert (await world.post(urlencode({**COMMAND, "command": "/other"}).encode(), FORM))[0] == 200


async def test_the_operator_still_reads_what_goes_wrong(world):
    """Bolt takes its own logger's level for the logger of the app's name."""
    await world.deliver(world.event(HELLO))
    for name in ("advocacy", "advocacy.store", "advocacy.actions"):
        assert logging.getLogger(name).isEnabledFor(logging.WARNING)
