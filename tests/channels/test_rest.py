"""The rest channel: closed, and safe when it is open."""

import json

import pytest
from rasa.shared.core.events import BotUttered

from advocacy.channels.settings import settings


@pytest.fixture
def rest(surroundings, server):
    surroundings.setenv("ENABLE_REST", "1")
    client = server.client()

    def send(message, sender="person", **more):
        return client.post("/webhooks/rest/webhook", json={"sender": sender, "message": message, **more})

    send.client, send.agent = client, server.agent
    return send


@pytest.mark.parametrize("value", [None, "", "0", "true"])
def test_it_is_closed_unless_it_is_opened(surroundings, server, value):
    if value is not None:
        surroundings.setenv("ENABLE_REST", value)
    client = server.client()
    assert client.get("/webhooks/rest/").status_code == 404
    assert client.post("/webhooks/rest/webhook", json={"sender": "a", "message": "hi"}).status_code == 404
    assert server.agent.seen == []


def test_it_answers_as_rasas_own_does(rest):
    assert rest.client.get("/webhooks/rest/").json() == {"status": "ok"}
    [message] = rest("ask").json()
    assert message["recipient_id"] == "person" and message["text"].startswith("Are you")
    assert message["buttons"][0] == {"title": "Yes", "payload": '/inform{"setting": "ward"}'}
    assert set(message) == {"recipient_id", "text", "buttons"}
    assert rest.agent.seen[0].sender_id == "person" and rest.agent.seen[0].input_channel == "rest"


def test_an_offered_payload_is_a_button_and_another_is_nothing(rest):
    payload = '/inform{"setting": "ward"}'
    rest(payload)
    rest("ask")
    rest(payload)
    rest(payload, sender="another")
    rest('/inform{"setting": "prison"}')
    rest("/restart")
    seen = [(message.sender_id, bool(message.parse_data)) for message in rest.agent.seen]
    assert seen == [("person", False), ("person", True)]


def test_a_payload_in_the_tracker_counts_while_it_is_recent(rest):
    old = BotUttered("old", data={"buttons": [{"title": "x", "payload": "/old"}]})
    new = BotUttered("new", data={"buttons": [{"title": "x", "payload": "/new"}]})
    rest.agent.events["person"] = [old] + [BotUttered("...")] * 8 + [new] + [BotUttered("...")]
    rest("/new")
    rest("/old")
    assert [message.text for message in rest.agent.seen] == ["/new"]


@pytest.mark.parametrize("body", [
    b"", b"[]", b"null", b'"x"', b"{", b"\xff", b"[" * 5000, b"{}", b'{"message": ""}', b'{"message": "  "}',
    b'{"message": 5}', b'{"message": ["hi"]}', b'{"message": {"a": 1}}', b'{"sender": 5, "message": "hi"}',
    b'{"sender": ["a"], "message": "hi"}', b'{"sender": "a\\u0000b", "message": "hi"}',
    b'{"sender": "a\\nb", "message": "hi"}', b'{"sender": "\\ud800", "message": "hi"}',
    b'{"sender": "web:1", "message": "hi"}', b'{"sender": "TG:1", "message": "hi"}',
    b'{"sender": "' + b"a" * 256 + b'", "message": "hi"}',
])
def test_bad_requests_are_400_and_never_reach_the_assistant(rest, body):
    response = rest.client.post("/webhooks/rest/webhook", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 400 and set(response.json()) == {"error"}
    assert rest.agent.seen == []


def test_nobody_shares_a_conversation_for_want_of_a_name(rest):
    first, second = (rest.client.post("/webhooks/rest/webhook", json={"message": "hi"}).json() for _ in range(2))
    assert first[0]["recipient_id"] != second[0]["recipient_id"]


def test_a_caller_chooses_neither_channel_nor_metadata(rest):
    rest("hi", input_channel="web", metadata={"x": 1})
    assert rest.agent.seen[0].input_channel == "rest" and not rest.agent.seen[0].metadata


def test_failure_hidden_words_and_length_are_answered(rest):
    assert "999" in rest("fail").json()[0]["text"]
    rest.agent.broken = True
    assert "999" in rest("i want to die").json()[0]["text"]
    rest.agent.broken = False
    seen = len(rest.agent.seen)
    assert rest("a" * (settings().text_characters + 1)).json()[0]["text"]
    assert rest("\u200b").json()[0]["text"]
    assert len(rest.agent.seen) == seen
    assert rest("a" * settings().body_bytes).status_code == 413


def test_a_stream_ends_even_when_the_turn_fails(rest):
    response = rest.client.post("/webhooks/rest/webhook?stream=true", json={"sender": "a", "message": "fail"})
    assert [json.loads(line)["recipient_id"] for line in response.text.splitlines()] == ["a"]
