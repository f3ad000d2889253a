"""The whole assistant as `make run` starts it, killed in the middle of many chats."""

import asyncio

import aiohttp
import pytest

from tests.platforms.telegram import TOKEN, FakeTelegram
from tests.system.served import Served

pytestmark = pytest.mark.slow
SECRET = "only_for_this_test"
CHATS = range(7_700_100, 7_700_120)


async def _blocking(call):
    return await asyncio.get_running_loop().run_in_executor(None, call)


async def _say(url, chat, number, text):
    message = {
        "message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "text": text,
        "from": {"id": chat, "is_bot": False, "first_name": "Ann"},
    }
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with aiohttp.ClientSession() as session:
        update = {"update_id": number, "message": message}
        async with session.post(f"{url}/webhooks/telegram/webhook", json=update, headers=headers) as response:
            assert response.status == 200


async def _until(holds):
    """Waits for what other processes do; the test run's own timeout ends it."""
    async def look():
        while not holds():
            await asyncio.sleep(0.02)

    await asyncio.wait_for(look(), 60)


async def test_killed_and_started_again_with_nothing_said_twice_or_lost(tmp_path):
    telegram = await FakeTelegram().start()
    served = Served(tmp_path, TELEGRAM_TOKEN=TOKEN, TELEGRAM_SECRET=SECRET, TELEGRAM_API_BASE=telegram.base)
    try:
        await _blocking(served.start)
        for chat in CHATS[:10]:
            await _say(served.url, chat, chat, "what is an imca")
        await _until(lambda: all(len(telegram.chats.get(chat, [])) == 2 for chat in CHATS[:10]))
        telegram.faults.away = True
        await asyncio.gather(*[_say(served.url, chat, chat + 1000, "do i have to pay, my name is Zebedee") for chat in CHATS])
        await _blocking(served.kill)
        await _blocking(served.start)
        telegram.faults.away = False
        old = CHATS[:10]
        await _until(lambda: all(len(telegram.chats.get(chat, [])) >= (3 if chat in old else 2) for chat in CHATS))
        await _say(served.url, CHATS[0], 1, "what does an advocate do")
        await _until(lambda: len(telegram.chats[CHATS[0]]) >= 4)
        for chat in CHATS:
            texts = telegram.texts(chat)
            assert len(texts) == len(set(texts)), "said twice"
        assert not telegram.refused
    finally:
        await _blocking(served.stop)
        await telegram.stop()
    assert "Zebedee" not in served.log and TOKEN not in served.log and SECRET not in served.log
    files = b"".join(path.read_bytes() for path in served.var.rglob("*") if path.is_file())
    assert b"Zebedee" not in files
    assert str(CHATS[0]).encode() not in files
