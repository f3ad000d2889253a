"""From a job to what is called at Telegram: the talk itself."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from advocacy.channels import safety_net, tokens
from advocacy.channels.desk import Reply, Visit, answer
from advocacy.channels.post import Incoming
from advocacy.channels.render.shape import shape
from advocacy.channels.render.telegram import telegram_messages
from advocacy.channels.telegram import keyboards
from advocacy.channels.telegram.commands import command_payload
from advocacy.channels.telegram.group import group_calls
from advocacy.channels.telegram.last_message import LastMessage
from advocacy.channels.telegram.environment import own
from advocacy.channels.telegram.typing import Typing
from advocacy.channels.texts import texts
from advocacy.state import get_state

Call = dict[str, Any]
_ALBUM_SECONDS = 60


class Talk:
    """Does the work of one channel. `client` is used for what needs no answer: typing, and stopping a spinner."""

    def __init__(self, on_new_message: Callable[[Any], Awaitable[Any]], client: Any, bot: str) -> None:
        self._on_new_message, self._client, self._bot = on_new_message, client, bot

    async def work(self, incoming: Incoming) -> list[Call]:
        """The calls that answer a job, in order."""
        job, conversation = incoming.job, incoming.conversation
        kind = job.get("kind")
        if kind == "answer_callback":
            await self._client.quietly("answerCallbackQuery", {"callback_query_id": job["callback"]})
            return []
        if kind == "group":
            return await group_calls(job, conversation, self._client, self._bot)
        if kind == "other":
            return self._only_text(job, conversation)
        talk = {"text": self._text, "edit": self._edit, "command": self._command, "press": self._press}.get(kind or "")
        if talk is None:
            return []
        async with Typing(self._client, job["chat"]):
            return await talk(incoming)

    async def _text(self, incoming: Incoming) -> list[Call]:
        job = incoming.job
        reply = await self._answer(incoming, text=job["text"])
        LastMessage.of(incoming.conversation).went_on(job["message"], reply.messages)
        return self._calls(incoming, reply)

    async def _edit(self, incoming: Incoming) -> list[Call]:
        """A correction of the last message. Of an older one only a cry for help is heard."""
        job, last = incoming.job, LastMessage.of(incoming.conversation)
        if job["message"] != last.message:
            danger = safety_net.crisis(job["text"])
            return self._bodies(incoming, [shape(danger, [], date.today())]) if danger else []
        if last.answered_a_question:
            # The question is opened again; what is said about that is not passed on.
            await self._answer(incoming, part="back", payload="/go_back")
        said = {"text": own()["words"]["corrected"], "kind": "note"}
        return self._bodies(incoming, [shape(said, [], date.today())]) + await self._text(incoming)

    async def _command(self, incoming: Incoming) -> list[Call]:
        payload = command_payload(incoming.job["name"], incoming.job["argument"])
        if payload is None:  # a typed "/..." that is no command of ours is words
            return await self._text(incoming)
        reply = await self._answer(incoming, payload=payload)
        LastMessage.of(incoming.conversation).went_on(None, reply.messages)
        return self._calls(incoming, reply)

    async def _press(self, incoming: Incoming) -> list[Call]:
        job, conversation = incoming.job, incoming.conversation
        known = tokens.find(conversation, job["data"]) is not None
        spinner = {"callback_query_id": job["callback"]}
        if not known and not incoming.begun:
            await self._client.quietly(
                "answerCallbackQuery", {**spinner, "text": texts()["stale"], "show_alert": True}
            )
            return keyboards.removal(job["chat"], job["message"])
        await self._client.quietly("answerCallbackQuery", spinner)
        reply = await self._answer(incoming, token=job["data"])
        LastMessage.of(conversation).went_on(None, reply.messages)
        keyboards.forget(conversation, job["message"])
        return self._calls(incoming, reply) + keyboards.removal(job["chat"], job["message"])

    async def _answer(self, incoming: Incoming, part: str = "", **said: str) -> Reply:
        visit = Visit("telegram", incoming.conversation)
        return await answer(self._on_new_message, visit, message_id=f"telegram-{incoming.key}{part}", **said)

    def _calls(self, incoming: Incoming, reply: Reply) -> list[Call]:
        conversation, chat = incoming.conversation, incoming.job["chat"]
        if reply.refused == "too_fast":
            # Said once; a note for each message would make a flood of our own.
            if not get_state().claim("told_too_fast", conversation, True, seconds=max(1, reply.retry_after)):
                return []
        return self._bodies(incoming, reply.messages) + keyboards.removal_of_closed(conversation, chat)

    def _bodies(self, incoming: Incoming, messages: list[dict[str, Any]]) -> list[Call]:
        chat = incoming.job["chat"]
        calls: list[Call] = []
        for message in messages:
            calls += [{"method": "sendMessage", "body": {"chat_id": chat, **body}} for body in telegram_messages(message)]
        return calls

    def _only_text(self, job: dict[str, Any], conversation: str) -> list[Call]:
        if job["album"] and not get_state().claim("album", conversation, True, seconds=_ALBUM_SECONDS, key=job["album"]):
            return []
        said = {"text": own()["words"]["only_text"], "kind": "note"}
        incoming = Incoming(conversation, "", job)
        return self._bodies(incoming, [shape(said, [], date.today())])
