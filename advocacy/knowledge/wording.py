"""Rules for texts that people read: length, plainness, no number or address that belongs in contacts.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator

# (pattern, what is wrong, how to mend it), tried on the template, where contacts are still placeholders
_RULES = (
    (re.compile(r"!"), "has an exclamation mark", "end the sentence with a full stop"),
    (re.compile(r"\S@\S"), "has an e-mail address in it", "use {contact:ID.email}"),
    (re.compile(r"https?:|\bwww\.|\b[\w-]+\.(?:org|com|net|gov|uk|co)\b", re.IGNORECASE),
     "has a web address in it", "use {contact:ID.web}"),
    (re.compile(r"(?<![\d/])(?:\d[ -]?){6,}|\b\d{5,}\b|\b(?:999|112|111|116 ?123)\b"),
     "has a phone or text number in it", "use {contact:ID.phone} or {contact:ID.text}"),
    (re.compile(r"\bUNVERIFIED\b"), "is marked as not verified", "soften it to what is known, or take it out"),
    (re.compile(r"\n[ \t]*\n"), "has an empty line", "write one paragraph a line, without empty lines"),
    (re.compile(r"^[ \t]*(?:[*•]|-(?! ))", re.MULTILINE), "has a list item that does not start with `- `", "start it with `- `"),
    (re.compile(r"\*\*|`|\]\(|^#|<[a-z/]", re.MULTILINE | re.IGNORECASE), "has markdown or HTML in it", "write plain lines"),
)


def words(text: str) -> int:
    """Words as people count them: list marks and lone signs are none."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def complaints(template: str) -> Iterator[tuple[str, str]]:
    """(what is wrong, how to mend it) for each rule that the template breaks."""
    for pattern, what, mend in _RULES:
        found = pattern.search(template.strip())
        if found:
            shown = found[0].strip()
            yield (f"{what} (“{shown}”)" if shown else what), mend


_YES_OR_NO = re.compile(r"(?:yes|no|yep|nope|maybe|perhaps|both|neither)\b", re.IGNORECASE)


def opens_with_yes_or_no(text: str) -> bool:
    """One answer serves "is it free?" and "does it cost anything?", so yes or no is wrong for one of them."""
    return bool(_YES_OR_NO.match(text.strip()))


def plain_name(name: str) -> str:
    """A name as it is compared: `Section  5(2)` and `section 5 2` are one."""
    return " ".join(re.findall(r"[a-z0-9']+", name.lower()))
