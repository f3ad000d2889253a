"""Telegram's HTML parse mode, as strict as Telegram."""

import html
import re

TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote", "tg-spoiler", "span"}
_PART = re.compile(r"<(/?)([a-z-]+)((?:\s+[a-z]+=\"[^\"]*\"|\s+expandable)*)\s*>")
_ENTITY = re.compile(r"&(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class BadEntities(ValueError):
    """What Telegram answers with "can't parse entities"."""


def parse_html(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The plain words, and (tag, href) of what is laid out."""
    plain, open_tags, found, place = "", [], [], 0
    while place < len(text):
        sign = text[place]
        if sign == "<":
            match = _PART.match(text, place)
            if not match or match[2] not in TAGS:
                raise BadEntities(f"can't parse entities: unsupported start tag at byte offset {place}")
            if match[1]:
                if not open_tags or open_tags.pop() != match[2]:
                    raise BadEntities(f"can't parse entities: unmatched end tag at byte offset {place}")
            else:
                open_tags.append(match[2])
                href = re.search(r'href="([^"]*)"', match[3])
                found.append((match[2], html.unescape(href[1]) if href else ""))
            place = match.end()
        elif sign == "&" and (entity := _ENTITY.match(text, place)):
            plain += html.unescape(entity[0])
            place = entity.end()
        elif sign == "&":
            # Telegram takes a lone "&" as itself; ours must escape it, or "&lt;" of a person would turn into "<".
            raise BadEntities("an unescaped &")
        else:
            plain += sign
            place += 1
    if open_tags:
        raise BadEntities("can't parse entities: can't find end tag")
    return plain, found
