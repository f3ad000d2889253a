"""From the first message to an answer with the trained model and the real actions, on Slack."""

import pytest

from advocacy.channels.identity import conversation_id
from tests.platforms.real import own_store, real_turns  # noqa: F401 - fixtures
from tests.platforms.slack import buttons, words

pytestmark = pytest.mark.slow


@pytest.fixture
async def real(slack_world, assistant, own_store, real_turns):  # noqa: F811
    slack_world.agent = assistant.agent
    await slack_world.start()
    yield slack_world
    assert not slack_world.slack.refused


def _seen(said):
    return " ".join(words(each["blocks"]) for each in said).lower()


async def test_to_an_imha_by_buttons(real, assistant):
    await real.say("hello")
    await real.say("can i get an imha?")
    said = []
    for _ in range(8):
        titles = [each["text"] for each in buttons(real.slack.channels["D1"][-1]["blocks"])]
        said = await real.press(next((each for each in titles if each.lower().startswith("section")), titles[0]))
        if "yes" in _seen(said)[:200]:
            break
    tracker = await assistant.agent.tracker_store.retrieve(conversation_id("slack", "T1", "U1"))
    assert tracker.get_slot("last_outcome")["outcome"] == "eligible"


async def test_a_cry_for_help_in_the_middle_of_a_form(real):
    await real.say("can i get an imha?")
    said = await real.say("section 3 and i just want to die")
    assert "999" in words(said[0]["blocks"]) or "116 123" in words(said[0]["blocks"])


async def test_what_is_told_in_private_does_not_come_up_in_a_channel(real):
    await real.say("i am on a section 3, can i get an imha?")
    mention = {"type": "app_mention", "user": "U1", "channel": "C1", "text": "<@UBOT> what did I tell you?"}
    await real.deliver(real.event(mention))
    assert "section" not in words(real.slack.ephemeral[0]["blocks"]).lower()
    assert "C1" not in real.slack.channels
