"""Ten thousand hostile messages: no error, no silence, no other person's words, nothing typed becomes a command."""

import asyncio
import json
import logging
import uuid
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from advocacy import state
from advocacy.channels.desk import Visit, answer
from advocacy.channels.settings import settings
from advocacy.state import SqliteState
from tests.channels.hostile import CORPUS, messages
from tests.channels.stub import StubAgent

SCHEMA = json.loads(Path("advocacy/channels/web/schema.json").read_text(encoding="utf-8"))
MESSAGES = jsonschema.Draft7Validator({"$ref": "#/definitions/messages", "definitions": SCHEMA["definitions"]})
PEOPLE = 20


def unlimited(surroundings):
    surroundings.setenv("ADVOCACY_CONVERSATION_RATE", "1000000/minute")
    settings.cache_clear()
    state.set_state(SqliteState(":memory:"))


class Echo(StubAgent):
    """Says back what it understood, with the conversation's own secret."""

    async def handle_message(self, message):
        self.seen = [message]
        reply = {"text": f"secret of {message.sender_id}\n{message.text}", "kind": "answer",
                 "buttons": [{"title": message.text[:40] or "?", "payload": "/x"}]}
        await message.output_channel.send_response(message.sender_id, reply)


async def check(agent, person, text):
    agent.seen = []
    visit = Visit("web", f"web:{person:04}", keep_history=True)
    reply = await answer(agent.handle_message, visit, message_id=uuid.uuid4().hex, text=text)
    assert reply.messages and MESSAGES.is_valid(reply.messages)
    said = json.dumps(reply.messages, ensure_ascii=False).encode().decode()
    assert "secret of" not in said.replace(f"secret of web:{person:04}", "").replace(text, "")
    assert reply.refused in (None, "empty", "too_long")
    told = reply.messages[0].get("note") == "command"
    assert bool(agent.seen) == (reply.refused is None and not told)
    for message in agent.seen:
        assert message.parse_data is None and not message.text.startswith("/") and "\x00" not in message.text
        assert len(message.text) <= settings().text_characters


@pytest.mark.slow
def test_ten_thousand_messages_made_from_known_tricks(surroundings, caplog):
    unlimited(surroundings)
    caplog.set_level(logging.DEBUG, logger="advocacy")
    agent = Echo()

    async def run():
        for number, text in enumerate(messages(10_000)):
            await check(agent, number % PEOPLE, text)

    asyncio.run(run())
    assert caplog.text == ""


@hypothesis_settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(), max_size=2500))
def test_texts_nobody_thought_of(surroundings, text):
    unlimited(surroundings)
    asyncio.run(check(Echo(), 1, text))


@hypothesis_settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(token=st.text(max_size=40), message_id=st.text(min_size=1, max_size=80))
def test_made_up_tokens_and_ids(surroundings, token, message_id):
    unlimited(surroundings)
    agent = Echo()
    reply = asyncio.run(answer(agent.handle_message, Visit("web", "web:1"), message_id=message_id, token=token))
    assert reply.refused == "stale" and reply.messages and agent.seen == []


def test_hostile_bodies_over_the_wire_are_answered_and_never_an_error(surroundings, make_server):
    surroundings.setenv("ENABLE_REST", "1")
    server = make_server()
    client = server.client()
    made = client.post("/webhooks/web/session", json={}).json()
    headers = {"Authorization": "Bearer " + made["session"]["token"], "Content-Type": "application/json"}
    key = client.get("/").text.split('name="key" value="')[1].split('"')[0]
    for number, text in enumerate([*CORPUS, *messages(300, seed=7)]):
        body = json.dumps({"message_id": f"message-{number}", "text": text, "sender": "s", "message": text}).encode()
        for path in ("/webhooks/web/message", "/webhooks/rest/webhook"):
            for content in (body, body[: number % len(body)]):
                response = client.post(path, content=content, headers=headers)
                assert response.status_code in (200, 400, 413) and response.json()
        form = {"key": key, "text": text.encode("utf-8", "replace")}
        assert client.post("/chat", data=form).status_code in (200, 303, 413)
    for message in server.agent.seen:
        assert message.parse_data is None and not message.text.startswith("/")
    page = client.get("/chat").text
    assert "<script" not in page and "onerror=alert" not in page.replace("&lt;img src=x onerror=alert", "")
