"""Nothing is lost and nothing said twice on Slack: order, a platform that fails, a guide that dies."""

import asyncio

import pytest

from advocacy.state import get_state, var_folder
from tests.platforms.slack import buttons
from tests.telegram.test_post import Stuck


async def test_slack_says_when_to_come_back(world):
    world.slack.faults.add("429", times=2, method="chat.postMessage")
    await world.say("hello")
    assert world.slack.texts("D1") == ["You said hello"]
    assert len(world.naps.seconds) == 2 and all(seconds >= world.slack.retry_after for seconds in world.naps.seconds)


@pytest.mark.parametrize("kind", ["500", "drop"])
async def test_sending_fails_for_a_minute(world, kind):
    world.slack.faults.add(kind, times=12, method="chat.postMessage")
    await world.say("hello")
    assert world.slack.texts("D1") == ["You said hello"]
    assert len(world.agent.seen) == 1


async def test_a_person_who_is_gone_is_not_tried_again(world):
    world.slack.gone.add("D1")
    await world.say("hello")
    assert not world.naps.seconds


async def test_order_is_kept_within_a_conversation(world):
    for number in range(8):
        await world.say(f"{number}", idle=False)
    await world.guide.idle()
    assert world.slack.texts("D1") == [f"You said {number}" for number in range(8)]


async def test_killed_while_slack_is_away(world):
    world.slack.faults.away = True
    stuck = world.guide.service._patience._sleep = Stuck()
    await world.say("ask", idle=False)
    await stuck.reached.wait()
    await world.guide.kill()
    world.slack.faults.away = False
    await (await world.start()).idle()
    assert len(world.slack.channels["D1"]) == 1 and len(world.agent.seen) == 1
    await world.press("Yes")
    assert world.slack.texts("D1")[-1] == "pressed inform"


async def test_killed_between_the_press_and_its_answer(world):
    await world.say("ask")
    world.slack.faults.away = True
    stuck = world.guide.service._patience._sleep = Stuck()
    await world.press("Yes", idle=False)
    await stuck.reached.wait()
    await world.guide.kill()
    world.slack.faults.away = False
    await (await world.start()).idle()
    assert world.slack.texts("D1")[1:] == ["pressed inform"]
    assert buttons(world.slack.channels["D1"][0]["blocks"]) == []


async def test_killed_in_the_middle_of_a_turn(world, surroundings):
    surroundings.setenv("ADVOCACY_CLAIM_SECONDS", "1")
    await world.say("hang", idle=False)
    while not world.agent.seen:
        await asyncio.sleep(0)
    await world.guide.kill()

    async def echo(message):
        return [{"text": message.text, "kind": "answer"}]

    world.agent._replies = echo
    await (await world.start()).idle()
    assert world.slack.texts("D1") == ["hang"]


async def test_two_hundred_people_at_once(world, patient):
    people = range(200)
    await asyncio.gather(*[world.say(f"I am {each}", user=f"U{each}", channel=f"D{each}", idle=False) for each in people])
    await world.guide.idle()
    for each in people:
        assert world.slack.texts(f"D{each}") == [f"You said I am {each}"]


async def test_what_waits_is_sealed(world):
    world.guide.service.office._stopping = True
    await world.say("my name is Ann Example", user="U7700123", idle=False)
    files = b"".join(path.read_bytes() for path in var_folder().glob("state.db*"))
    assert b"Example" not in files and b"U7700123" not in files
    assert len(get_state().find("inbox")) == 1
