"""Where somebody is on the net: e-mail addresses, links, @names."""
from __future__ import annotations

import re

from advocacy.privacy.reading import public, read

_ENDINGS = "|".join(re.escape(ending) for ending in read("formats")["link_endings"])
_EMAIL = re.compile(r"(?:mailto:)?[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_DOT, _END = r"(?:\s*[\[(]\s*dot\s*[\])]\s*|\s+dot\s+)", r"(?:com|org|net|uk|co|ac|gov|nhs)"
_WHO = rf"\b[\w-]+(?:(?:\.|{_DOT})[\w-]+){{0,3}}"
_MAIL = "|".join(read("formats")["mail_houses"])
_SPELLED = re.compile(
    rf"{_WHO}(?:\s*[\[(]\s*at\s*[\])]\s*|\s+@\s*|\s*@\s+)[\w-]+(?:(?:\.|{_DOT}){_END})+\b|"
    # Plain "at" is said of pages too: then the dots are spelled, or it is a house of mail.
    rf"{_WHO}\s+at\s+(?:[\w-]+(?:{_DOT}{_END})+|(?:{_MAIL})(?:\s*\.\s*{_END})+)\b", re.IGNORECASE)
_LINK = re.compile(
    rf"\b(?:https?|ftp)://[^\s<>\"]+|\bwww\.[^\s<>\"]+|(?<![\w@./-])(?:[a-z\d-]+\.)+(?:{_ENDINGS})\b(?:/[^\s<>\"]*)?|"
    r"(?<![\w@./-])(?:[a-z\d-]+\.)+[a-z]{2,6}/[^\s<>\"]+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])@[\w][\w.]{1,30}")


_ACCOUNT = re.compile(
    rf"(?P<cue>\b(?:{'|'.join(read('formats')['accounts'])})(?:\s+(?:is|name|account))*[\s:=-]+)(?=\S*[\d_.])[\w.-]{{3,30}}(?<![.-])", re.IGNORECASE)


def redact_online(text: str) -> str:
    """The text with [email], [link] and, for an @name, [name]."""
    if "@" in text:
        text = _EMAIL.sub(_email, text)
    if "@" in text or re.search(r"dot|\bat\b", text, re.IGNORECASE):
        text = _SPELLED.sub("[email]", text)
    if "." in text or "/" in text:
        text = _LINK.sub(_trimmed, text)
    text = _ACCOUNT.sub(lambda found: found["cue"] + "[name]", text)
    return _HANDLE.sub("[name]", text)


def _email(found: "re.Match[str]") -> str:
    return found[0] if found[0].lower() in public() else "[email]"


def _trimmed(found: "re.Match[str]") -> str:
    after = found[0][len(found[0].rstrip(".,;:!?)]'")):]
    return "[link]" + after
