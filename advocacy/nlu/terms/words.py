"""A message cut into plain words, each with its place in the message.

"Mum's on a s37/41, isn't she?" -> mum on a s 37/41 , isnt she .
Lower case, no apostrophes, letters and figures apart, number words as figures, known misspellings
mended. Commas and full stops stay, because negation and numbers must not reach across them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Dict, Iterable, List, Optional

from advocacy.nlu.terms.spelling import Spelling

_PIECE = re.compile(
    r"(?P<pair>\d{1,3}\s?\(\s?\d{1,2}\s?\)|\d{1,3}\s?/\s?\d{1,2}(?![\d/])|(?<!\d)\d{1,3}\s?[-–]\s?\d{1,3}(?![\d-])|\d{1,2}:\d{1,2}(?!\d))"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’‘`´][^\W\d_]+)*)"
    r"|(?P<dash>\s[-–—]+\s)"
    r"|(?P<stop>[.!?;…\n]+)"
    r"|(?P<comma>[,:()\[\]])"
    r"|(?P<sign>[\u2700-\u27bf\U0001f300-\U0001faff])"
)
_APOSTROPHE = re.compile(r"['’‘`´]")


@dataclass
class Word:
    norm: str
    start: int
    end: int
    mended: bool = False


class Reader:
    """`numbers`: the table of numbers.yml. `acronyms`: those that people type with dots or spaces."""

    def __init__(self, numbers: Dict[str, Any], spelling: Spelling, acronyms: Iterable[str]):
        self.units: Dict[str, int] = numbers["words"]
        self.tens: Dict[str, int] = numbers["tens"]
        self.someone: Dict[str, str] = numbers.get("someone", {})
        self.not_someone_before = set(numbers.get("not_someone_before", ()))
        self.full_stop_after = set(numbers["abbreviations"])
        self.spelling = spelling
        self.initials = {short for short in acronyms if len(short) > 2}
        self.most_initials = max(map(len, self.initials), default=0)

    def read(self, text: str) -> List[Word]:
        words: List[Word] = []
        for piece in _PIECE.finditer(text):
            kind, raw = piece.lastgroup, piece.group()
            if kind == "word":
                words.extend(self._word(raw, piece.start()))
            elif kind == "sign":  # a thumb up is a word where it is listed among the slips
                words.extend(self._word(raw, piece.start()) if raw in self.spelling.slips else ())
            elif kind == "number":
                words.append(Word(raw, piece.start(), piece.end()))
            elif kind == "pair":
                words.append(Word(re.sub(r"\s", "", raw).replace("–", "-"), piece.start(), piece.end()))
            elif kind == "stop":
                if self._ends_sentence(raw, text, piece.end(), words):
                    words.append(Word(".", piece.start(), piece.end()))
            else:
                words.append(Word(",", piece.start(), piece.end()))
        return self._figures(self._joined(words))

    def norms(self, phrase: str) -> List[str]:
        return [word.norm for word in self.read(phrase)]

    def _word(self, raw: str, start: int) -> List[Word]:
        parts = _APOSTROPHE.split(raw)
        first = _plain(parts[0])
        if len(parts) > 1 and parts[-1].lower() == "s" and first not in _SHORT_IS:
            # "mum's" is "mum" or "mum is": the 's says nothing that we need
            norm, end = _plain("".join(parts[:-1])), start + len(raw) - 2
        else:
            norm, end = _plain("".join(parts)), start + len(raw)
        mended = self.spelling.mend(norm)
        if mended is None:
            return [Word(norm, start, end)]
        return [Word(part, start, end, True) for part in mended.split()]

    def _ends_sentence(self, raw: str, text: str, end: int, words: List[Word]) -> bool:
        if raw != ".":
            return True
        if end < len(text) and not text[end].isspace():
            return False  # "i.m.h.a", "37.41"
        if words and words[-1].end == end - 1:
            last = words[-1].norm
            initials = len(last) == 1 and last.isalpha() and len(words) > 1 and len(words[-2].norm) == 1
            if initials:
                words[-1].end = end  # the last dot of "i.m.h.a." is part of it
            if last in self.full_stop_after or initials:
                return False
        return True

    def _joined(self, words: List[Word]) -> List[Word]:
        """"i m h a", "c.t.o" -> imha, cto."""
        out: List[Word] = []
        at = 0
        while at < len(words):
            end = at
            while end < min(len(words), at + self.most_initials) and len(words[end].norm) == 1 and words[end].norm.isalpha():
                end += 1
            cut = next((e for e in range(end, at + 2, -1) if "".join(w.norm for w in words[at:e]) in self.initials), None)
            if cut:
                out.append(Word("".join(w.norm for w in words[at:cut]), words[at].start, words[cut - 1].end))
                at = cut
            else:
                out.append(words[at])
                at += 1
        return out

    def _figures(self, words: List[Word]) -> List[Word]:
        """"thirty seven" -> 37, "three" -> 3, "some 1" -> someone. "one" stays: it is mostly not a number ("no one")."""
        out: List[Word] = []
        at = 0
        while at < len(words):
            word = words[at]
            if word.norm in self.someone and [next_.norm for next_ in words[at + 1 : at + 2]] == ["1"] and not (
                    at + 2 < len(words) and words[at + 2].norm in self.not_someone_before):
                out.append(Word(self.someone[word.norm], word.start, words[at + 1].end, True))
                at += 2
                continue
            tens = self.tens.get(word.norm)
            after = self._small(words[at + 1]) if tens is not None and at + 1 < len(words) else None
            if tens is not None and after is not None:
                out.append(Word(str(tens + after), word.start, words[at + 1].end))
                at += 2
                continue
            value = tens if tens is not None else self.units.get(word.norm)
            out.append(word if value is None else Word(str(value), word.start, word.end))
            at += 1
        return out

    def _small(self, word: Word) -> Optional[int]:
        value = 1 if word.norm == "one" else self.units.get(word.norm)
        return value if value is not None and 0 < value < 10 else None


_SHORT_IS = {"he", "she", "it", "that", "there", "who", "what", "where", "how", "let", "this", "here", "when", "why"}


def _plain(raw: str) -> str:
    lowered = unicodedata.normalize("NFKD", raw.lower())
    return "".join(c for c in lowered if not unicodedata.combining(c))
