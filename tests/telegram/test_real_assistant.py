"""From /start to an answer with the trained model and the real actions."""

import pytest

from advocacy.state import get_state, var_folder
from tests.platforms.real import own_store, real_turns  # noqa: F401 - fixtures

pytestmark = pytest.mark.slow


@pytest.fixture
async def real(telegram_world, assistant, own_store, real_turns):  # noqa: F811
    telegram_world.agent = assistant.agent
    await telegram_world.start()
    yield telegram_world
    assert not telegram_world.telegram.refused


async def slots(real, assistant):
    from advocacy.channels.identity import conversation_id

    tracker = await assistant.agent.tracker_store.retrieve(conversation_id("tg", "123456", "7"))
    return tracker.current_slot_values() if tracker else {}


def _seen(said):
    return " ".join(each["text"] for each in said).lower()


async def test_from_start_to_an_imha_by_buttons(real, assistant):
    await real.say("/start")
    assert real.telegram.chats[7], "greeted"
    await real.say("can i get an imha?")
    said = []
    for _ in range(8):
        question = real.telegram.chats[7][-1]
        titles = [button["text"] for button in question["keyboard"]]
        wanted = next((each for each in titles if "section 3" in each.lower() or each.lower().startswith("section")), None)
        said = await real.press(wanted or titles[0])
        if "yes" in _seen(said)[:200]:
            break
    assert "yes" in _seen(said)
    assert (await slots(real, assistant))["last_outcome"]["outcome"] == "eligible"


async def test_a_cry_for_help_in_the_middle_of_a_form(real, assistant):
    await real.say("can i get an imha?")
    said = await real.say("section 3 and i just want to die")
    assert "999" in said[0]["text"] or "116 123" in said[0]["text"]
    assert not any(each["keyboard"] for each in said if "?" in each["text"] and "section" in each["text"].lower())
    said = await real.say("carry on")
    assert said, "the form can be taken up again"


async def test_restarted_in_the_middle_of_a_form(real, assistant):
    await real.say("can i get an imha?")
    question = real.telegram.chats[7][-1]
    title = question["keyboard"][0]["text"]
    await real.guide.kill()
    await real.start()
    said = await real.press(title)
    assert said and question["keyboard"] == []


async def test_erasing_leaves_nothing_of_what_was_told(real, assistant):
    await real.say("i am on a section 3 in leeds, can i get an imha?")
    said = await real.say("/delete")
    assert "deleted" in _seen(said)
    assert (await slots(real, assistant)).get("mha_status") is None
    kept = [value for kind in ("inbox", "outbox") for value in get_state().find(kind)]
    assert not kept
    files = b"".join(path.read_bytes() for path in var_folder().glob("*.db*"))
    assert b"leeds" not in files.lower()


async def test_two_people_do_not_hear_of_each_other(real):
    await real.say("i am on a section 3, can i get an imha?", chat=7)
    said = await real.say("can i get an imha?", chat=8)
    assert said[-1]["keyboard"], "the second is asked what the first has told"
