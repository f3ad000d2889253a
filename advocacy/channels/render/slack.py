"""A public message as Slack's chat.postMessage takes it: Block Kit with mrkdwn, escaped both ways."""

import html
import re
from collections.abc import Sequence
from typing import Any

from advocacy.channels.render.blocks import Block, Span, plain
from advocacy.channels.render.limits import channel_limits
from advocacy.channels.render.pieces import lines, pieces

Body = dict[str, Any]
CHOICE = "choice"  # action ids begin with it
_ESCAPED_LONGEST = 5  # "&amp;"
_MARKUP = re.compile(r"<([^<>]*)>")


def slack_messages(message: dict[str, Any]) -> list[Body]:
    """Bodies without `channel`; the last one has the buttons. At least one. `message` is a public message."""
    limits = channel_limits("slack")
    buttons = _choices(message.get("buttons") or [], limits)
    made = sections(message["blocks"])
    if message.get("outcome") and message.get("provenance"):
        made += [_small(text) for text in _texts(message["provenance"])]
    made = made or [_section("…")]
    room = limits["blocks"] - len(buttons)
    parts = [made[start : start + room] for start in range(0, len(made), room)]
    parts[-1] = parts[-1] + buttons
    text = escape(plain(message["blocks"]), limits["message_text"])
    return [{"text": text or "…", "blocks": part, "unfurl_links": False, "unfurl_media": False} for part in parts]


def sections(made: Sequence[Block]) -> list[Body]:
    """Paragraphs and lists as section blocks."""
    return [_section(text) for text in _texts(made)]


def chosen(blocks: Sequence[Any], words: str) -> list[Body]:
    """The blocks of a message that was sent, its buttons replaced by what was chosen."""
    kept = [block for block in blocks if isinstance(block, dict) and block.get("type") in ("section", "context")]
    return [*kept[: channel_limits("slack")["blocks"] - 1], _small(escape(words))]


def escape(text: str, limit: int | None = None) -> str:
    """Text in which nothing is markup: no mention, no link. At most `limit` characters after escaping."""
    escaped = html.escape(text, quote=False)
    if limit is None or len(escaped) <= limit:
        return escaped
    return re.sub(r"&\w*$", "", escaped[: limit - 1]) + "…"


def understand(text: str) -> str:
    """What a person typed, out of what Slack makes of it: links as their words, mentions left out."""
    return html.unescape(_MARKUP.sub(lambda found: _meant(found[1]), text)).strip()


def _meant(inside: str) -> str:
    target, _, label = inside.partition("|")
    if target.startswith(("@", "!")):
        return ""
    if target.startswith("#"):
        return label
    return label or target.removeprefix("mailto:").removeprefix("tel:")


def _texts(made: Sequence[Block]) -> list[str]:
    limit = channel_limits("slack")["section_text"]
    parts = pieces(lines(list(made)), limit, measure=lambda span: len(_span(span)), worst=_ESCAPED_LONGEST)
    return ["\n".join("".join(_span(span) for span in line) for line in part) for part in parts]


def _span(span: Span) -> str:
    text, href = escape(span["text"]), span.get("href", "")
    if not href or href.lower().startswith("sms:"):
        return text
    return f"<{escape(href).replace('|', '%7C')}|{text.replace('|', '¦')}>"


def _section(text: str) -> Body:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def _small(text: str) -> Body:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


def _choices(buttons: Sequence[dict[str, str]], limits: dict[str, int]) -> list[Body]:
    """Rows of buttons, or one select when they are many."""
    if not buttons:
        return []
    if len(buttons) > limits["select_after"]:
        options = [{"text": _plain(button["title"], limits), "value": button["token"]} for button in buttons]
        return [{"type": "actions", "elements": [
            {"type": "static_select", "action_id": CHOICE, "options": options[: limits["select_options"]]}]}]
    elements = [
        {"type": "button", "action_id": f"{CHOICE}:{number}", "text": _plain(button["title"], limits), "value": button["token"]}
        for number, button in enumerate(buttons)
    ]
    row = limits["row_buttons"]
    return [{"type": "actions", "elements": elements[start : start + row]} for start in range(0, len(elements), row)]


def _plain(text: str, limits: dict[str, int]) -> Body:
    return {"type": "plain_text", "text": text[: limits["button_title"]], "emoji": False}
