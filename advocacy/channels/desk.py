"""The front desk: what every channel does with one message, from the door to the reply.

    reply = await answer(on_new_message, Visit("tg", conversation, address), message_id="42", text="hello")
    reply.messages      # public messages (render/shape.py), at least one unless `refused` is set
    reply.repeated      # this message or button was answered before; these are the same messages
    reply.refused       # "empty", "too_long", "stale", "too_fast", "busy": not processed; messages say so

Typed words go to `text`, a pressed button's token to `token`, and what the channel itself means by a command
of the platform ("/privacy") to `payload`; only one of them.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, NamedTuple

from advocacy.channels import safety_net, tokens
from advocacy.channels.clean import TooLong, clean_text, is_command, one_line
from advocacy.channels.history import redacted, remember
from advocacy.channels.limits import allow
from advocacy.channels.once import once
from advocacy.channels.render.limits import channel_limits
from advocacy.channels.render.shape import shape
from advocacy.channels.texts import note
from advocacy.channels.turn import Busy, in_turn, take_turn

_under_way: set = set()
_TITLE = min(channel_limits(channel)["button_title"] for channel in ("web", "slack"))


class Visit(NamedTuple):
    """Where a message comes from: the channel's name, the conversation and the network address."""

    channel: str
    conversation: str
    address: str | None = None
    keep_history: bool = False


class Reply(NamedTuple):
    """See the head of this file. `retry_after` is in seconds and only set with "too_fast" and "busy"."""

    messages: list[dict[str, Any]]
    repeated: bool = False
    refused: str | None = None
    retry_after: int = 0


async def answer(
    on_new_message: Callable[[Any], Awaitable[Any]],
    visit: Visit,
    *,
    message_id: str,
    text: str | None = None,
    token: str | None = None,
    payload: str | None = None,
) -> Reply:
    """Answer one message, once only. Never raises but when it is cancelled.

    A person whose line drops has the turn finished all the same: the retry finds its reply.
    """
    turn = asyncio.ensure_future(
        _answer(on_new_message, visit, message_id=message_id, text=text, token=token, payload=payload)
    )
    _under_way.add(turn)  # the loop itself would let go of it
    turn.add_done_callback(_under_way.discard)
    return await asyncio.shield(turn)


async def _answer(
    on_new_message: Any, visit: Visit, *, message_id: str, text: str | None, token: str | None, payload: str | None
) -> Reply:
    words = clean_text(text) if text is not None else None
    if words == "":
        return _refuse(visit, message_id, "empty")
    if isinstance(words, TooLong):
        return _refuse(visit, message_id, "too_long", words.start)
    verdict = allow(visit.conversation, visit.address)
    if not verdict:
        return _refuse(visit, message_id, "too_fast", words, verdict.retry_after)

    async def work() -> dict[str, Any]:
        if token is not None:
            return await _pressed(on_new_message, visit, token, message_id)
        if is_command(text or ""):
            return _result(visit, message_id, redacted(words), [safety_net.crisis(words) or note("command")])
        if payload is not None:
            return await _commanded(on_new_message, visit, payload, message_id)
        return await _typed(on_new_message, visit, words, message_id)

    # A button is answered once however often it is pressed, a text once for each id of the client.
    key = f"button:{token}" if token is not None else f"message:{message_id}"
    try:
        async with in_turn(visit.conversation):
            result, repeated = await once(visit.conversation, key, work, keep=lambda made: made["keep"])
    except Busy:
        return _refuse(visit, message_id, "busy", words, retry_after=1)
    return Reply(result["messages"], repeated, result.get("refused"))


async def _typed(on_new_message: Any, visit: Visit, words: Any, message_id: str) -> dict[str, Any]:
    said = await take_turn(on_new_message, visit.conversation, channel=visit.channel, text=words, message_id=message_id)
    return _result(visit, message_id, redacted(words), said)


async def _commanded(on_new_message: Any, visit: Visit, payload: str, message_id: str) -> dict[str, Any]:
    said = await take_turn(
        on_new_message, visit.conversation, channel=visit.channel, payload=payload, message_id=message_id
    )
    return _result(visit, message_id, payload, said)


async def _pressed(on_new_message: Any, visit: Visit, token: str, message_id: str) -> dict[str, Any]:
    button = tokens.find(visit.conversation, token)
    if button is None:
        return {"messages": _public([note("stale")]), "refused": "stale", "keep": False}
    said = await take_turn(
        on_new_message, visit.conversation, channel=visit.channel, payload=button.payload, message_id=message_id
    )
    if not _failed(said):
        tokens.use_up(visit.conversation, token)
    return _result(visit, message_id, button.title, said)


def _failed(messages: list[dict[str, Any]]) -> bool:
    """An apology is no answer: the same message or button may come again."""
    return any(message.get("kind") == "sorry" for message in messages)


def _result(visit: Visit, message_id: str, said: str, messages: list[dict[str, Any]]) -> dict[str, Any]:
    public = []
    for message in messages:
        kind = "question" if message.get("asks") else str(message.get("kind") or "answer")
        buttons = [
            {"title": one_line(str(button["title"]), _TITLE), "payload": str(button["payload"])}
            for button in message.get("buttons") or []
            if button.get("title") and button.get("payload")
        ]
        public.append(shape(message, tokens.offer(visit.conversation, buttons, kind=kind), date.today()))
    if visit.keep_history:
        remember(visit.conversation, message_id, said, public)
    return {"messages": public, "keep": not _failed(messages)}


def _refuse(visit: Visit, message_id: str, why: str, words: str | None = None, retry_after: int = 0) -> Reply:
    """Nothing is processed, but a cry for help is heard all the same."""
    danger = safety_net.crisis(words)
    if danger is None:
        return Reply(_public([note(why)]), refused=why, retry_after=retry_after)
    messages = _public([danger])
    if visit.keep_history:
        remember(visit.conversation, message_id, redacted(words or ""), messages)
    return Reply(messages)


def _public(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [shape(message, [], date.today()) for message in messages]
