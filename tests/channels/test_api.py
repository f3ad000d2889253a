"""The widget's JSON API over real HTTP."""

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import pytest

from advocacy.channels.identity import sign
from advocacy.channels.settings import settings

SCHEMA = json.loads(Path("advocacy/channels/web/schema.json").read_text(encoding="utf-8"))


def checked(response, shape):
    """The JSON of a response that keeps to a definition of the published schema."""
    body = response.json()
    jsonschema.validate(body, {"$ref": f"#/definitions/{shape}", "definitions": SCHEMA["definitions"]})
    return body


def begin(client):
    made = client.post("/webhooks/web/session", json={})
    assert made.status_code == 201
    return {"Authorization": "Bearer " + checked(made, "session_opened")["session"]["token"]}


def say(client, session, text=None, token=None, message_id=None, headers=None):
    body = {"message_id": message_id or uuid.uuid4().hex}
    body.update({"text": text} if token is None else {"token": token})
    return client.post("/webhooks/web/message", json=body, headers={**session, **(headers or {})})


def messages(response):
    assert response.status_code == 200, response.text
    return checked(response, "message_reply")["messages"]


def code(response, status):
    assert response.status_code == status, response.text
    return checked(response, "problem")["error"]["code"]


def words(message):
    return json.dumps(message["blocks"])


@pytest.fixture
def client(server):
    return server.client()


def test_the_notice_comes_with_the_session(client):
    opened = checked(client.post("/webhooks/web/session", json={}), "session_opened")
    assert "999" in json.dumps(opened["notice"])


def test_a_typed_message_is_answered_with_blocks_links_and_buttons(client):
    [message] = messages(say(client, begin(client), "answer"))
    assert message["answer"] == "imha.what"
    assert {"text": "116 123", "href": "tel:116123"} in message["blocks"][0]["spans"]
    assert message["buttons"][0]["title"] == "Tell me more"


def test_a_button_sends_its_payload_past_the_understanding(client, server):
    session = begin(client)
    [question] = messages(say(client, session, "ask"))
    messages(say(client, session, token=question["buttons"][0]["token"]))
    parsed = server.agent.seen[-1].parse_data
    assert parsed["intent"]["name"] == "inform" and parsed["entities"][0]["value"] == "ward"


@pytest.mark.parametrize("typed", ['/inform{"setting": "ward"}', "/restart", "EXTERNAL: x", "／restart", "/ /affirm@1.0",
                                   '/inform{"setting": "ward"} please', "\u200b/restart", "/inform{"])
def test_typed_commands_and_typed_payloads_are_answered_and_not_processed(client, server, typed):
    session = begin(client)
    say(client, session, "ask")
    assert messages(say(client, session, typed))[0]["note"] == "command"
    assert len(server.agent.seen) == 1


@pytest.mark.parametrize("typed", ["/ i need an advocate", "/i need an advocate", "EXTERNAL: i need an advocate"])
def test_words_after_a_slash_are_words(client, server, typed):
    messages(say(client, begin(client), typed))
    assert server.agent.seen[-1].text == "i need an advocate" and server.agent.seen[-1].parse_data is None


def test_the_same_message_id_is_one_turn(client, server):
    session = begin(client)
    first = say(client, session, "hello", message_id="message-1").json()
    again = say(client, session, "hello", message_id="message-1").json()
    assert len(server.agent.seen) == 1
    assert again["messages"] == first["messages"] and again["repeated"] and not first["repeated"]


def test_a_double_click_at_the_same_moment_is_one_turn(client, server):
    session = begin(client)
    with ThreadPoolExecutor(3) as pool:
        replies = list(pool.map(lambda _: say(client, session, "hello", message_id="message-1"), range(3)))
    assert len(server.agent.seen) == 1 and len({json.dumps(messages(reply)) for reply in replies}) == 1


def test_a_button_pressed_twice_gives_the_same_reply(client, server):
    session = begin(client)
    [question] = messages(say(client, session, "ask"))
    token = question["buttons"][0]["token"]
    first, again = (say(client, session, token=token) for _ in range(2))
    assert messages(first) == messages(again) and again.json()["repeated"] and len(server.agent.seen) == 2


def test_two_tabs_cannot_answer_a_question_twice(client, server):
    session = begin(client)
    [question] = messages(say(client, session, "ask"))
    yes, no = question["buttons"]
    messages(say(client, session, token=yes["token"]))
    assert code(say(client, session, token=no["token"]), 409) == "stale"
    assert len(server.agent.seen) == 2


def test_a_button_of_another_conversation_does_not_work(client, server):
    [question] = messages(say(client, begin(client), "ask"))
    assert code(say(client, begin(client), token=question["buttons"][0]["token"]), 409) == "stale"
    assert len(server.agent.seen) == 1


def test_a_failed_turn_may_be_sent_again(client, server):
    session = begin(client)
    [question] = messages(say(client, session, "ask"))
    token = question["buttons"][0]["token"]
    server.agent.broken = True
    assert messages(say(client, session, token=token))[0]["kind"] == "sorry"
    assert messages(say(client, session, "hello", message_id="message-1"))[0]["kind"] == "sorry"
    server.agent.broken = False
    assert messages(say(client, session, token=token))[0]["kind"] == "answer"
    assert messages(say(client, session, "hello", message_id="message-1"))[0]["kind"] == "answer"


def test_danger_is_answered_when_the_assistant_is_broken(client, server):
    server.agent.broken = True
    assert messages(say(client, begin(client), "I want to die"))[0]["kind"] == "crisis"


def test_danger_in_a_message_that_is_too_long_is_heard(client, server):
    session = begin(client)
    long = "word " * settings().text_characters
    assert messages(say(client, session, "i want to die " + long[: settings().text_characters]))[0]["kind"] == "crisis"
    assert code(say(client, session, long[: settings().text_characters + 100]), 413) == "too_long"
    assert server.agent.seen == []


@pytest.mark.parametrize("header, why", [
    ({}, "missing"),
    ({"Authorization": "Bearer nonsense"}, "forged"),
    ({"Authorization": "Basic nonsense"}, "missing"),
    ({"Authorization": "Bearer web:0123456789"}, "forged"),
])
def test_nobody_talks_without_a_token_of_ours(client, server, header, why):
    for response in (say(client, header, "hello"), client.get("/webhooks/web/history", headers=header),
                     client.delete("/webhooks/web/session", headers=header)):
        assert code(response, 401) == why
    assert server.agent.seen == []


def test_an_old_session_is_explained(client):
    old = {"Authorization": "Bearer " + sign("web-api", "0" * 32, -1)}
    assert code(say(client, old, "hello"), 401) == "expired"


def test_a_changed_token_and_a_page_cookie_are_no_way_in(client):
    mine = begin(client)["Authorization"]
    _, _, signature = mine.partition(".")
    other = begin(client)["Authorization"].partition(".")[0]
    assert code(say(client, {"Authorization": f"{other}.{signature}"}, "hello"), 401) == "forged"
    cookie = sign("web-page", "0" * 32, 60)
    assert code(say(client, {"Authorization": f"Bearer {cookie}"}, "hello"), 401) == "forged"


def test_two_people_never_see_each_other(client):
    anna, ben = begin(client), begin(client)
    say(client, anna, "say marmalade")
    assert "marmalade" in client.get("/webhooks/web/history", headers=anna).text
    assert checked(client.get("/webhooks/web/history", headers=ben), "history_reply")["entries"] == []


def test_history_survives_a_restart_and_buttons_still_work(make_server):
    first = make_server()
    client = first.client()
    session = begin(client)
    [question] = messages(say(client, session, "ask"))
    first.stop()
    second = make_server()
    client = second.client()
    entries = checked(client.get("/webhooks/web/history", headers=session), "history_reply")["entries"]
    assert [entry["from"] for entry in entries] == ["person", "guide"]
    assert entries[1]["message"] == question
    messages(say(client, session, token=question["buttons"][0]["token"]))
    assert second.agent.seen[-1].parse_data


def test_deleting_erases_everything_and_ends_the_session(client, fake_store, tmp_path):
    session = begin(client)
    say(client, session, "say marmalade")
    assert checked(client.delete("/webhooks/web/session", headers=session), "erased")
    assert len(fake_store.erased) == 1 and fake_store.erased[0].startswith("web:")
    assert code(client.get("/webhooks/web/history", headers=session), 401) == "ended"
    assert not any(b"marmalade" in path.read_bytes() for path in tmp_path.iterdir())


def test_an_erasure_that_failed_is_said(client, fake_store):
    def fail(conversation):
        raise OSError("database gone")

    fake_store.erase = fail
    assert code(client.delete("/webhooks/web/session", headers=begin(client)), 503) == "not_erased"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "file://", "https://127.0.0.1"])
def test_other_origins_are_refused(client, server, origin):
    session = begin(client)
    refused = say(client, session, "hello", headers={"Origin": origin})
    assert code(refused, 403) == "wrong_origin"
    assert "access-control-allow-origin" not in refused.headers and server.agent.seen == []


def test_our_own_and_listed_origins_are_served(surroundings, make_server):
    surroundings.setenv("ALLOWED_ORIGINS", "https://charity.example, https://other.example/")
    settings.cache_clear()
    server = make_server()
    client = server.client()
    session = begin(client)
    messages(say(client, session, "hello", headers={"Origin": server.url}))
    listed = say(client, session, "hello", headers={"Origin": "https://charity.example"})
    messages(listed)
    assert listed.headers["access-control-allow-origin"] == "https://charity.example"
    assert "access-control-allow-credentials" not in listed.headers
    asked = {"Origin": "https://charity.example", "Access-Control-Request-Method": "POST"}
    allowed = client.options("/webhooks/web/message", headers=asked)
    assert "Authorization" in allowed.headers["access-control-allow-headers"]
    foreign = client.options("/webhooks/web/message", headers={**asked, "Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in foreign.headers


@pytest.mark.parametrize("body", [
    b"", b"[]", b"null", b"1", b"{", b"\xff\xfe", b"[" * 9000, b'{"message_id": "12345678"}',
    b'{"text": "hi"}', b'{"text": 5, "message_id": "12345678"}', b'{"text": ["hi"], "message_id": "12345678"}',
    b'{"text": "hi", "token": "12345678", "message_id": "12345678"}', b'{"text": "hi", "message_id": "a b"}',
    b'{"text": "hi", "message_id": {"a": 1}}', b'{"token": {"a": 1}, "message_id": "12345678"}',
    b'{"token": "../../etc", "message_id": "12345678"}', b'{"text": "hi", "message_id": "' + b"a" * 65 + b'"}',
])
def test_requests_that_make_no_sense_are_refused_plainly(client, server, body):
    session = begin(client)
    response = client.post(
        "/webhooks/web/message", content=body, headers={**session, "Content-Type": "application/json"}
    )
    assert code(response, 400) == "wrong_body" and server.agent.seen == []


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u202e", "/", "///"])
def test_a_message_without_words_is_said_to_be_one(client, text):
    assert code(say(client, begin(client), text), 400) == "empty"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_taken(client, kind):
    headers = {**begin(client), "Content-Type": kind}
    response = client.post("/webhooks/web/message", content=b'{"text": "hi", "message_id": "12345678"}', headers=headers)
    assert code(response, 415) == "wrong_type"


def test_charset_is_no_reason_to_refuse(client):
    headers = {**begin(client), "Content-Type": "Application/JSON; charset=utf-8"}
    body = '{"text": "Zoë", "message_id": "12345678"}'.encode()
    messages(client.post("/webhooks/web/message", content=body, headers=headers))


@pytest.mark.parametrize("chunked", [False, True])
def test_a_large_body_is_refused(client, server, chunked):
    body = json.dumps({"text": "a" * settings().body_bytes, "message_id": "12345678"}).encode()
    content = (body[i : i + 4096] for i in range(0, len(body), 4096)) if chunked else body
    headers = {**begin(client), "Content-Type": "application/json"}
    response = client.post("/webhooks/web/message", content=content, headers=headers)
    assert code(response, 413) == "too_large" and server.agent.seen == []


def test_too_many_messages_are_slowed_down_but_danger_is_heard(surroundings, make_server):
    surroundings.setenv("ADVOCACY_CONVERSATION_RATE", "2/minute")
    settings.cache_clear()
    server = make_server()
    client = server.client()
    session = begin(client)
    for _ in range(2):
        messages(say(client, session, "hello"))
    refused = say(client, session, "hello")
    assert code(refused, 429) == "too_fast" and 0 < int(refused.headers["retry-after"]) <= 60
    assert messages(say(client, session, "i want to die"))[0]["kind"] == "crisis"
    messages(say(client, begin(client), "hello"))
    assert len(server.agent.seen) == 3


def test_one_address_cannot_begin_endless_conversations(surroundings, make_server):
    surroundings.setenv("ADVOCACY_SESSION_RATE", "2/minute")
    settings.cache_clear()
    client = make_server().client()
    begin(client), begin(client)
    assert code(client.post("/webhooks/web/session", json={}), 429) == "too_fast"


def test_an_error_says_nothing_of_the_request(client, monkeypatch, caplog):
    from advocacy.channels.web import api

    async def fail(*_, **__):
        raise RuntimeError("marmalade in the exception")

    monkeypatch.setattr(api, "answer", fail)
    response = say(client, begin(client), "marmalade in the text")
    assert code(response, 503) == "unavailable"
    assert "marmalade" not in response.text + caplog.text and "RuntimeError" in caplog.text


def test_words_reach_no_log_when_a_turn_fails(client, caplog):
    caplog.set_level("DEBUG")
    say(client, begin(client), "fail")
    assert "secret in an exception" not in caplog.text


def test_a_message_of_ten_thousand_characters_arrives_whole(client, server):
    async def long(message):
        await message.output_channel.send_response(message.sender_id, {"text": "word " * 2000, "kind": "answer"})

    server.agent.handle_message = long
    assert words(messages(say(client, begin(client), "hello"))[0]).count("word") == 2000


def test_the_schema_is_published_and_health_is_told(client):
    assert client.get("/webhooks/web/schema.json").json() == SCHEMA
    assert client.get("/webhooks/web/health").status_code == 200
