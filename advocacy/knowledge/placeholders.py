"""Filling `{contact:ID}` and `{contact:ID.part}` in a text, and the links that come of it.

A text about somebody else names them too: {who} {whose} {they} {them} {their}, see `about`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from advocacy.knowledge.schema import PARTS, Contact, Value

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_CONTACT = re.compile(r"contact:([a-z0-9_]+)(?:\.([a-z]+))?")
_SCHEMES = {"phone": "tel:", "text": "sms:", "email": "mailto:", "web": "https://"}


@dataclass(frozen=True)
class Rendered:
    """A text ready for a channel: lines, list items start with `• `.

    `links`: [{"text": "116 123", "href": "tel:116123"}], in the order they stand in the text.
    `sources`: ids of sources.yml.
    """

    text: str
    links: list[dict] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


class UnknownPlaceholder(ValueError):
    """A placeholder that names nothing; the message says which and what is allowed."""


def show(value: Value) -> str:
    """A part of a contact as people see it; what is old says so."""
    return f"{value.value} (as of {value.checked.said()})" if value.grade == "C" else value.value


def _link(part: str, value: Value) -> dict | None:
    if part not in _SCHEMES:
        return None
    target = re.sub(r"\s", "", value.value) if part in ("phone", "text") else value.value
    return {"text": value.value, "href": _SCHEMES[part] + target}


def fill(template: str, contacts: dict[str, Contact]) -> tuple[str, list[dict]]:
    """The text with every placeholder filled, and its links. Raises UnknownPlaceholder."""
    links: list[dict] = []

    def part_of(contact_id: str, part: str) -> str:
        value = getattr(contacts[contact_id], part, None) if part in PARTS else None
        if value is None:
            has = ", ".join(p for p in PARTS if getattr(contacts[contact_id], p))
            raise UnknownPlaceholder(f"contact `{contact_id}` has no `{part}` (it has: {has or 'only a phrase'})")
        link = _link(part, value)
        if link and link not in links:
            links.append(link)
        return show(value)

    def replace(match: re.Match) -> str:
        found = _CONTACT.fullmatch(match[1])
        if not found:
            raise UnknownPlaceholder(f"`{match[0]}` is no placeholder (allowed: {{contact:ID}}, {{contact:ID.part}})")
        contact_id, part = found.groups()
        if contact_id not in contacts:
            raise UnknownPlaceholder(f"there is no contact `{contact_id}` in contacts.yml")
        if part:
            return part_of(contact_id, part)
        return PLACEHOLDER.sub(lambda inner: part_of(contact_id, inner[1]), contacts[contact_id].phrase)

    return PLACEHOLDER.sub(replace, template), links


def about(template: str, person: str | dict) -> str:
    """A text about somebody else with {Who} {is}, {they} {have}, {them}, {their} ... filled.

    `person`: a phrase ("your mother") or {"phrase": "your mother", "they": "she"}; "" is anybody.
    """
    from advocacy.eligibility.words import fill as fill_person  # not above: eligibility imports this package

    return fill_person(template, person)


def lay_out(text: str) -> str:
    """Lines as channels want them: `- ` at the start of a line becomes `• `."""
    lines = (line.rstrip() for line in text.strip().splitlines())
    return "\n".join("• " + line[2:] if line.startswith("- ") else line for line in lines)


def render(template: str, contacts: dict[str, Contact], sources: list[str] = ()) -> Rendered:
    """A whole text. Raises UnknownPlaceholder."""
    text, links = fill(template, contacts)
    return Rendered(lay_out(text), links, list(sources))
