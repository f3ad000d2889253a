"""What a person typed, made safe to read: no hidden characters, no commands, no endless texts."""

import re
import unicodedata
from typing import NamedTuple

from advocacy.channels.settings import settings

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_BLANKS = re.compile(r"[\u2028\u2029\x0b\x0c\x85]")
# Invisible although Unicode calls them letters or marks: fillers, the grapheme joiner, and the
# variation selectors that no emoji uses.
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0d\U000e0100-\U000e01ef]")
_COMMAND = re.compile(r"^(?:\s|/|EXTERNAL\s*:)+", re.IGNORECASE)
# "/word", "/word{...", "EXTERNAL: word": nobody says that to a person. "/ i need help" is words.
_ONLY_A_COMMAND = re.compile(r"^(?:/|EXTERNAL\s*:)[\s/]*[\w.+-]+(?:@[\d.]+)?\s*(?:[{].*)?$", re.IGNORECASE | re.DOTALL)
_MARKS_IN_A_ROW = 4  # Vietnamese, Thai and pointed Hebrew need three


class TooLong(NamedTuple):
    """A message over the limit: its beginning, to be looked at for danger and not answered."""

    start: str


def clean_text(raw: str) -> str | TooLong:
    """The text as it should be understood; may be empty.

    Full-width and styled letters become plain ones (NFKC). Control, bidirectional and zero-width
    characters go, except the joiners that emoji, Persian and Indic scripts need. Leading "/" and
    "EXTERNAL:" go, so that nothing typed is a command.
    """
    limit = settings().text_characters
    text = _COMMAND.sub("", _readable(raw)).strip()
    text = re.sub(r"\n\s*\n+", "\n", text)
    return TooLong(text[:limit]) if len(raw) > limit * 4 or len(text) > limit else text


def is_command(raw: str) -> bool:
    """Whether the text is nothing but a command or a payload, which is not to be understood even as words.

    As words, the values in a typed payload would be found and believed.
    """
    return bool(_ONLY_A_COMMAND.match(_readable(raw).strip()))


def one_line(raw: str, limit: int) -> str:
    """A short label (a chosen button) without hidden characters."""
    return " ".join(_visible(raw).split())[:limit]


def _readable(raw: str) -> str:
    text = _BLANKS.sub("\n", raw[: settings().text_characters * 4]).replace("\r\n", "\n")
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).replace("\r", "\n").replace("\t", " "))
    return _visible(text)


def _visible(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for place, character in enumerate(text):
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
            if marks > _MARKS_IN_A_ROW:
                continue
        else:
            marks = 0
        if category[0] != "C" or character == "\n" or category == "Cn" and not _noncharacter(character) or character in (_ZWJ, _ZWNJ) and _joins(kept, text[place + 1 : place + 2]):
            kept.append(character)
    return "".join(kept)


def _noncharacter(character: str) -> bool:
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF


def _joins(before: list[str], after: str) -> bool:
    """Whether a joiner between these has a meaning: inside an emoji, or in a joining script."""
    if not before or not after:
        return False
    return all(_joinable(character) for character in (before[-1], after))


def _joinable(character: str) -> bool:
    if character == "\ufe0f" or unicodedata.category(character) in ("So", "Sk"):
        return True
    joining = 0x0600 <= ord(character) <= 0x1CFF or 0xFB50 <= ord(character) <= 0xFEFC
    return joining and unicodedata.category(character)[0] in "LM"
