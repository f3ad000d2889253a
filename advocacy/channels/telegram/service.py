"""The running channel: updates in, the talk, calls out."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from advocacy.channels.identity import conversation_id, digest
from advocacy.channels.post import Patience, PostOffice
from advocacy.channels.telegram import keyboards
from advocacy.channels.telegram.client import Refused, TelegramClient
from advocacy.channels.telegram.environment import TelegramSettings, own
from advocacy.channels.telegram.updates import read, update_id
from advocacy.channels.telegram.work import Talk

logger = logging.getLogger(__name__)
_TRIES_OF_TRIFLES = 3


class TelegramService:
    """`accept` an update, from the webhook or from anywhere else that is Telegram for sure."""

    def __init__(
        self,
        settings: TelegramSettings,
        on_new_message: Callable[[Any], Awaitable[Any]],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        numbers = own()
        self._bot = settings.bot
        self.client = TelegramClient(settings.base, settings.token, numbers["answer_seconds"])
        self._patience = Patience(
            longest_pause=numbers["longest_pause"], give_up_after=numbers["give_up_after"], sleep=sleep
        )
        self._talk = Talk(on_new_message, self.client, settings.bot)
        self.office = PostOffice("tg:", self._talk.work, self._send)

    def accept(self, update: dict[str, Any]) -> bool:
        """Keep an update to work on; False for what is ignored or was accepted before. Never raises."""
        try:
            job, key = read(update, self._bot), update_id(update)
            if job is None or key is None:
                return False
            conversation = conversation_id("tg", self._bot, str(job["chat"]))
            return self.office.accept(conversation, digest("telegram update", self._bot, key)[:24], job)
        except Exception as error:  # noqa: BLE001 - an update that cannot be read must not come for ever
            logger.error("telegram update failed: %s", type(error).__name__)
            return False

    def start(self) -> None:
        """Go on with what an earlier process left."""
        self.office.recover()

    async def stop(self) -> None:
        await self.office.stop()
        await self.client.close()

    async def _send(self, conversation: str, call: dict[str, Any]) -> None:
        body = call["body"]
        if call["method"] != "sendMessage":
            try:
                await self._patience(lambda: self.client.call(call["method"], body), tries=_TRIES_OF_TRIFLES)
            except Exception as error:  # noqa: BLE001 - a keyboard that stays is no harm: its buttons are dead
                logger.debug("telegram: %s", type(error).__name__)
            return
        try:
            sent = await self._patience(lambda: self.client.send(body))
        except Refused:
            # The description may repeat what was sent, so it is not logged.
            logger.error("telegram refused a message")
            return
        offered = [
            key["callback_data"]
            for row in (body.get("reply_markup") or {}).get("inline_keyboard", [])
            for key in row
            if "callback_data" in key
        ]
        if offered and isinstance(sent, dict) and isinstance(sent.get("message_id"), int):
            keyboards.remember(conversation, sent["message_id"], offered)
