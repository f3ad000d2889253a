"""One turn, and what is said when it fails."""

import asyncio
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from advocacy.channels import safety_net
from advocacy.channels.once import once
from advocacy.channels.texts import last_words
from advocacy.channels.turn import Busy, in_turn, parse_payload, take_turn
from tests.channels.stub import StubAgent


@pytest.fixture(autouse=True)
def _quick(surroundings):
    yield


def turn(text=None, payload=None, agent=None):
    agent = agent or StubAgent()
    said = asyncio.run(take_turn(agent.handle_message, "web:a", channel="web", text=text, payload=payload))
    return agent, said


def test_typed_text_goes_to_rasa_unparsed_and_a_payload_parsed():
    agent, _ = turn(text="hello")
    assert agent.seen[0].parse_data is None
    agent, _ = turn(payload='/inform{"mha_status": "s3", "roles": ["a", "b"], "age": 17}')
    parsed = agent.seen[0].parse_data
    assert parsed["intent"] == {"name": "inform", "confidence": 1.0}
    assert [(e["entity"], e["value"]) for e in parsed["entities"]] == [
        ("mha_status", "s3"), ("roles", "a"), ("roles", "b"), ("age", 17)]
    assert agent.seen[0].input_channel == "web" and agent.seen[0].sender_id == "web:a"


@pytest.mark.parametrize("payload", ["affirm", "/", "/inform{", "/inform{]}", '/inform["a"]', "/inform{} x"])
def test_what_is_no_payload_is_refused(payload):
    with pytest.raises(ValueError):
        parse_payload(payload)


@pytest.mark.parametrize("text", ["fail", "silent", "hang"])
def test_an_error_silence_and_a_hang_give_an_apology(text, caplog):
    _, said = turn(text=text)
    assert [message["kind"] for message in said] == ["sorry"]
    assert "999" in said[0]["text"] and said[0]["links"]
    assert "secret" not in caplog.text


def test_danger_in_a_failed_turn_gives_the_crisis_text():
    agent = StubAgent()
    agent.broken = True
    _, said = turn(text="i want to die", agent=agent)
    assert [message["kind"] for message in said] == ["crisis"]
    assert said[0]["answer"] == "crisis.self"


def test_an_action_that_only_apologised_does_not_hide_danger():
    async def apologise(message):
        await message.output_channel.send_response("web:a", {"text": "Sorry.", "kind": "sorry"})

    said = asyncio.run(take_turn(apologise, "web:a", channel="web", text="I want to die"))
    assert [message["kind"] for message in said] == ["crisis"]


def test_crisis_words_need_neither_texts_nor_knowledge(monkeypatch):
    import advocacy.knowledge

    def gone():
        raise OSError("no disk")

    monkeypatch.setattr(advocacy.knowledge, "load_safety", gone)
    said = safety_net.caught("i want to die")
    assert said["kind"] == "crisis" and "999" in said["text"] and "116 123" in said["text"]
    assert "999" in safety_net.sorry()["text"]


def test_a_detector_that_fails_leaves_the_apology(monkeypatch):
    def fail(text):
        raise RuntimeError(text)

    monkeypatch.setattr(safety_net, "_detector", lambda: SimpleNamespace(check=fail))
    assert safety_net.caught("i want to die")["kind"] == "sorry"


def test_the_last_words_have_the_numbers_of_the_knowledge():
    contacts = yaml.safe_load(Path("knowledge/contacts.yml").read_text(encoding="utf-8"))
    known = {contacts[name]["phone"] for name in ("emergency", "nhs111_mental_health", "samaritans")}
    assert {link["text"] for link in last_words()["links"]} == known
    assert all(number in "\n".join(last_words()["crisis"]) for number in known)


def test_work_that_ignores_its_end_is_left_behind():
    async def stubborn(message):
        while True:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                if stop:
                    raise

    stop = []

    async def run():
        said = await take_turn(stubborn, "web:a", channel="web", text="hello")
        stop.append(1)
        return said

    assert asyncio.run(run())[0]["kind"] == "sorry"


def test_turns_of_a_conversation_never_overlap_and_too_many_are_refused():
    agent = StubAgent()

    async def one(conversation):
        async with in_turn(conversation):
            return await take_turn(agent.handle_message, conversation, channel="web", text="hello")

    async def run():
        return await asyncio.gather(*(one("web:a") for _ in range(9)), return_exceptions=True)

    results = asyncio.run(run())
    refused = [result for result in results if isinstance(result, Busy)]
    assert agent.most_together == 1 and 0 < len(refused) < 9
    assert len(agent.seen) == 9 - len(refused)


def test_other_conversations_do_not_wait():
    agent = StubAgent()

    async def one(conversation):
        async with in_turn(conversation):
            return await take_turn(agent.handle_message, conversation, channel="web", text="hello")

    async def run():
        await asyncio.gather(*(one(f"web:{number}") for number in range(20)))

    asyncio.run(run())
    assert agent.most_together > 1


def test_the_same_id_is_worked_on_once_even_at_the_same_time():
    calls = []

    async def work():
        calls.append(1)
        await asyncio.sleep(0)
        return ["reply"]

    async def run():
        return await asyncio.gather(*(once("web:a", "m1", work) for _ in range(5)))

    results = asyncio.run(run())
    assert len(calls) == 1 and sorted(done.repeated for done in results) == [False, True, True, True, True]
    assert {json.dumps(done.result) for done in results} == {'["reply"]'}


def test_a_failed_attempt_may_be_made_again():
    async def fail():
        raise RuntimeError

    async def work():
        return "reply"

    async def run():
        with pytest.raises(RuntimeError):
            await once("web:a", "m1", fail)
        await once("web:a", "m1", work, keep=lambda result: False)
        return await once("web:a", "m1", work)

    assert asyncio.run(run()) == ("reply", False)
