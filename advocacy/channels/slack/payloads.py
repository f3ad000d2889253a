"""What Slack's payloads are, read without trusting their shape.

Each function gives a job, a plain dict with "kind", "team", "user" and "channel", or None for what is ignored on
purpose: our own and other bots' messages, joins and other subtypes, talk in channels that does not name us.

    text        text, thread             a direct message
    edit        text, thread             a direct message changed afterwards
    other       thread                   a file without words
    mention     text, thread, app        somebody names us in a channel
    press       token, ts, text, blocks, thread   a button or an option below one of our messages
    home        app                      somebody opened the Home tab
    home_press  name                     a button there
"""

from typing import Any

from advocacy.channels.render.slack import CHOICE

Job = dict[str, Any]
HOME = "home"
_WITH_WORDS = ("file_share", "me_message", "thread_broadcast")


def read_event(body: dict) -> Job | None:
    """A job of an event callback."""
    event = body.get("event")
    if not isinstance(event, dict):
        return None
    team = _word(body.get("team_id")) or _word(event.get("team"))
    kind = event.get("type")
    base = {"team": team, "user": _word(event.get("user")), "channel": _word(event.get("channel"))}
    if team is None or event.get("bot_id") or event.get("bot_profile"):
        return None
    if kind == "message":
        return _message(event, base, _own_users(body))
    if base["user"] is None or base["channel"] is None or base["user"] in _own_users(body):
        return None
    if kind == "app_mention" and not event.get("edited") and not base["channel"].startswith("D"):
        job = {"kind": "mention", "text": _text(event), "app": _word(body.get("api_app_id")), "thread": _word(event.get("thread_ts"))}
        return {**job, **base}
    if kind == "app_home_opened" and event.get("tab") == HOME:
        return {"kind": "home", "app": _word(body.get("api_app_id")), **base}
    return None


def _message(event: dict, base: Job, own: list[str]) -> Job | None:
    if event.get("channel_type") != "im" or base["channel"] is None:
        return None
    subtype = event.get("subtype")
    if subtype == "message_changed":
        return _changed(event, base, own)
    if subtype is not None and subtype not in _WITH_WORDS or event.get("hidden"):
        return None
    if base["user"] is None or base["user"] in own or base["user"] == "USLACKBOT":
        return None
    text, thread = _text(event), _word(event.get("thread_ts"))
    return {"kind": "text" if text.strip() else "other", "text": text, "thread": thread, **base}


def _changed(event: dict, base: Job, own: list[str]) -> Job | None:
    now, before = event.get("message"), event.get("previous_message")
    if not isinstance(now, dict) or now.get("bot_id") or now.get("subtype") not in (None, *_WITH_WORDS):
        return None
    user = _word(now.get("user"))
    # An unfurled link changes a message too, but not its words.
    same = isinstance(before, dict) and _text(before) == _text(now)
    if user is None or user in own or same:
        return None
    return {"kind": "edit", "text": _text(now), "thread": _word(now.get("thread_ts")), **base, "user": user}


def read_action(body: dict) -> Job | None:
    """A job of a block_actions payload."""
    actions, user = body.get("actions"), _inside(body, "user", "id")
    action = actions[0] if isinstance(actions, list) and actions else None
    team = _inside(body, "team", "id") or _inside(body, "user", "team_id")
    if body.get("type") != "block_actions" or not isinstance(action, dict) or user is None or team is None:
        return None
    base = {"team": team, "user": user, "channel": _inside(body, "channel", "id")}
    name = _word(action.get("action_id")) or ""
    if _inside(body, "view", "type") == HOME and name.startswith(f"{HOME}:"):
        return {"kind": "home_press", "name": name.removeprefix(f"{HOME}:"), **base}
    token = _word(action.get("value")) or _inside(action, "selected_option", "value")
    message = body.get("message")
    if not name.startswith(CHOICE) or token is None or not isinstance(message, dict):
        return None
    blocks = message.get("blocks")
    return {
        "kind": "press",
        "token": token,
        "ts": _word(message.get("ts")),
        "text": _text(message),
        "blocks": blocks if isinstance(blocks, list) else [],
        "thread": _word(message.get("thread_ts")),
        **base,
    }


def _own_users(body: dict) -> list[str]:
    """The bot's own user ids, as Slack names them beside every event."""
    found = body.get("authorizations")
    listed = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    return [each["user_id"] for each in listed if each.get("is_bot") and isinstance(each.get("user_id"), str)]


def _text(message: dict) -> str:
    text = message.get("text")
    return text if isinstance(text, str) else ""


def _inside(holder: dict, outer: str, inner: str) -> str | None:
    found = holder.get(outer)
    return _word(found.get(inner)) if isinstance(found, dict) else None


def _word(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
