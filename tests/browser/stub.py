"""A stand-in for the assistant with the messages whose looks and behaviour matter in the widget."""

import asyncio
import threading

from advocacy.channels import safety_net
from advocacy.knowledge import load_safety
from tests.channels.stub import ANSWER, QUESTION, StubAgent

LONG = "\n".join(f"Line {number}: an advocate listens to you and speaks up with you." for number in range(180))
HOSTILE = "<img src=x onerror='window.pwned=1'><b>bold</b> {{7*7}}"
SOURCED = {
    "text": "Yes. You can have an advocate on a community treatment order.\n• The help is free.\n"
    "• Ask the ward, or call 0300 222 5704.",
    "kind": "answer",
    "answer": "imha.eligibility",
    "sources": ["mha1983.s130C", "mha1983.s130B"],
    "links": [
        {"text": "0300 222 5704", "href": "tel:03002225704"},
        {"text": "community treatment order", "href": "https://www.legislation.gov.uk/ukpga/1983/20"},
        {"text": "Ask the ward", "href": "javascript:window.pwned=2"},
    ],
    "buttons": [
        {"title": "Tell me more", "payload": '/tell_more{"of": "imha.eligibility"}'},
        {"title": "How do I get one?", "payload": '/ask_get{"of": "imha.get"}'},
    ],
}
OUTCOME = {"text": "Yes. You have the right to an advocate.", "kind": "outcome", "outcome": "eligible"}


class Guide(StubAgent):
    """Answers more words than the channel's stub: `ask`, `answer`, `sourced`, `long`, `hostile`, `yes`, `crisis`,
    `first` (what a first answer is: a notice and a long answer), `wait`.

    "wait" answers at once, or after `hold()` when the test calls `go_on()`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gate = threading.Event()
        self._gate.set()

    def hold(self) -> None:
        self._gate.clear()

    def go_on(self) -> None:
        self._gate.set()

    def texts(self) -> list[str]:
        """What was typed and reached the assistant."""
        return [message.text for message in self.seen if not message.parse_data]

    async def _replies(self, message):
        if message.parse_data:
            return [{"text": "Thank you. That helps.", "kind": "answer"}, dict(QUESTION)]
        if message.text == "wait":
            await asyncio.get_running_loop().run_in_executor(None, self._gate.wait, 8)
            return [{"text": "Here I am.", "kind": "answer"}]
        known = {
            "ask": [QUESTION],
            "answer": [ANSWER],
            "sourced": [SOURCED],
            "long": [{**SOURCED, "text": SOURCED["text"] + "\n" + LONG}],
            "hostile": [{"text": HOSTILE, "kind": "answer"}],
            "yes": [OUTCOME],
            "crisis": [self._crisis()],
            "first": [{**safety_net.notice(), "kind": "note"}, {**SOURCED, "text": SOURCED["text"] + "\n" + LONG}],
        }
        return known.get(message.text) or await super()._replies(message)

    def _crisis(self):
        said = load_safety().reply("self", "now")
        return {"text": said.text, "links": list(said.links), "kind": "crisis", "answer": said.answer}
