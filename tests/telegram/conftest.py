"""Telegram on loopback, and the guide with its Telegram channel."""

import itertools

import pytest

from advocacy.channels.telegram import TelegramInput
from tests.channels.conftest import fake_store, patient, surroundings  # noqa: F401 - fixtures
from tests.channels.stub import StubAgent
from tests.platforms.guide import Guide, Naps
from tests.platforms.telegram import TOKEN, FakeTelegram

SECRET = "a-secret_of-the_tests"


class World:
    """Telegram, the guide, and people who write. `restart` brings a new guide on the same `var/`."""

    def __init__(self, telegram: FakeTelegram, agent) -> None:
        self.telegram, self.agent = telegram, agent
        self.naps = Naps()
        self._updates = itertools.count(1)
        self._messages = itertools.count(1)
        self.guide: Guide | None = None

    async def start(self) -> Guide:
        self.guide = await Guide(TelegramInput(sleep=self.naps), self.agent).start()
        return self.guide

    async def deliver(self, update, secret=SECRET, idle=True):
        """Posts an update as Telegram does; the HTTP status."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret is not None else {}
        update = {"update_id": next(self._updates), **update} if isinstance(update, dict) else update
        async with self.guide.http.post("/webhooks/telegram/webhook", json=update, headers=headers) as response:
            status = response.status
        if idle:
            await self.guide.idle()
        return status

    def message(self, chat=7, message_id=None, **content):
        sender = {"id": chat if chat > 0 else 7, "is_bot": False, "first_name": "Ann"}
        kind = {"id": chat, "type": "private"} if chat > 0 else {"id": chat, "type": "supergroup", "title": "Ward"}
        return {"message_id": message_id or next(self._messages), "date": 1, "from": sender, "chat": kind, **content}

    async def say(self, text, chat=7, idle=True, **more):
        """A person writes; what they see after it."""
        seen = len(self.telegram.chats.get(chat, []))
        await self.deliver({"message": self.message(chat, text=text, **more)}, idle=idle)
        return self.telegram.chats.get(chat, [])[seen:]

    async def press(self, title, chat=7, data=None, message=None):
        """A person presses the newest button with this title."""
        seen = len(self.telegram.chats.get(chat, []))
        if data is None:
            message, data = next(
                (each["id"], button["callback_data"])
                for each in reversed(self.telegram.chats[chat])
                for button in each["keyboard"]
                if title.lower() in button["text"].lower()
            )
        await self.deliver(self.callback(data, chat, message or 1))
        return self.telegram.chats.get(chat, [])[seen:]

    def callback(self, data, chat=7, message=1):
        query = f"query-{next(self._messages)}"
        self.telegram.callbacks.add(query)
        return {"callback_query": {
            "id": query, "from": {"id": chat, "is_bot": False, "first_name": "Ann"}, "chat_instance": "1", "data": data,
            "message": self.message(chat, message_id=message, text="..."),
        }}


@pytest.fixture
async def telegram_world(surroundings):  # noqa: F811
    """A world whose guide is not started yet; `world.agent` may be replaced before `world.start()`."""
    telegram = await FakeTelegram().start()
    surroundings.setenv("TELEGRAM_TOKEN", TOKEN)
    surroundings.setenv("TELEGRAM_SECRET", SECRET)
    surroundings.setenv("TELEGRAM_API_BASE", telegram.base)
    world = World(telegram, StubAgent())
    yield world
    if world.guide:
        await world.guide.stop()
    await telegram.stop()


@pytest.fixture
async def world(telegram_world):
    await telegram_world.start()
    return telegram_world
