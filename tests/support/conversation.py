"""Conversations with the trained model and the real actions, in this process and without sockets."""
from __future__ import annotations

import asyncio
import itertools
from typing import Any, Dict, List, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa_sdk.executor import ActionExecutor

from advocacy.serve.training import ensure_model

_numbers = itertools.count()


class InProcessActions:
    """Stands where the action server's address would: runs the same executor here."""

    url = "in-process"

    def __init__(self) -> None:
        self.executor = ActionExecutor()
        self.executor.register_package("actions")
        self.broken: Optional[Exception] = None
        self.delay = 0.0
        self.calls: List[str] = []

    async def run_in_process(self, body: Dict[str, Any]) -> Dict[str, Any]:
        self.calls.append(body["next_action"])
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.broken:
            raise self.broken
        return await self.executor.run(body)


class Channel(CollectingOutputChannel):
    """Collects whole messages with their metadata."""

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        self.messages.append(message)


class Assistant:
    """The loaded model; one for the whole test run."""

    def __init__(self) -> None:
        self.actions = InProcessActions()
        self.agent = Agent.load(model_path=str(ensure_model()), action_endpoint=self.actions)
        self.agent.tracker_store = InMemoryTrackerStore(self.agent.domain)
        self.agent.processor.tracker_store = self.agent.tracker_store

    def conversation(self) -> "Conversation":
        return Conversation(self)


class Conversation:
    """`say` a sentence or `press` a button by its title; both give the bot's messages."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.id = f"test-{next(_numbers)}"
        self.last: List[Dict[str, Any]] = []
        self.offered: List[Dict[str, str]] = []

    def say(self, text: str) -> List[Dict[str, Any]]:
        channel = Channel()
        message = UserMessage(text, channel, self.id, input_channel="test")
        run(self.assistant.agent.handle_message(message))
        self.last = channel.messages
        self.offered += [button for m in self.last for button in m.get("buttons") or []]
        return self.last

    def press(self, title: str) -> List[Dict[str, Any]]:
        for button in reversed(self.offered):
            if title.lower() in button["title"].lower():
                return self.say(button["payload"])
        raise AssertionError(f"no button {title!r}; offered: {[b['title'] for b in self.offered]}")

    @property
    def tracker(self):
        return run(self.assistant.agent.tracker_store.retrieve(self.id))

    def slot(self, name: str) -> Any:
        return self.tracker.get_slot(name)

    # What is looked for most in the last messages
    def values(self, key: str) -> List[Any]:
        return [m[key] for m in self.last if m.get(key) is not None]

    @property
    def answers(self) -> List[str]:
        return self.values("answer")

    @property
    def outcomes(self) -> List[str]:
        return self.values("outcome")

    @property
    def asks(self) -> Optional[str]:
        found = self.values("asks")
        return found[-1] if found else None

    @property
    def text(self) -> str:
        return "\n".join(m.get("text") or "" for m in self.last)


_loop: Optional[asyncio.AbstractEventLoop] = None


def run(coroutine):
    """Runs a coroutine on the test run's one event loop."""
    global _loop
    if _loop is None or _loop.is_closed():
        _loop = asyncio.new_event_loop()
    return _loop.run_until_complete(coroutine)
