"""A public message as Telegram's sendMessage takes it: HTML, an inline keyboard, several messages if it is long."""

import html
from typing import Any

from advocacy.channels.render.blocks import Span
from advocacy.channels.render.limits import channel_limits
from advocacy.channels.render.pieces import lines, pieces

Body = dict[str, Any]


def telegram_messages(message: dict[str, Any]) -> list[Body]:
    """Bodies of sendMessage without `chat_id`; the last one has the buttons. At least one."""
    limits = channel_limits("telegram")
    buttons = message.get("buttons") or []
    listed = any(len(button["title"]) > limits["button_readable"] for button in buttons)
    said = lines(message["blocks"])
    if message.get("outcome") and message.get("provenance"):
        said += [[], *lines(message["provenance"])]
    if listed:
        said += [[{"text": f"{number}. {button['title']}"}] for number, button in enumerate(buttons, 1)]
    parts = pieces(said, limits["message_text"], measure=_units, worst=2)
    bodies = [
        {"text": "\n".join(_html(line) for line in part) or "…", "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
        for part in parts or [[]]
    ]
    if buttons:
        bodies[-1]["reply_markup"] = {"inline_keyboard": _keyboard(buttons, listed, limits)}
    return bodies


def _units(span: Span) -> int:
    """Telegram counts as UTF-16 does: an emoji is two."""
    return len(span["text"].encode("utf-16-le")) // 2


def _html(spans: list[Span]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text, href = html.escape(span["text"], quote=False), span.get("href", "")
    if href.lower().startswith("https:"):
        return f'<a href="{html.escape(href)}">{text}</a>'
    # Telegram has no links to phones; its apps find long numbers and e-mail addresses by themselves.
    return f"<b>{text}</b>" if href.lower().startswith(("tel:", "sms:")) else text


def _keyboard(buttons: list[dict[str, str]], listed: bool, limits: dict[str, int]) -> list[list[Body]]:
    """Rows as full as the titles of each row stay readable on a narrow phone."""
    rows: list[list[Body]] = []
    widest = 0
    for number, button in enumerate(buttons[: limits["keyboard_buttons"]], 1):
        title = f"{number}. {button['title']}" if listed else button["title"]
        key = {"text": title, "callback_data": button["token"]}
        widest = max(widest, len(title))
        if rows and len(rows[-1]) < limits["row_buttons"] and widest * (len(rows[-1]) + 1) <= limits["row_characters"]:
            rows[-1].append(key)
        else:
            rows.append([key])
            widest = len(title)
    return rows
