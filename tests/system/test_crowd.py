"""Fifty conversations at once keep apart and in order."""
import asyncio
import uuid

import httpx

from tests.system.doors import words

PEOPLE = 50
# What one says decides what one is told: two kinds of people, each with its own way through.
SCRIPTS = [
    [("can i get an imha", "asks", "mha_status"), ("section 3", "outcome", "eligible"), ("who pays for it", "answer", "advocacy.cost")],
    [("can i get an imha", "asks", "mha_status"), ("section 5(2)", "outcome", "not_eligible"), ("who pays for it", "answer", "advocacy.cost")],
]


async def talk(client, script):
    opened = (await client.post("/webhooks/web/session", json={})).raise_for_status().json()
    headers = {"Authorization": "Bearer " + opened["session"]["token"]}
    said = []
    for text, _, _ in script:
        body = {"message_id": uuid.uuid4().hex, "text": text}
        reply = await client.post("/webhooks/web/message", json=body, headers=headers)
        said.append(reply.raise_for_status().json()["messages"])
    entries = (await client.get("/webhooks/web/history", headers=headers)).raise_for_status().json()["entries"]
    return said, entries


async def crowd(url):
    limits = httpx.Limits(max_connections=PEOPLE)
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as client:
        return await asyncio.gather(*(talk(client, SCRIPTS[number % 2]) for number in range(PEOPLE)))


def test_everybody_gets_the_answers_to_their_own_questions_in_order(served):
    talks = asyncio.run(crowd(served.url))
    for number, (said, entries) in enumerate(talks):
        script = SCRIPTS[number % 2]
        for (text, key, value), messages in zip(script, said):
            assert value in [message.get(key) for message in messages], (number, text, words(messages))
        assert [entry["text"] for entry in entries if entry["from"] == "person"] == [text for text, _, _ in script]
        told = [entry["message"]["id"] for entry in entries if entry["from"] == "guide"]
        assert told == [message["id"] for messages in said for message in messages]
    assert len({message["id"] for said, _ in talks for messages in said for message in messages}) == sum(
        len(messages) for said, _ in talks for messages in said)


def test_what_one_person_sends_at_once_is_answered_in_order(served):
    async def burst():
        async with httpx.AsyncClient(base_url=served.url, timeout=60) as client:
            opened = (await client.post("/webhooks/web/session", json={})).json()
            headers = {"Authorization": "Bearer " + opened["session"]["token"]}
            texts = ["can i get an imha", "section 3", "who pays for it"]
            waiting = [asyncio.ensure_future(client.post(
                "/webhooks/web/message", json={"message_id": uuid.uuid4().hex, "text": text}, headers=headers)) for text in texts]
            assert {(await each).status_code for each in waiting} == {200}
            return (await client.get("/webhooks/web/history", headers=headers)).json()["entries"]

    entries = asyncio.run(burst())
    place = None
    for entry in entries:  # each is followed by its own answer before the next one
        if entry["from"] == "person":
            assert place != "person"
        place = entry["from"]
    assert len([entry for entry in entries if entry["from"] == "person"]) == 3
