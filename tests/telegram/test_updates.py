"""Every kind of update gets 200 and is answered, or ignored on purpose."""

import pytest

from tests.telegram.conftest import SECRET
from tests.telegram.payloads import BOT, BROKEN, FILE, GROUP, IGNORED, NOT_WORDS, PERSON, PRIVATE, message


@pytest.mark.parametrize("name", NOT_WORDS)
async def test_what_is_no_words_gets_a_kind_note_and_is_not_kept(world, name):
    assert await world.deliver({"message": message(**NOT_WORDS[name])}) == 200
    assert len(world.telegram.chats[7]) == 1
    assert "words" in world.telegram.texts(7)[0]
    assert not world.agent.seen


async def test_words_below_a_picture_are_read(world):
    await world.deliver({"message": message(photo=[FILE], caption="i want to die")})
    assert world.agent.seen[0].text == "i want to die"


async def test_an_album_gets_one_note(world):
    for number in range(4):
        await world.deliver({"message": message(photo=[FILE], media_group_id="album")})
    assert len(world.telegram.chats[7]) == 1


@pytest.mark.parametrize("name", IGNORED)
async def test_ignored_on_purpose(world, name):
    assert await world.deliver(IGNORED[name]) == 200
    assert not world.agent.seen
    assert not world.telegram.chats


@pytest.mark.parametrize("update", BROKEN, ids=str)
async def test_broken_updates_do_no_harm(world, update):
    assert await world.deliver(update) == 200
    assert not world.agent.seen
    assert await world.say("hello", chat=8), "the next person is answered"


@pytest.mark.parametrize("number", [None, "7", True, 1.5])
async def test_an_update_without_a_number_cannot_be_answered_once_only(world, number):
    update = {"message": message(text="hello"), "update_id": number}
    assert await world.deliver(update) == 200
    assert not world.agent.seen


async def test_a_callback_without_a_chat_of_ours_stops_its_spinner(world):
    world.telegram.callbacks |= {"a", "b", "c"}
    for query in (
        {"id": "a", "from": PERSON, "chat_instance": "1", "data": "x", "inline_message_id": "1"},
        {"id": "b", "from": PERSON, "chat_instance": "1", "game_short_name": "chess", "message": message(text="x")},
        {"id": "c", "from": PERSON, "chat_instance": "1", "data": "x", "message": message(GROUP, sender=BOT, text="x")},
    ):
        assert await world.deliver({"callback_query": query}) == 200
    assert not world.telegram.callbacks
    assert not world.telegram.chats


async def test_a_button_below_a_message_too_old_for_telegram(world):
    data = (await world.say("ask"))[0]["keyboard"][0]["callback_data"]
    world.telegram.callbacks.add("q")
    old = {"chat": PRIVATE, "message_id": 1000, "date": 0}
    await world.deliver({"callback_query": {"id": "q", "from": PERSON, "chat_instance": "1", "data": data, "message": old}})
    assert world.telegram.texts(7)[-1] == "pressed inform"


@pytest.mark.parametrize("text", ["/start", "/start@guide_bot", "@guide_bot can I get an IMHA?", "hi @Guide_Bot!"])
async def test_in_a_group_the_guide_only_says_how_to_talk_in_private(world, text):
    await world.deliver({"message": message(GROUP, text=text)})
    note = world.telegram.chats[-5][0]
    assert note["keyboard"][0]["url"].startswith("https://t.me/guide_bot")
    assert not world.agent.seen
    await world.deliver({"message": message(GROUP, text=text)})
    assert len(world.telegram.chats[-5]) == 1, "a group is not flooded"


async def test_added_to_a_group_and_answered_there(world):
    change = {"chat": GROUP, "from": PERSON, "date": 1, "old_chat_member": {"user": BOT, "status": "left"}, "new_chat_member": {"user": BOT, "status": "member"}}
    await world.deliver({"my_chat_member": change})
    assert len(world.telegram.chats[-5]) == 1


async def test_a_cry_for_help_in_a_group_is_heard(world):
    await world.deliver({"message": message(GROUP, text="i want to die")})
    assert "999" in world.telegram.texts(-5)[0]
    assert not world.agent.seen


async def test_the_group_note_does_without_the_bots_name(world):
    world.telegram.faults.add("500", method="getMe")
    await world.deliver({"message": message(GROUP, text="/start")})
    assert len(world.telegram.chats[-5]) == 1


async def test_groups_and_people_do_not_share_a_conversation(world):
    await world.say("hello", chat=7)
    await world.say("hello", chat=8)
    ids = {each.sender_id for each in world.agent.seen}
    assert len(ids) == 2
    assert all(each.startswith("tg:") and "7" != each[3:] for each in ids)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "ü"])
async def test_without_the_secret_nothing_is_taken(world, secret):
    headers = secret.encode("utf-8").decode("latin-1") if secret else secret
    assert await world.deliver({"message": message(text="hello")}, secret=headers) == 403
    assert not world.agent.seen


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"7", b"[" * 5000])
async def test_a_body_that_is_no_update_is_a_bad_request(world, body):
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    async with world.guide.http.post("/webhooks/telegram/webhook", data=body, headers=headers) as response:
        assert response.status == 400


async def test_an_edit_of_the_last_message_is_a_correction(world):
    await world.say("section 3", message_id=500)
    edit = world.message(text="section 2", message_id=500)
    await world.deliver({"edited_message": {**edit, "edit_date": 2}})
    assert [each.text for each in world.agent.seen] == ["section 3", "section 2"]


async def test_an_edit_of_an_older_message_is_left_but_for_a_cry_for_help(world):
    await world.say("section 3", message_id=500)
    await world.say("hello", message_id=501)
    await world.deliver({"edited_message": world.message(text="section 2", message_id=500)})
    assert len(world.agent.seen) == 2
    await world.deliver({"edited_message": world.message(text="i want to die", message_id=500)})
    assert "999" in world.telegram.texts(7)[-1]


async def test_an_edited_answer_opens_its_question_again(world):
    asks = iter(["setting", "age", "setting", "age"])
    async def replies(message):
        name = next(asks)
        return [{"text": f"asks {name}", "kind": "question", "asks": name}]
    world.agent._replies = replies
    await world.say("check", message_id=500)
    await world.say("yes", message_id=501)
    await world.deliver({"edited_message": world.message(text="no", message_id=501)})
    said = [(each.parse_data or {}).get("intent", {}).get("name") or each.text for each in world.agent.seen]
    assert said == ["check", "yes", "go_back", "no"]
