"""A person talks to the guide on Slack."""

import pytest

from tests.platforms.slack import buttons, words


def texts(messages):
    return [words(message["blocks"]) for message in messages]


async def test_a_direct_message_is_answered(world):
    assert texts(await world.say("hello")) == ["You said hello"]
    assert not world.slack.refused


@pytest.mark.parametrize("typed, meant", [
    ("a &lt; b &amp; c &gt; d", "a < b & c > d"),
    ("write to <mailto:ann@example.org|ann@example.org>", "write to ann@example.org"),
    ("see <https://example.org/a?b=1&amp;c=2>", "see https://example.org/a?b=1&c=2"),
    ("see <https://example.org|this page>", "see this page"),
    ("<@UBOT> hello <@U2|bob>", "hello"),
    ("in <#C1|ward-3>", "in ward-3"),
    ("<!here> hello", "hello"),
    ("call <tel:116123|116 123>", "call 116 123"),
])
async def test_slacks_markup_is_read_as_what_was_meant(world, typed, meant):
    await world.say(typed)
    assert " ".join(world.agent.seen[0].text.split()) == meant


async def test_nothing_a_person_writes_becomes_markup(world):
    said = await world.say("say &lt;!channel&gt; &lt;@U2&gt; &amp;amp;")
    assert texts(said) == ["<!channel> <@U2> &amp;"]
    assert not world.slack.refused


async def test_phones_and_pages_can_be_tapped(world):
    said = await world.say("answer")
    assert "<tel:116123|116 123>" in said[0]["blocks"][0]["text"]["text"]


async def test_a_used_button_is_replaced_by_what_was_chosen(world):
    question = (await world.say("ask"))[0]
    assert [each["text"] for each in buttons(question["blocks"])] == ["Yes", "No"]
    assert texts(await world.press("Yes")) == ["pressed inform"]
    assert buttons(question["blocks"]) == []
    assert "Yes" in words(question["blocks"])
    assert world.agent.seen[-1].parse_data["entities"][0]["value"] == "ward"


async def test_a_button_pressed_twice_works_once(world):
    question = dict((await world.say("ask"))[0])
    payload = world.pressed(question, buttons(question["blocks"])[0])
    await world.interact(payload)
    await world.interact(payload)
    await world.interact({**payload, "trigger_id": "another"})
    assert texts(world.slack.channels["D1"])[1:] == ["pressed inform"]
    assert len(world.slack.ephemeral) == 1, "the dead button says so, to this person only"


@pytest.mark.parametrize("who", [{"user": "U2"}, {"team": "T2"}])
async def test_a_button_of_another_person_or_team_does_nothing(world, who):
    question = (await world.say("ask"))[0]
    await world.interact(world.pressed(question, buttons(question["blocks"])[0], **who))
    assert len(world.agent.seen) == 1


async def test_more_than_ten_choices_become_a_select(world):
    offered = [{"title": f"Choice {number}", "payload": f'/inform{{"age": "{number}"}}'} for number in range(14)]
    world.agent._replies = _saying({"text": "Which?", "kind": "question", "asks": "age", "buttons": offered})
    await world.say("ask")
    assert {each["type"] for each in buttons(world.slack.channels["D1"][0]["blocks"])} == {"static_select"}
    await world.press("Choice 12")
    assert world.agent.seen[-1].parse_data["entities"][0]["value"] == "12"
    assert not world.slack.refused


async def test_six_buttons_stand_in_rows_of_five(world):
    offered = [{"title": f"Choice {number}", "payload": "/tell_more"} for number in range(6)]
    world.agent._replies = _saying({"text": "Which?", "kind": "answer", "buttons": offered})
    said = await world.say("ask")
    assert [len(block["elements"]) for block in said[0]["blocks"] if block["type"] == "actions"] == [5, 1]


async def test_long_answers_keep_every_word_and_every_limit(world):
    long = " ".join(f"This &amp; that is sentence {number}." for number in range(900))
    world.agent._replies = _saying({"text": long.replace("&amp;", "&"), "kind": "answer"})
    said = await world.say("hello")
    assert not world.slack.refused
    assert " ".join(texts(said)).split() == long.replace("&amp;", "&").split()


async def test_the_same_person_in_two_teams_has_two_conversations(world):
    await world.say("hello", team="T1")
    await world.say("hello", team="T2")
    ids = {each.sender_id for each in world.agent.seen}
    assert len(ids) == 2 and all(each.startswith("slack:") for each in ids)


async def test_an_answer_in_a_thread_stays_there(world):
    said = await world.say("hello", thread_ts="5.0")
    assert said[0]["thread_ts"] == "5.0"


@pytest.mark.parametrize("text", ["/inform{\"a\": 1}", "<@UBOT> /inform{\"a\": 1}", " /restart"])
async def test_typed_payloads_are_no_commands(world, text):
    assert await world.say(text)
    assert all(each.parse_data is None and not each.text.startswith("/") for each in world.agent.seen)


async def test_a_cry_for_help_is_answered_although_the_assistant_fails(world):
    world.agent.broken = True
    assert "999" in texts(await world.say("i want to die"))[0]


async def test_a_mention_in_a_channel_is_answered_to_one_person_only(world):
    mention = {"type": "app_mention", "user": "U1", "channel": "C1", "text": "<@UBOT> am I allowed an IMHA on a section 3?"}
    await world.deliver(world.event(mention))
    assert not world.agent.seen and not world.slack.channels
    note = world.slack.ephemeral[0]
    assert (note["channel"], note["user"]) == ("C1", "U1")
    assert "IMHA" not in words(note["blocks"])
    assert "app_redirect" in note["blocks"][-1]["elements"][0]["url"]


async def test_a_cry_for_help_in_a_channel_is_heard_in_private(world):
    await world.deliver(world.event({"type": "app_mention", "user": "U1", "channel": "C1", "text": "<@UBOT> i want to die"}))
    assert "999" in words(world.slack.ephemeral[0]["blocks"])


async def test_the_home_tab_shows_what_is_kept_and_how_to_delete_it(world):
    await world.deliver(world.event({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}))
    view = world.slack.homes["U1"]
    names = [each["action_id"] for each in buttons(view["blocks"])]
    assert "home:delete" in names and "home:privacy" in names
    await world.interact(home_press(names[-1]))
    assert world.slack.channels["DU1"], "the answer comes in the direct message"
    assert world.agent.seen[-1].parse_data["entities"][0]["value"] == "bot.erase"
    assert not world.slack.refused


async def test_a_made_up_home_button_does_nothing(world):
    assert (await world.interact(home_press("home:everything")))[0] == 200
    assert not world.agent.seen


def home_press(name):
    return {
        "type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}, "trigger_id": f"t{name}",
        "container": {"type": "view", "view_id": "V1"}, "view": {"id": "V1", "type": "home"},
        "actions": [{"type": "button", "action_id": name, "action_ts": "1"}],
    }


def _saying(*messages):
    async def replies(message):
        if message.parse_data:
            return [{"text": "pressed", "kind": "answer"}]
        return list(messages)

    return replies
