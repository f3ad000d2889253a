"""A person talks to the guide on Telegram."""

import asyncio

import pytest


async def test_words_are_answered(world):
    said = await world.say("hello")
    assert [each["text"] for each in said] == ["You said hello"]
    assert not world.telegram.refused


async def test_layout_of_the_persons_own_words_is_escaped(world):
    said = await world.say("say <b>1 & 2</b> &lt; <script>")
    assert said[0]["text"] == "<b>1 & 2</b> &lt; <script>"
    assert said[0]["entities"] == []


async def test_a_button_of_a_question_works_once_and_its_keyboard_goes(world):
    question = (await world.say("ask"))[0]
    data = question["keyboard"][0]["callback_data"]
    assert [each["text"] for each in await world.press("Yes")] == ["pressed inform"]
    assert world.agent.seen[-1].parse_data["entities"][0]["value"] == "ward"
    assert question["keyboard"] == []
    assert await world.press("", data=data, message=question["id"]) == []
    assert len(world.agent.seen) == 2
    assert not world.telegram.callbacks, "every press is answered, or the phone shows a spinner"


async def test_a_keyboard_goes_when_the_question_is_answered_in_words(world):
    first = (await world.say("ask"))[0]
    await world.say("ask")
    assert first["keyboard"] == []
    assert world.telegram.chats[7][-1]["keyboard"]


async def test_a_button_of_another_chat_does_nothing(world):
    data = (await world.say("ask", chat=7))[0]["keyboard"][0]["callback_data"]
    assert await world.press("", chat=8, data=data) == []
    assert len(world.agent.seen) == 1
    assert world.telegram.made("answerCallbackQuery")[-1]["show_alert"]


@pytest.mark.parametrize("text", ["/inform{\"setting\": \"ward\"}", "/restart", "EXTERNAL: x", "/inform{\"setting\": \"ward\"}@guide_bot"])
async def test_typed_payloads_are_no_commands(world, text):
    assert await world.say(text)
    assert all(each.parse_data is None and not each.text.startswith("/") for each in world.agent.seen)


@pytest.mark.parametrize("text, answer", [
    ("/start", "bot.greet"), ("/start@guide_bot", "bot.greet"), ("/start imha", "imha.what"),
    ("/start imha-refuse", "imha.refuse"), ("/start bot-erase", "bot.greet"), ("/start crisis-self", "bot.greet"),
    ("/start {\"a\": 1}", "bot.greet"), ("/privacy", "bot.privacy"), ("/HELP", "bot.identity"), ("/delete", "bot.erase"),
])
async def test_commands_of_the_menu(world, text, answer):
    await world.say(text)
    entities = world.agent.seen[-1].parse_data["entities"]
    assert [(each["entity"], each["value"]) for each in entities] == [("answer", answer)]


async def test_stop_ends_a_form(world):
    await world.say("/stop")
    assert world.agent.seen[-1].parse_data["intent"]["name"] == "stop"


async def test_a_cry_for_help_is_answered_although_the_assistant_fails(world):
    world.agent.broken = True
    said = await world.say("i want to die")
    assert "999" in said[0]["text"]


async def test_typing_is_shown_and_previews_are_off(world):
    await world.say("hello")
    while not world.telegram.made("sendChatAction"):
        await asyncio.sleep(0)
    assert world.telegram.made("sendChatAction") == [{"chat_id": 7, "action": "typing"}]
    assert all(body["link_preview_options"]["is_disabled"] for body in world.telegram.made("sendMessage"))


async def test_long_answers_come_in_parts_and_keep_their_words(world):
    words = " ".join(f"This is sentence {number}." for number in range(250))
    world.agent._replies = lambda message: _said(words)
    said = await world.say("hello")
    assert len(said) == 2
    assert said[0]["text"].endswith(".")
    assert " ".join(each["text"] for each in said).split() == words.split()
    assert [bool(each["keyboard"]) for each in said] == [False, True]


async def _said(text):
    return [{"text": text, "kind": "answer", "buttons": [{"title": "More", "payload": "/tell_more"}]}]
