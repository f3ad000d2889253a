"""What an update is, read from Telegram's JSON without trusting its shape.

`read` gives a job, a plain dict with "kind" and "chat" (Telegram's id), or None for what is ignored on purpose:
channel posts, reactions, polls, payments, inline queries, business messages, other bots, joins and pins, and
whatever Telegram invents next.

    text     text, message               words of a person, also below a picture
    edit     text, message               a message changed afterwards
    command  name, argument, message     /start, /help ...
    press    callback, data, message     a button
    other    album                       a picture, a voice message ...: no words to read
    group    text, message, addressed, mentions      somebody writes in a group
    answer_callback  callback            a button that is none of ours
"""

from typing import Any

Job = dict[str, Any]

# Fields of a message that mean "a person sent something that is not words".
_NOT_WORDS = (
    "animation", "audio", "checklist", "contact", "dice", "document", "game", "live_photo", "location", "paid_media",
    "photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice",
)
_GROUPS = ("group", "supergroup")


def read(update: Any, bot: str) -> Job | None:
    """The job in an update, or None. `bot` is our own id. Never raises on JSON."""
    if not isinstance(update, dict):
        return None
    if isinstance(update.get("message"), dict):
        return _message(update["message"], bot)
    if isinstance(update.get("edited_message"), dict):
        return _edited(update["edited_message"])
    if isinstance(update.get("callback_query"), dict):
        return _callback(update["callback_query"])
    if isinstance(update.get("my_chat_member"), dict):
        return _membership(update["my_chat_member"])
    return None


def update_id(update: Any) -> str | None:
    """The update's number as text."""
    found = update.get("update_id") if isinstance(update, dict) else None
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else None


def _message(message: dict, bot: str) -> Job | None:
    chat, kind = _chat(message)
    if chat is None or not _from_person(message):
        return None
    base = {"chat": chat, "message": _number(message.get("message_id"))}
    text = _text(message)
    if kind in _GROUPS:
        return _in_group(message, base, text, bot)
    if kind != "private":
        return None
    if text is not None:
        return _command(text, base) or {"kind": "text", "text": text, **base}
    if any(name in message for name in _NOT_WORDS):
        album = message.get("media_group_id")
        return {"kind": "other", "album": album if isinstance(album, str) else None, **base}
    return None


def _edited(message: dict) -> Job | None:
    chat, kind = _chat(message)
    text = _text(message)
    if chat is None or kind != "private" or text is None or not _from_person(message):
        return None
    return {"kind": "edit", "chat": chat, "message": _number(message.get("message_id")), "text": text}


def _callback(query: dict) -> Job | None:
    callback, data = query.get("id"), query.get("data")
    person = query.get("from")
    if not isinstance(callback, str) or not isinstance(person, dict):
        return None
    message = query.get("message")
    chat, kind = _chat(message) if isinstance(message, dict) else (None, None)
    if chat is None or kind != "private" or not isinstance(data, str):
        someone = _number(person.get("id"))
        return {"kind": "answer_callback", "chat": someone, "callback": callback} if someone is not None else None
    return {"kind": "press", "chat": chat, "callback": callback, "data": data, "message": _number(message.get("message_id"))}


def _membership(change: dict) -> Job | None:
    """Added to a group: say how to talk. Blocked or unblocked in private: nothing can or need be said."""
    chat, kind = _chat(change)
    status = [each.get("status") for each in (change.get("old_chat_member"), change.get("new_chat_member")) if isinstance(each, dict)]
    joined = len(status) == 2 and status[0] in ("left", "kicked") and status[1] in ("member", "administrator")
    if chat is None or kind not in _GROUPS or not joined:
        return None
    return {"kind": "group", "chat": chat, "message": None, "text": "", "addressed": True, "mentions": []}


def _in_group(message: dict, base: Job, text: str | None, bot: str) -> Job | None:
    if text is None:
        return None
    answered = message.get("reply_to_message")
    to_us = isinstance(answered, dict) and isinstance(answered.get("from"), dict) and str(answered["from"].get("id")) == bot
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    command, _, name = first.partition("@")
    mentions = [word.strip(".,:;!?") for word in text.split() if word.startswith("@")]
    if command.startswith("/"):
        if name:
            mentions.append(f"@{name}")
        else:
            to_us = True
    return {"kind": "group", "text": text, "addressed": to_us, "mentions": mentions, **base}


def _command(text: str, base: Job) -> Job | None:
    first, _, rest = text.strip().partition(" ")
    name = first[1:].partition("@")[0].lower()
    if not first.startswith("/") or not name.isascii() or not name.isalpha():
        return None
    return {"kind": "command", "name": name, "argument": rest.strip(), "text": text, **base}


def _chat(holder: dict) -> tuple:
    chat = holder.get("chat")
    if not isinstance(chat, dict):
        return None, None
    return _number(chat.get("id")), chat.get("type")


def _from_person(message: dict) -> bool:
    sender = message.get("from")
    return isinstance(sender, dict) and not sender.get("is_bot") and _number(sender.get("id")) is not None


def _text(message: dict) -> str | None:
    for name in ("text", "caption"):
        if isinstance(message.get(name), str):
            return message[name]
    return None


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
