"""The widget's JSON API over real HTTP."""

import uuid


def begin(client):
    made = client.post("/webhooks/web/session", json={})
    assert made.status_code == 201
    return {"Authorization": "Bearer " + made.json()["session"]["token"]}


def say(client, session, text=None, token=None, message_id=None, **headers):
    body = {"message_id": message_id or uuid.uuid4().hex}
    body.update({"text": text} if token is None else {"token": token})
    return client.post("/webhooks/web/message", json=body, headers={**session, **headers})


def test_a_typed_message_is_answered_with_blocks_links_and_buttons(server):
    client = server.client()
    reply = say(client, begin(client), "answer")
    assert reply.status_code == 200
    [message] = reply.json()["messages"]
    assert message["answer"] == "imha.what"
    assert {"text": "116 123", "href": "tel:116123"} in message["blocks"][0]["spans"]
    assert [sorted(button) for button in message["buttons"]] == [["title", "token"]]
