"""Somebody whose line drops in the middle of a turn."""
import asyncio
import uuid

import pytest

from advocacy.channels import desk
from advocacy.channels.desk import Visit


async def test_the_turn_is_finished_and_the_retry_gets_its_reply():
    started, go, turns = asyncio.Event(), asyncio.Event(), []

    async def assistant(message):
        turns.append(message.text)
        started.set()
        await go.wait()
        await message.output_channel.send_response(message.sender_id, {"text": "here you are", "kind": "answer"})

    visit = Visit("web", f"web:{uuid.uuid4().hex}")
    first = asyncio.ensure_future(desk.answer(assistant, visit, message_id="m1", text="hello"))
    await started.wait()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    go.set()
    reply = await desk.answer(assistant, visit, message_id="m1", text="hello")
    assert "here you are" in str(reply.messages)
    assert turns == ["hello"]
