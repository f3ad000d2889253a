"""From a job to what is called at Slack: the talk itself. What is said in a DM goes to that person's DM only."""

import json
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from advocacy.channels import safety_net, tokens
from advocacy.channels.desk import Reply, Visit, answer
from advocacy.channels.post import Incoming
from advocacy.channels.render.shape import shape
from advocacy.channels.render.slack import chosen, slack_messages
from advocacy.channels.slack.home import home_view
from advocacy.channels.slack.private_note import private_note
from advocacy.channels.slack.environment import own
from advocacy.channels.texts import note
from advocacy.state import get_state

Call = dict[str, Any]
_DM = "D"  # how the ids of direct messages begin


class Talk:
    """Does the work of one channel."""

    def __init__(self, on_new_message: Callable[[Any], Awaitable[Any]]) -> None:
        self._on_new_message = on_new_message

    async def work(self, incoming: Incoming) -> list[Call]:
        """The calls that answer a job, in order."""
        does = {
            "text": self._text, "edit": self._edit, "other": self._only_text, "mention": self._mention,
            "press": self._press, "home": self._home, "home_press": self._home_press,
        }.get(incoming.job.get("kind") or "")
        return await does(incoming) if does else []

    async def _text(self, incoming: Incoming) -> list[Call]:
        return self._calls(incoming, await self._answer(incoming, text=incoming.job["text"]))

    async def _edit(self, incoming: Incoming) -> list[Call]:
        """A changed message is not answered again, but a cry for help in it is heard."""
        danger = safety_net.crisis(incoming.job["text"])
        return self._say(incoming, [shape(danger, [], date.today())]) if danger else []

    async def _only_text(self, incoming: Incoming) -> list[Call]:
        said = {"text": own()["words"]["only_text"], "kind": "note"}
        return self._say(incoming, [shape(said, [], date.today())])

    async def _mention(self, incoming: Incoming) -> list[Call]:
        job = incoming.job
        body = {"channel": job["channel"], "user": job["user"], **private_note(job["text"], job["app"], job["team"])}
        if job["thread"]:
            body["thread_ts"] = job["thread"]
        return [{"method": "chat.postEphemeral", "body": body}]

    async def _press(self, incoming: Incoming) -> list[Call]:
        job, conversation = incoming.job, incoming.conversation
        button = tokens.find(conversation, job["token"])
        if button is None and not incoming.begun:
            return self._stale(job)
        title = button.title if button else None
        reply = await self._answer(incoming, token=job["token"])
        if reply.repeated and title is None:
            title = self._title(job)
        return self._replaced(job, title) + self._calls(incoming, reply)

    async def _home(self, incoming: Incoming) -> list[Call]:
        job = incoming.job
        return [{"method": "views.publish", "body": {"user_id": job["user"], "view": home_view(job["app"], job["team"])}}]

    async def _home_press(self, incoming: Incoming) -> list[Call]:
        button = own()["home_buttons"].get(incoming.job["name"])
        if button is None:
            return []
        payload = "/press" + json.dumps({"answer": button["answer"]}, separators=(",", ":"))
        return self._calls(incoming, await self._answer(incoming, payload=payload))

    async def _answer(self, incoming: Incoming, **said: str) -> Reply:
        visit = Visit("slack", incoming.conversation)
        return await answer(self._on_new_message, visit, message_id=f"slack-{incoming.key}", **said)

    def _calls(self, incoming: Incoming, reply: Reply) -> list[Call]:
        if reply.refused == "too_fast":
            # Said once; a note for each message would make a flood of our own.
            if not get_state().claim("told_too_fast", incoming.conversation, True, seconds=max(1, reply.retry_after)):
                return []
        return self._say(incoming, reply.messages)

    def _say(self, incoming: Incoming, messages: list[dict[str, Any]]) -> list[Call]:
        job = incoming.job
        in_dm = (job["channel"] or "").startswith(_DM)
        where: dict[str, Any] = {"channel": job["channel"]} if in_dm else {"user": job["user"]}
        if in_dm and job.get("thread"):
            where["thread_ts"] = job["thread"]
        return [{"method": "chat.postMessage", "body": {**where, **body}} for each in messages for body in slack_messages(each)]

    def _stale(self, job: dict[str, Any]) -> list[Call]:
        """Only the person sees this, and the dead buttons go."""
        said = slack_messages(shape(note("stale"), [], date.today()))[0]
        calls = self._replaced(job, None)
        if job["channel"]:
            calls.append({"method": "chat.postEphemeral", "body": {
                "channel": job["channel"], "user": job["user"], "text": said["text"], "blocks": said["blocks"]}})
        return calls

    def _replaced(self, job: dict[str, Any], title: str | None) -> list[Call]:
        """The message again, its buttons replaced by what was chosen."""
        if not job["ts"] or not job["channel"]:
            return []
        words = f"{own()['words']['chose']}: {title}" if title else note("stale")["text"]
        body = {"channel": job["channel"], "ts": job["ts"], "text": job["text"], "blocks": chosen(job["blocks"], words)}
        return [{"method": "chat.update", "body": body}]

    @staticmethod
    def _title(job: dict[str, Any]) -> str | None:
        """The words on the pressed button, out of the message itself."""
        for block in job["blocks"]:
            for element in block.get("elements") or [] if isinstance(block, dict) else []:
                for each in [element, *(element.get("options") or [])] if isinstance(element, dict) else []:
                    if each.get("value") == job["token"]:
                        return (each.get("text") or {}).get("text")
        return None
