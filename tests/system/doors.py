"""People at the three doors: each `say` gives what the assistant said, as text, and how long it took."""
from __future__ import annotations

import html
import re
import time
import uuid
from typing import Any, Dict, List

import httpx

_KEY = re.compile(r'name="key" value="([^"]+)"')
_LAST = re.compile(r'<li class="person">(?!.*<li class="person">)(.*)</ol>', re.DOTALL)
_CRISIS = re.compile(r'<section class="crisis".*?</section>', re.DOTALL)


class WebApi:
    """The widget's door."""

    def __init__(self, client: httpx.Client) -> None:
        self.client, self.seconds, self.messages = client, 0.0, []  # type: ignore[var-annotated]
        self.token = client.post("/webhooks/web/session", json={}).raise_for_status().json()["session"]["token"]

    def post(self, **body: Any) -> httpx.Response:
        """One request of the API, with a message id of its own."""
        begun = time.monotonic()
        response = self.client.post("/webhooks/web/message", json={"message_id": uuid.uuid4().hex, **body}, headers=self.headers)
        self.seconds = time.monotonic() - begun
        return response

    @property
    def headers(self) -> Dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def say(self, text: str) -> str:
        body = self.post(text=text).json()
        self.messages = body.get("messages") or []
        return words(self.messages) or body["error"]["message"]

    def press(self, title: str) -> str:
        """Press the button with this in its title."""
        buttons = [button for message in self.messages for button in message["buttons"]]
        token = next(button["token"] for button in buttons if title.lower() in button["title"].lower())
        self.messages = self.post(token=token).raise_for_status().json()["messages"]
        return words(self.messages)

    def history(self) -> List[Dict[str, Any]]:
        return self.client.get("/webhooks/web/history", headers=self.headers).raise_for_status().json()["entries"]

    def said_before(self) -> str:
        return words([entry["message"] for entry in self.history() if "message" in entry])


class Page:
    """The plain page: a form, a cookie and a redirect."""

    def __init__(self, client: httpx.Client) -> None:
        self.client, self.seconds = client, 0.0
        self.key = _KEY.search(client.get("/").text)[1]  # type: ignore[index]

    def say(self, text: str) -> str:
        begun = time.monotonic()
        shown = self.client.post("/chat", data={"key": self.key, "text": text}, follow_redirects=True).text
        self.seconds = time.monotonic() - begun
        crisis, last = _CRISIS.search(shown), _LAST.search(shown)
        return _plain((crisis[0] if crisis else "") + (last[1] if last else shown))


class Rest:
    """Rasa's own door for tests; the caller names the conversation."""

    def __init__(self, client: httpx.Client, sender: str = "") -> None:
        self.client, self.seconds, self.messages = client, 0.0, []  # type: ignore[var-annotated]
        self.sender = sender or uuid.uuid4().hex

    def say(self, text: str) -> str:
        begun = time.monotonic()
        response = self.client.post("/webhooks/rest/webhook", json={"sender": self.sender, "message": text})
        self.seconds = time.monotonic() - begun
        self.messages = response.raise_for_status().json()
        return "\n".join(message.get("text") or "" for message in self.messages)


DOORS = {"web": WebApi, "page": Page, "rest": Rest}


def words(messages: List[Dict[str, Any]]) -> str:
    lines = []
    for message in messages:
        for block in message["blocks"]:
            for spans in block["items"] if block["type"] == "list" else [block["spans"]]:
                lines.append("".join(span["text"] for span in spans))
    return "\n".join(lines)


def _plain(markup: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", markup).split()))
