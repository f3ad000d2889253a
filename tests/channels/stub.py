"""A stand-in for the assistant behind a real Rasa server: it answers by rules that a test can read."""

import asyncio
from types import SimpleNamespace
from typing import Any

QUESTION = {
    "text": "Are you in hospital?\n• a ward\n• at home",
    "kind": "question",
    "asks": "setting",
    "buttons": [
        {"title": "Yes", "payload": '/inform{"setting": "ward"}'},
        {"title": "No", "payload": '/inform{"setting": "home"}'},
    ],
}
ANSWER = {
    "text": "Call Samaritans on 116 123.",
    "kind": "answer",
    "answer": "imha.what",
    "links": [{"text": "116 123", "href": "tel:116123"}],
    "buttons": [{"title": "Tell me more", "payload": '/tell_more{"of": "imha.what"}'}],
}


class StubAgent:
    """Notes every message it gets in `seen` and answers it.

    "ask" asks a question, "answer" answers with a link and a follow-up, "crisis" is a crisis reply, "fail" raises,
    "silent" says nothing, "hang" never ends, "say X" says X; anything else is echoed.
    """

    def __init__(self) -> None:
        self.seen: list[Any] = []
        self.tracker_store = SimpleNamespace(retrieve=self._retrieve)
        self.events: dict[str, list[Any]] = {}
        self.together = 0
        self.most_together = 0
        self.broken = False

    def is_ready(self) -> bool:
        return True

    async def parse_message(self, text: str) -> dict[str, Any]:
        return {}

    async def _retrieve(self, sender: str) -> Any:
        return SimpleNamespace(events=self.events.get(sender, []))

    async def handle_message(self, message: Any) -> None:
        self.seen.append(message)
        self.together += 1
        self.most_together = max(self.most_together, self.together)
        try:
            await asyncio.sleep(0)
            if self.broken:
                raise RuntimeError(f"secret in an exception: {message.text}")
            for reply in await self._replies(message):
                await message.output_channel.send_response(message.sender_id, dict(reply))
        finally:
            self.together -= 1

    async def _replies(self, message: Any) -> list[dict[str, Any]]:
        text = message.text
        if message.parse_data:
            return [{"text": f"pressed {message.parse_data['intent']['name']}", "kind": "answer"}]
        if text == "fail":
            raise RuntimeError(f"secret in an exception: {text}")
        if text == "hang":
            await asyncio.Event().wait()
        if text.startswith("say "):
            return [{"text": text[4:], "kind": "answer"}]
        return {
            "ask": [QUESTION],
            "answer": [ANSWER],
            "silent": [],
            "crisis": [{"text": "Call 999 now.", "kind": "crisis", "answer": "crisis.self"}],
        }.get(text, [{"text": f"You said {text}", "kind": "answer"}])
