"""Nothing is lost and nothing said twice: replays, order, a platform that fails, a guide that dies."""

import asyncio

import pytest

from advocacy.state import get_state, var_folder
from tests.telegram.payloads import message


class Stuck:
    """A pause between two tries that does not end."""

    def __init__(self):
        self.reached = asyncio.Event()

    async def __call__(self, seconds):
        self.reached.set()
        await asyncio.Event().wait()


async def test_a_replayed_update_is_answered_once(world):
    update = {"update_id": 900, "message": message(text="hello")}
    assert [await world.deliver(update) for _ in range(3)] == [200, 200, 200]
    assert world.telegram.texts(7) == ["You said hello"]


async def test_a_replay_while_the_first_is_worked_on(world):
    update = {"update_id": 900, "message": message(text="hello")}
    await asyncio.gather(*[world.deliver(update, idle=False) for _ in range(5)])
    await world.guide.idle()
    assert world.telegram.texts(7) == ["You said hello"]


async def test_order_is_kept_within_a_chat_and_chats_do_not_wait_for_each_other(world):
    world.telegram.faults.add("hold", method="sendMessage")
    await world.say("first", chat=7, idle=False)
    await world.telegram.faults.held.wait()
    for number in range(5):
        await world.say(f"then {number}", chat=7, idle=False)
    await world.say("other", chat=8, idle=False)
    while not world.telegram.chats.get(8):
        await asyncio.sleep(0)
    assert len(world.telegram.chats[7]) == 1
    world.telegram.faults.release.set()
    await world.guide.idle()
    assert world.telegram.texts(7) == ["You said first"] + [f"You said then {number}" for number in range(5)]


async def test_telegram_says_when_to_come_back(world):
    world.telegram.faults.add("429", times=2, method="sendMessage")
    assert [each["text"] for each in await world.say("hello")] == ["You said hello"]
    assert all(seconds >= world.telegram.retry_after for seconds in world.naps.seconds) and len(world.naps.seconds) == 2


@pytest.mark.parametrize("kind", ["500", "drop"])
async def test_sending_fails_for_a_minute(world, kind):
    world.telegram.faults.add(kind, times=12, method="sendMessage")
    assert [each["text"] for each in await world.say("hello")] == ["You said hello"]
    assert sum(world.naps.seconds) > 10, "it waits longer and longer"
    assert len(world.agent.seen) == 1


async def test_patience_ends_after_an_hour_and_the_next_message_is_answered(world):
    world.telegram.faults.away = True
    await world.say("hello")
    assert sum(world.naps.seconds) > 3000
    world.telegram.faults.away = False
    assert [each["text"] for each in await world.say("again")] == ["You said again"]


async def test_typing_that_fails_does_not_hold_up_the_answer(world):
    world.telegram.faults.add("500", times=5, method="sendChatAction")
    assert len(await world.say("hello")) == 1
    assert not world.naps.seconds


async def test_a_person_who_blocked_the_bot(world):
    world.telegram.blocked.add(7)
    assert await world.say("hello") == []
    assert not world.naps.seconds, "it is not tried again"
    world.telegram.blocked.clear()
    assert [each["text"] for each in await world.say("back")] == ["You said back"]


async def test_killed_before_the_turn(world):
    world.guide.service.office._stopping = True
    await world.say("hello", idle=False)
    await world.guide.kill()
    assert not world.agent.seen
    await (await world.start()).idle()
    assert world.telegram.texts(7) == ["You said hello"]


async def test_killed_in_the_middle_of_a_turn(world, surroundings):
    surroundings.setenv("ADVOCACY_CLAIM_SECONDS", "1")
    await world.say("hang", idle=False)
    await world.say("after", idle=False)
    while not world.agent.seen:
        await asyncio.sleep(0)
    await world.guide.kill()
    world.agent._replies = _echo
    await (await world.start()).idle()
    assert world.telegram.texts(7) == ["hang", "after"]


async def test_killed_while_telegram_is_away(world):
    world.telegram.faults.away = True
    stuck = world.guide.service._patience._sleep = Stuck()
    question = await world.say("ask", idle=False)
    await stuck.reached.wait()
    await world.guide.kill()
    world.telegram.faults.away = False
    await (await world.start()).idle()
    assert len(world.telegram.chats[7]) == 1 and not question
    assert len(world.agent.seen) == 1, "the turn is not done again"
    assert [each["text"] for each in await world.press("Yes")] == ["pressed inform"]


async def test_killed_between_two_parts_of_an_answer(world):
    world.agent._replies = lambda message: _said("One.", "Two.", "Three.")
    send, stuck = world.telegram._sendMessage, Stuck()

    def twice(body):
        made = send(body)
        world.telegram.faults.away = len(world.telegram.chats[7]) == 2
        return made

    world.telegram._sendMessage = twice
    world.guide.service._patience._sleep = stuck
    await world.say("hello", idle=False)
    await stuck.reached.wait()
    await world.guide.kill()
    world.telegram.faults.away = False
    await (await world.start()).idle()
    assert world.telegram.texts(7) == ["One.", "Two.", "Three."]


async def test_an_orderly_end_lets_the_answer_arrive_and_says_it_once(world):
    world.telegram.faults.add("hold", method="sendMessage")
    await world.say("hello", idle=False)
    await world.telegram.faults.held.wait()
    ending = asyncio.ensure_future(world.guide.stop())
    await asyncio.sleep(0)
    world.telegram.faults.release.set()
    await ending
    await (await world.start()).idle()
    assert world.telegram.texts(7) == ["You said hello"]


async def test_a_stale_replay_after_an_erasure_is_not_answered(world):
    update = {"update_id": 900, "message": message(text="hello")}
    await world.deliver(update)
    get_state().erase(world.agent.seen[0].sender_id)
    await world.deliver(update)
    assert len(world.agent.seen) == 1


async def test_what_waits_is_sealed_and_an_erasure_reaches_it(world):
    world.guide.service.office._stopping = True
    await world.say("my name is Ann Example and my number is 07700 900123", chat=7700123, idle=False)
    files = b"".join(path.read_bytes() for path in var_folder().glob("state.db*"))
    assert b"Example" not in files and b"7700123" not in files and b"900123" not in files
    found = get_state().find("inbox")
    assert len(found) == 1
    get_state().erase(found[0][0])
    assert not get_state().find("inbox")


async def test_two_hundred_chats_at_once(world, patient):
    await asyncio.gather(*[world.say(f"I am {chat}", chat=chat, idle=False) for chat in range(1000, 1200)])
    await world.guide.idle()
    for chat in range(1000, 1200):
        assert world.telegram.texts(chat) == [f"You said I am {chat}"]


async def test_a_flood_gets_one_note(world, surroundings):
    surroundings.setenv("ADVOCACY_CONVERSATION_RATE", "2/hour")
    from advocacy.channels.settings import settings
    settings.cache_clear()
    for number in range(6):
        await world.say(f"message {number}")
    assert len(world.telegram.chats[7]) == 3
    assert "999" in (await world.say("i want to die"))[0]["text"]


async def _echo(message):
    return [{"text": message.text, "kind": "answer"}]


async def _said(*texts):
    return [{"text": text, "kind": "answer"} for text in texts]
