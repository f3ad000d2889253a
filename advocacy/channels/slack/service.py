"""The running channel: payloads in, the talk, calls out."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from advocacy.channels.identity import conversation_id, digest
from advocacy.channels.post import Patience, PostOffice
from advocacy.channels.render.slack import understand
from advocacy.channels.slack.client import Refused, SlackClient
from advocacy.channels.slack.payloads import Job, read_action, read_event
from advocacy.channels.slack.environment import SlackSettings, own
from advocacy.channels.slack.work import Talk

logger = logging.getLogger(__name__)
_TRIES_OF_TRIFLES = 3
_TRIFLES = ("chat.update", "views.publish")


class SlackService:
    """`event` and `action` take payloads that are Slack's for sure. Neither raises."""

    def __init__(
        self,
        settings: SlackSettings,
        on_new_message: Callable[[Any], Awaitable[Any]],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        numbers = own()
        self.client = SlackClient(settings.base, settings.token, numbers["answer_seconds"])
        self._patience = Patience(
            longest_pause=numbers["longest_pause"], give_up_after=numbers["give_up_after"], sleep=sleep
        )
        self.office = PostOffice("slack:", Talk(on_new_message).work, self._send)

    def event(self, body: dict[str, Any]) -> bool:
        """Keep an event to work on; False for what is ignored or was accepted before."""
        return self._accept(read_event, body, body.get("event_id"))

    def action(self, body: dict[str, Any]) -> bool:
        """Keep a pressed button to work on."""
        return self._accept(read_action, body, body.get("trigger_id") or body.get("action_ts"))

    def _accept(self, read: Callable[[dict], Job | None], body: dict[str, Any], once: Any) -> bool:
        try:
            job = read(body)
            if job is None:
                return False
            if "text" in job and job["kind"] in ("text", "edit"):
                job["text"] = understand(job["text"])
            key = once if isinstance(once, str) and once else repr(sorted(job.items(), key=lambda each: each[0]))
            conversation = conversation_id("slack", job["team"], job["user"])
            return self.office.accept(conversation, digest("slack payload", key)[:32], job)
        except Exception as error:  # noqa: BLE001 - a payload that cannot be read must not come again and again
            logger.error("slack payload failed: %s", type(error).__name__)
            return False

    def start(self) -> None:
        """Go on with what an earlier process left."""
        self.office.recover()

    async def stop(self) -> None:
        await self.office.stop()
        await self.client.close()

    async def _send(self, conversation: str, call: dict[str, Any]) -> None:
        method, body = call["method"], dict(call["body"])
        if method in _TRIFLES:
            try:
                await self._patience(lambda: self.client.call(method, body), tries=_TRIES_OF_TRIFLES)
            except Exception as error:  # noqa: BLE001 - buttons that stay are no harm: they are dead
                logger.debug("slack: %s", type(error).__name__)
            return
        try:
            if method == "chat.postMessage" and "user" in body:
                body["channel"] = await self._direct(body.pop("user"))
            await self._patience(lambda: self._post(method, body))
        except Refused as refused:
            logger.error("slack refused a message: %s", refused)

    async def _direct(self, user: str) -> str:
        """The id of our direct messages with a person."""
        opened = await self._patience(lambda: self.client.call("conversations.open", {"users": user}))
        channel = opened.get("channel")
        if not isinstance(channel, dict) or not isinstance(channel.get("id"), str):
            raise Refused("no direct message")
        return channel["id"]

    async def _post(self, method: str, body: dict[str, Any]) -> Any:
        try:
            return await self.client.call(method, body)
        except Refused as refused:
            if "blocks" not in str(refused):
                raise
            logger.error("slack: a layout was refused and sent as plain words")
            return await self.client.call(method, {key: value for key, value in body.items() if key != "blocks"})
