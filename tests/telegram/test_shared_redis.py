"""Several processes share what waits, in a real Redis where one is installed."""

import asyncio

import pytest

from advocacy.state import get_state
from tests.channels.test_state_redis import pytestmark, redis_url  # noqa: F401 - a fixture and the marks
from tests.telegram.test_post import Stuck


@pytest.fixture
async def shared(telegram_world, redis_url, surroundings):  # noqa: F811
    surroundings.setenv("REDIS_URL", redis_url)
    return telegram_world


async def test_what_was_left_is_said_once_by_two_that_start_together(shared):
    await shared.start()
    shared.telegram.faults.away = True
    stuck = shared.guide.service._patience._sleep = Stuck()
    for chat in range(1, 6):
        await shared.say("hello", chat=chat, idle=False)
    await stuck.reached.wait()
    await shared.guide.kill()
    for conversation, _, _ in get_state().find("outbox"):
        get_state().forget("lease", f"lease {conversation}")  # it would run out by itself
    shared.telegram.faults.away = False
    one, two = await shared.start(), await shared.start()
    await asyncio.gather(one.idle(), two.idle())
    for chat in range(1, 6):
        assert shared.telegram.texts(chat) == ["You said hello"]
    await one.stop()


async def test_the_same_update_to_two_processes_is_answered_once(shared):
    one, two = await shared.start(), await shared.start()
    update = {"update_id": 77, "message": shared.message(7, text="hello")}
    for guide in (one, two, one):
        shared.guide = guide
        await shared.deliver(update, idle=False)
    await asyncio.gather(one.idle(), two.idle())
    assert shared.telegram.texts(7) == ["You said hello"]
    shared.guide = two
    await one.stop()


async def test_an_erasure_reaches_what_waits(shared):
    await shared.start()
    shared.guide.service.office._stopping = True
    await shared.say("hello", idle=False)
    [(conversation, _, _)] = get_state().find("inbox")
    get_state().erase(conversation)
    assert not get_state().find("inbox")
