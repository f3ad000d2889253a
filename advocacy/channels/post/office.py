"""The post office of one channel: accepted once, worked off in order, delivered in the end."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from advocacy.channels.identity import digest
from advocacy.channels.post.gate import Gate
from advocacy.channels.post.lease import lease
from advocacy.channels.post.patience import Gone, TryAgain
from advocacy.channels.post.sealed import seal, unseal
from advocacy.channels.settings import settings
from advocacy.state import get_state

logger = logging.getLogger(__name__)

_INBOX, _OUTBOX, _SEEN = "inbox", "outbox", "seen"
_STOP_SECONDS = 4
Call = dict[str, Any]


class Incoming(NamedTuple):
    """One thing to work on. `begun`: it was worked on before and cut short, or is being worked on now."""

    conversation: str
    key: str
    job: dict[str, Any]
    begun: bool = False


class PostOffice:
    """`work` makes calls (JSON) of an Incoming and must not raise; `send` makes one call.

    `namespace`: how the channel's conversation ids begin ("tg:"). `send` may raise Gone, which drops the rest
    of this answer, and TryAgain when its patience has ended.
    """

    def __init__(
        self,
        namespace: str,
        work: Callable[[Incoming], Awaitable[list[Call]]],
        send: Callable[[str, Call], Awaitable[None]],
    ) -> None:
        self._namespace, self._work, self._send = namespace, work, send
        self._queues: dict[str, deque[Incoming]] = {}
        self._tasks: set[asyncio.Task] = set()
        self._gate = Gate()
        self._recovered = self._stopping = False

    def accept(self, conversation: str, key: str, job: dict[str, Any]) -> bool:
        """Keep it and put it in its conversation's queue; False when it was accepted before."""
        self.recover()
        state, kept = get_state(), settings().once_seconds
        if state.get(_SEEN, self._mark(key)):
            return False
        waiting = {"at": time.time(), "sealed": seal(job)}
        if not state.claim(_INBOX, conversation, waiting, seconds=kept, key=key):
            return False
        self._put(Incoming(conversation, key, job))
        return True

    def recover(self) -> int:
        """Take up what an earlier process left; at the start, and once only. How many there were."""
        if self._recovered:
            return 0
        self._recovered = True
        left: dict[tuple, float] = {}
        for kind in (_INBOX, _OUTBOX):
            for conversation, key, value in get_state().find(kind):
                if conversation.startswith(self._namespace):
                    left[conversation, key] = value["at"]
        for conversation, key in sorted(left, key=lambda each: left[each]):
            value = get_state().get(_INBOX, conversation, key) or {}
            self._put(Incoming(conversation, key, unseal(value.get("sealed")) or {}, bool(value.get("begun"))))
        return len(left)

    async def idle(self) -> None:
        """Until nothing waits any more (tests, and the end)."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def stop(self) -> None:
        """Let what is being sent arrive, and leave the rest to the next start."""
        self._stopping = True
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=_STOP_SECONDS)
        for task in self._tasks:
            task.cancel()

    def _put(self, incoming: Incoming) -> None:
        queue = self._queues.get(incoming.conversation)
        if queue is not None:
            queue.append(incoming)
            return
        self._queues[incoming.conversation] = deque([incoming])
        task = asyncio.ensure_future(self._drain(incoming.conversation))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, conversation: str) -> None:
        queue = self._queues[conversation]
        try:
            while queue and not self._stopping:
                try:
                    async with lease(conversation):
                        await self._handle(queue.popleft())
                except Exception as error:  # noqa: BLE001 - one bad letter must not hold up the next
                    logger.error("%s post failed: %s", self._namespace, type(error).__name__)
        finally:
            # Nothing is awaited between the last look at the queue and here, so no letter can slip in.
            del self._queues[conversation]

    async def _handle(self, incoming: Incoming) -> None:
        state, conversation, key = get_state(), incoming.conversation, incoming.key
        letter = state.get(_OUTBOX, conversation, key)
        if letter is None:
            if state.get(_SEEN, self._mark(key)):  # another process was quicker
                state.forget(_INBOX, conversation, key)
                return
            letter = await self._answer(incoming)
        state.put(_SEEN, self._mark(key), True, seconds=settings().once_seconds)
        state.forget(_INBOX, conversation, key)
        await self._deliver(conversation, key, letter)

    async def _answer(self, incoming: Incoming) -> dict[str, Any]:
        state, kept = get_state(), settings().once_seconds
        waiting = state.get(_INBOX, incoming.conversation, incoming.key)
        if waiting is not None:
            state.put(_INBOX, incoming.conversation, {**waiting, "begun": True}, seconds=kept, key=incoming.key)
        await self._gate.pass_through()
        calls = await self._work(incoming)
        letter = {"at": time.time(), "sealed": seal(calls), "sent": 0}
        if calls:
            state.put(_OUTBOX, incoming.conversation, letter, seconds=kept, key=incoming.key)
        return letter

    async def _deliver(self, conversation: str, key: str, letter: dict[str, Any]) -> None:
        state = get_state()
        calls = unseal(letter["sealed"]) or []
        try:
            for place in range(letter["sent"], len(calls)):
                if self._stopping:
                    return
                await self._send(conversation, calls[place])
                letter["sent"] = place + 1
                state.put(_OUTBOX, conversation, letter, seconds=settings().once_seconds, key=key)
        except (Gone, TryAgain) as error:
            logger.warning("%s answer not delivered: %s", self._namespace, error)
        state.forget(_OUTBOX, conversation, key)

    def _mark(self, key: str) -> str:
        """Kept apart from the conversation: what was erased must not come back by a replay."""
        return f"seen {digest('post', self._namespace, key)[:24]}"
