"""The Home tab: what the guide can do, what it keeps, and deleting it."""

import logging
from datetime import date
from typing import Any

from advocacy.channels import safety_net
from advocacy.channels.render.blocks import blocks
from advocacy.channels.render.limits import channel_limits
from advocacy.channels.render.slack import sections
from advocacy.channels.slack.payloads import HOME
from advocacy.channels.slack.private_note import private_link
from advocacy.channels.slack.environment import own
from advocacy.channels.texts import texts

logger = logging.getLogger(__name__)
Block = dict[str, Any]


def home_view(app: str | None, team: str | None) -> dict[str, Any]:
    """The view for views.publish. The same for everybody: nothing of any conversation is in it."""
    said = texts()
    examples = "\n".join(f"• {example}" for example in said["examples"])
    link = private_link(app, team)
    made = [
        _header(said["title"]),
        *sections(blocks(safety_net.notice())),
        *sections(blocks({"text": f"{said['intro']}\n{own()['words']['home_how']}\n{examples}"})),
        *([link] if link else []),
        _header(said["privacy_title"]),
        *sections(blocks(_privacy())),
        {"type": "actions", "elements": [_button(name, button) for name, button in own()["home_buttons"].items()]},
    ]
    return {"type": HOME, "blocks": made[: channel_limits("slack")["blocks"]]}


def _privacy() -> dict[str, Any]:
    try:
        from advocacy.knowledge import load_knowledge

        shown = load_knowledge().render_answer("bot.privacy", today=date.today())
        return {"text": shown.text, "links": list(shown.links)}
    except Exception as error:  # noqa: BLE001 - the tab is of use without it
        logger.error("privacy text cannot be read: %s", type(error).__name__)
        return {"text": texts()["privacy_fallback"]}


def _header(text: str) -> Block:
    return {"type": "header", "text": _plain(text, channel_limits("slack")["header_text"])}


def _button(name: str, button: dict[str, str]) -> Block:
    made: Block = {"type": "button", "action_id": f"{HOME}:{name}", "text": _plain(button["says"])}
    if "sure" in button:
        made["style"] = "danger"
        made["confirm"] = {
            "title": _plain(button["says"]), "text": _plain(button["sure"]),
            "confirm": _plain(button["do"]), "deny": _plain(button["leave"]),
        }
    return made


def _plain(text: str, limit: int | None = None) -> Block:
    return {"type": "plain_text", "text": text[:limit], "emoji": False}
