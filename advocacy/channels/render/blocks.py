"""A bot message as data: paragraphs and lists of spans, which every channel lays out in its way.

    {"type": "paragraph", "spans": [{"text": "Call "}, {"text": "999", "href": "tel:999"}]}
    {"type": "list", "items": [[span, ...], ...]}
"""

import re
from re import Pattern
from typing import Any

Span = dict[str, str]
Block = dict[str, Any]
_BULLETS = ("• ", "- ")
_ALLOWED = re.compile(r"^(tel:\+?[0-9]+|sms:\+?[0-9]+|mailto:[^\s?]+@[^\s?]+|https://[^\s]+)$", re.IGNORECASE)


def blocks(message: dict[str, Any]) -> list[Block]:
    """The blocks of a message's `text` (a paragraph a line) with its `links` in place."""
    hrefs, pattern = _links(message.get("links") or [])
    made: list[Block] = []
    for line in (message.get("text") or "").splitlines():
        line = line.strip()
        bullet = next((mark for mark in _BULLETS if line.startswith(mark)), None)
        if not line:
            continue
        if bullet is None:
            made.append({"type": "paragraph", "spans": _spans(line, hrefs, pattern)})
            continue
        if not made or made[-1]["type"] != "list":
            made.append({"type": "list", "items": []})
        made[-1]["items"].append(_spans(line[len(bullet) :].strip(), hrefs, pattern))
    return made


def plain(made: list[Block]) -> str:
    """The words of blocks without layout, a line each."""
    lines = []
    for block in made:
        for spans in block["items"] if block["type"] == "list" else [block["spans"]]:
            lines.append(("• " if block["type"] == "list" else "") + "".join(span["text"] for span in spans))
    return "\n".join(lines)


def _links(links: list[dict[str, str]]) -> tuple[dict[str, str], Pattern]:
    hrefs = {link["text"]: link["href"] for link in links if link.get("text") and _ALLOWED.match(link.get("href") or "")}
    # The longest first, so that "0300 111 000" is not cut at its "111".
    wanted = "|".join(re.escape(text) for text in sorted(hrefs, key=len, reverse=True))
    return hrefs, re.compile(rf"(?<!\w)(?:{wanted})(?!\w)" if wanted else r"(?!)")


def _spans(line: str, hrefs: dict[str, str], pattern: Pattern) -> list[Span]:
    spans: list[Span] = []
    end = 0
    for found in pattern.finditer(line):
        if found.start() > end:
            spans.append({"text": line[end : found.start()]})
        spans.append({"text": found[0], "href": hrefs[found[0]]})
        end = found.end()
    if end < len(line) or not spans:
        spans.append({"text": line[end:]})
    return spans
