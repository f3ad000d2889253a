"""One turn: a message goes to Rasa, its replies come back, and there is never silence."""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage

from advocacy.channels import safety_net
from advocacy.channels.settings import settings

logger = logging.getLogger(__name__)

Message = dict[str, Any]
OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
_PAYLOAD = re.compile(r"^/([\w.+/-]+?)(?:@[0-9.]+)?\s*(\{.*\})?$", re.DOTALL)


class Collector(OutputChannel):
    """Takes what the assistant says as it is: one dict a message (`docs/interfaces.md`, Messages)."""

    def __init__(self, channel: str) -> None:
        self.messages: list[Message] = []
        self._channel = channel

    def name(self) -> str:  # type: ignore[override]
        return self._channel

    async def send_response(self, recipient_id: str, message: Message) -> None:
        if message.get("text") or message.get("buttons"):
            self.messages.append({key: value for key, value in message.items() if value is not None})


class Busy(Exception):
    """Too many messages of this conversation wait already."""


_locks: dict[str, tuple[asyncio.Lock, list[int]]] = {}


@asynccontextmanager
async def in_turn(conversation: str, however_many: bool = False) -> AsyncIterator[None]:
    """One turn of a conversation after the other. Rasa's own queue looks once a second only.

    Errors: Busy, when more than `waiting_turns` wait already; not with `however_many`.
    """
    lock, inside = _locks.setdefault(conversation, (asyncio.Lock(), []))
    if len(inside) > settings().waiting_turns and not however_many:
        raise Busy
    inside.append(1)
    try:
        async with lock:
            yield
    finally:
        inside.pop()
        if not inside:
            _locks.pop(conversation, None)


def parse_payload(payload: str) -> dict[str, Any]:
    """Rasa parse data of a button's "/intent{json}". Errors: ValueError.

    Given to Rasa with the message, so that understanding is passed by and typed text is never a command.
    """
    found = _PAYLOAD.match(payload)
    if not found:
        raise ValueError("not a payload")
    intent = {"name": found[1], "confidence": 1.0}
    entities = []
    for name, values in json.loads(found[2] or "{}").items():
        for value in values if isinstance(values, list) else [values]:
            entities.append({"entity": name, "value": value, "start": 0, "end": len(payload), "extractor": "Button"})
    return {"text": payload, "intent": intent, "intent_ranking": [intent], "entities": entities,
            "answer_ranking": [], "danger": None}


async def take_turn(
    on_new_message: OnNewMessage,
    conversation: str,
    *,
    channel: str,
    text: str | None = None,
    payload: str | None = None,
    message_id: str | None = None,
) -> list[Message]:
    """What the assistant says to a cleaned text or to a button's payload: at least one message.

    An error, silence or `turn_seconds` without an answer gives crisis words when the text shows danger,
    else an apology (kind "sorry"). Call it inside `in_turn`. Never raises but when it is cancelled.
    """
    collector = Collector(channel)
    try:
        parse_data = parse_payload(payload) if payload is not None else None
        message = UserMessage(
            text=payload if payload is not None else text,
            output_channel=collector,
            sender_id=conversation,
            parse_data=parse_data,
            input_channel=channel,
            message_id=message_id,
        )
        await _within_time(on_new_message(message))
    except Exception as error:  # noqa: BLE001 - whatever failed, somebody waits for an answer
        logger.error("turn failed: %s", type(error).__name__)
        return [safety_net.caught(text)]
    if not collector.messages:
        logger.error("turn failed: no answer")
        return [safety_net.caught(text)]
    return _crisis_over_sorry(collector.messages, text)


def _crisis_over_sorry(messages: list[Message], text: str | None) -> list[Message]:
    """An action that failed may have hidden a cry for help behind its apology."""
    kinds = {message.get("kind") for message in messages}
    if "sorry" not in kinds or "crisis" in kinds:
        return messages
    danger = safety_net.crisis(text)
    return [danger] if danger else messages


async def _within_time(work: Awaitable[Any]) -> None:
    """Wait for the work, but not for ever: work that does not even end when cancelled is left behind."""
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=settings().turn_seconds)
    except asyncio.CancelledError:
        task.cancel()
        raise
    if not done:
        task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
        task.cancel()
        raise TimeoutError
    task.result()
