"""People who write to the assistant through an imitation of their platform."""
from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from typing import Any, Dict, List

import aiohttp

_numbers = itertools.count(1)
PATIENCE = 30  # seconds


class Person:
    """`say` returns when the platform is told "received"; `first_reply` when the answer reaches the platform."""

    def __init__(self, number: int, platform: Any, session: aiohttp.ClientSession, secret: str) -> None:
        self.number, self._platform, self._session, self._secret = number, platform, session, secret
        self.acknowledged: List[float] = []
        self.answered: List[float] = []
        self.replied_at = 0.0
        self._replied = asyncio.Event()
        watched = _watched(platform)
        watched[self._address()] = self

    def reached(self) -> None:
        """The platform took a message for this person."""
        if not self._replied.is_set():
            self.replied_at = time.perf_counter()
            self._replied.set()

    async def first_reply(self) -> None:
        await asyncio.wait_for(self._replied.wait(), PATIENCE)

    async def say(self, text: str) -> None:
        self._replied.clear()
        await self._post(text)

    def _address(self) -> Any:
        raise NotImplementedError

    async def _post(self, text: str) -> None:
        raise NotImplementedError


class TelegramPerson(Person):
    """In a private chat."""

    def _address(self) -> Any:
        return self.number

    async def _post(self, text: str) -> None:
        sender = {"id": self.number, "is_bot": False, "first_name": "Ann"}
        message = {"message_id": next(_numbers), "date": 1, "chat": {"id": self.number, "type": "private"}, "from": sender, "text": text}
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret}
        update = {"update_id": next(_numbers), "message": message}
        async with self._session.post("/webhooks/telegram/webhook", json=update, headers=headers) as response:
            assert response.status == 200, response.status


class SlackPerson(Person):
    """In a direct message."""

    def _address(self) -> Any:
        return f"D{self.number}"

    async def _post(self, text: str) -> None:
        event = {"type": "message", "channel": f"D{self.number}", "channel_type": "im", "user": f"U{self.number}", "text": text, "ts": "1.0"}
        body = json.dumps({"type": "event_callback", "team_id": "T1", "event_id": f"Ev{next(_numbers)}", "event": event}).encode()
        at = str(int(time.time()))
        made = hmac.new(self._secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={made}"}
        async with self._session.post("/webhooks/slack/webhook", data=body, headers=headers) as response:
            assert response.status == 200, response.status


def _watched(platform: Any) -> Dict[Any, Person]:
    """Who is told when the platform takes a message; put in its way once."""
    if not hasattr(platform, "watched"):
        platform.watched = {}
        name, key = ("_sendMessage", "chat_id") if hasattr(platform, "_sendMessage") else ("_chat_postMessage", "channel")
        take = getattr(platform, name)

        def taken(body: Dict[str, Any]) -> Any:
            result = take(body)
            if body[key] in platform.watched:
                platform.watched[body[key]].reached()
            return result

        setattr(platform, name, taken)
    return platform.watched
