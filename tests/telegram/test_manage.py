"""The commands that tell Telegram about us, and long polling."""

import asyncio

from advocacy.channels.telegram import manage
from advocacy.channels.telegram.client import TelegramClient
from advocacy.channels.telegram.poll import poll
from advocacy.channels.telegram.environment import read_settings
from tests.telegram.conftest import SECRET
from tests.telegram.payloads import message


async def _run(*arguments):
    return await asyncio.get_running_loop().run_in_executor(None, manage.main, arguments)


async def test_set_webhook_registers_address_secret_and_menu(world, capsys):
    assert await _run("set-webhook", "https://guide.example.org") == 0
    hook = world.telegram.webhook
    assert hook["url"] == "https://guide.example.org/webhooks/telegram/webhook"
    assert hook["secret_token"] == SECRET
    assert set(hook["allowed_updates"]) == {"message", "edited_message", "callback_query", "my_chat_member"}
    assert {each["command"] for each in world.telegram.made("setMyCommands")[0]["commands"]} >= {"start", "help", "stop", "privacy"}
    assert world.telegram.made("setMyDescription") and world.telegram.made("setMyShortDescription")
    assert SECRET not in capsys.readouterr().out
    assert await _run("info") == 0
    assert "guide.example.org" in capsys.readouterr().out
    assert await _run("delete-webhook") == 0
    assert not world.telegram.webhook


async def test_an_address_telegram_would_not_take(world, capsys):
    assert await _run("set-webhook", "http://guide.example.org") == 2
    assert not world.telegram.calls


async def test_wrong_settings_are_named(world, surroundings, capsys):
    surroundings.setenv("TELEGRAM_TOKEN", "1:another")
    assert await _run("info") == 1
    said = capsys.readouterr().err
    assert "TELEGRAM_TOKEN" in said and "1:another" not in said
    surroundings.delenv("TELEGRAM_TOKEN")
    assert await _run("info") == 2


async def _poll(world, rounds):
    settings = read_settings()
    client = TelegramClient(settings.base, settings.token, 5)
    try:
        return await poll(client, settings, world.guide.url + manage.PATH, rounds=rounds, sleep=world.naps)
    finally:
        await client.close()


async def test_polling_does_the_same(world):
    world.telegram.updates = [{"update_id": number, "message": message(text=f"hello {number}")} for number in (5, 6)]
    await _poll(world, rounds=2)
    await world.guide.idle()
    assert world.telegram.texts(7) == ["You said hello 5", "You said hello 6"]
    assert not world.telegram.updates, "what the assistant took is confirmed"


async def test_polling_confirms_nothing_while_the_assistant_is_away(world):
    world.telegram.updates = [{"update_id": 5, "message": message(text="hello")}]
    world.telegram.faults.add("500", method="getUpdates")
    settings = read_settings()
    client = TelegramClient(settings.base, settings.token, 5)
    await poll(client, settings, "http://127.0.0.1:9/nobody", rounds=3, sleep=world.naps)
    await client.close()
    assert world.telegram.updates
    await _poll(world, rounds=2)
    await world.guide.idle()
    assert world.telegram.texts(7) == ["You said hello"]


async def test_polling_beside_a_webhook_says_what_to_do(world, capsys):
    world.telegram.webhook = {"url": "https://guide.example.org"}
    assert await _poll(world, rounds=1) == 1
    assert "delete-webhook" in capsys.readouterr().err
