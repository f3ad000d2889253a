"""Groups: a short note how to talk in private. Help for somebody in danger is named wherever they write."""

import logging
from datetime import date
from typing import Any

from advocacy.channels import safety_net
from advocacy.channels.clean import TooLong, clean_text
from advocacy.channels.render.shape import shape
from advocacy.channels.render.telegram import telegram_messages
from advocacy.channels.telegram.environment import own
from advocacy.state import get_state

logger = logging.getLogger(__name__)
Call = dict[str, Any]
_KEPT_SECONDS = 7 * 24 * 60 * 60


async def group_calls(job: dict[str, Any], conversation: str, client: Any, bot: str) -> list[Call]:
    """What is said in the group; nothing to talk that is not meant for us."""
    words = clean_text(job["text"])
    danger = safety_net.crisis(words.start if isinstance(words, TooLong) else words)
    name = await _name(client, bot) if job["addressed"] or job["mentions"] or danger else None
    meant = job["addressed"] or name is not None and f"@{name}".lower() in [each.lower() for each in job["mentions"]]
    said = [telegram_messages(shape(danger, [], date.today()))] if danger else []
    # Once a minute is enough: a group must not be flooded by us.
    if meant and get_state().claim("group_note", conversation, True, seconds=own()["group_note_every"]):
        said.append([_note(name)])
    return [{"method": "sendMessage", "body": {**_where(job), **body}} for bodies in said for body in bodies]


def _note(name: str | None) -> dict[str, Any]:
    body: dict[str, Any] = {"text": own()["words"]["group"], "link_preview_options": {"is_disabled": True}}
    if name:
        link = {"text": own()["words"]["group_button"], "url": f"https://t.me/{name}?start=group"}
        body["reply_markup"] = {"inline_keyboard": [[link]]}
    return body


def _where(job: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = {"chat_id": job["chat"]}
    if job["message"] is not None:
        body["reply_parameters"] = {"message_id": job["message"], "allow_sending_without_reply": True}
    return body


async def _name(client: Any, bot: str) -> str | None:
    """The bot's user name, asked for once a week at most; None while Telegram cannot be asked."""
    known = get_state().get("bot_name", f"bot {bot}")
    if known:
        return known
    try:
        found = (await client.call("getMe", seconds=5) or {}).get("username")
    except Exception as error:  # noqa: BLE001 - the note does without a link
        logger.warning("the bot's name could not be asked for: %s", type(error).__name__)
        return None
    if isinstance(found, str):
        get_state().put("bot_name", f"bot {bot}", found, seconds=_KEPT_SECONDS)
        return found
    return None
