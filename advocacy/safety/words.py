"""From what people type to canonical words ("i wana d1e" -> i want to die).

Spelling, slang, emoji and masks come from knowledge/danger/words.yml. The rules then
need to know one spelling only. Output is lower-case words and single punctuation marks.
"""
from __future__ import annotations

import re
import unicodedata
from typing import Iterable

TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)*'?|\d+|[.!?;:,\"\n]|'s\b")
SPACED = re.compile(r"(?<![a-z0-9])(?:[a-z0-9](?:\s|[.\-_*~/])+){3,}[a-z0-9](?![a-z0-9])")
MASKED = re.compile(r"[^\s.,;:?!\"]+(?:!+[^\s.,;:?!\"]+)*")
LONG = re.compile(r"([a-z])\1{2,}")
LEET = str.maketrans({"1": "i", "!": "i", "|": "i", "3": "e", "0": "o", "@": "a", "$": "s",
                      "5": "s", "4": "a", "7": "t", "+": "t"})
STROKES = str.maketrans({"\u0142": "l", "\u0131": "i", "\u00f8": "o", "\u0111": "d", "\u00e6": "ae", "\u0153": "oe", "\u00df": "ss"})  # no accents to Unicode
QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u00b4": "'",
                        "\u201c": '"', "\u201d": '"', "\u00ab": '"', "\u00bb": '"',
                        "\u2026": ".", "\u2013": ",", "\u2014": ",", "\r": "\n"})


class Canon:
    """Turns a message into canonical words. `words` is the parsed words.yml."""

    def __init__(self, words: dict, vocabulary: Iterable[str]):
        self.spelling = {variant: canonical.split() for canonical, variants in words["spelling"].items()
                         for variant in str(variants).split()}
        self.emoji = {sign: f" {word} " for sign, word in words["emoji"].items()}
        self.rewrites = [(re.compile(left), right) for left, right in words["rewrites"]]
        self.joined = [(tuple(left.split()), right) for left, right in words["joined"].items()]
        self.keys = set(words["masked"].split())
        self.heavy = set(words["heavy"].split())
        self.vocabulary = set(vocabulary) | set(self.spelling) | self.heavy | self.keys
        self.foreign, self.kept = set(words["foreign"].split()), set(words["foreign_keeps"].split())
        self.ending = {"n't": ["not"], "'ll": ["will"], "'ve": ["have"], "'re": ["are"], "'d": ["would"],
                       "'m": ["am"]}
        self.near = _deletions(words["fuzzy"].split())
        self.fuzzy = set(words["fuzzy"].split())
        self.longest = max(len(word) for word in self.vocabulary)

    def __call__(self, text: str) -> list[str]:
        text = unicodedata.normalize("NFKC", text).lower().translate(QUOTES)
        text = unicodedata.normalize("NFKD", text).translate(STROKES)
        text = "".join(c for c in text if not unicodedata.combining(c) and c not in "\u200b\u200c\u200d\ufeff\u00ad")
        if not text.isascii():
            for sign, word in self.emoji.items():
                if sign in text:
                    text = text.replace(sign, word)
        text = SPACED.sub(self._close_up, text)
        text = LONG.sub(self._shorten, text)
        text = MASKED.sub(self._unmask, text)
        text = re.sub(r"[-_/]+", " ", text)
        for pattern, right in self.rewrites:
            text = pattern.sub(right, text)
        out: list[str] = []
        found = TOKEN.findall(text)
        kept = frozenset() if self.foreign.isdisjoint(found) else self.kept
        for word in found:
            out.extend([word] if word in kept else self._word(word))
        return self._join(out)

    def _word(self, word: str) -> list[str]:
        word = word.rstrip("'") or word
        if word in self.spelling:
            return self.spelling[word]
        for ending, full in self.ending.items():
            if word.endswith(ending) and len(word) > len(ending):
                return [*self._word(word[: -len(ending)]), *full]
        if word.endswith("'s"):
            return [word[:-2] or "'", "'s"]
        if len(word) >= 6 and word not in self.vocabulary:
            return self._nearest(word)
        return [word]

    def _nearest(self, word: str) -> list[str]:
        if len(word) <= 40:
            for short in (word, *(word[:i] + word[i + 1:] for i in range(len(word)))):
                for key in self.near.get(short, ()):
                    if abs(len(key) - len(word)) <= 1 and word[0] == key[0]:
                        return self.spelling.get(key, [key])
            parts = self._segment(word)
            if parts and self.heavy.intersection(parts):
                return parts
        return [word]

    def _segment(self, word: str) -> list[str]:
        """Splits "iwanttodie" into known words, fewest first; [] when it cannot."""
        best: list = [[]] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - self.longest), end):
                part = word[start:end]
                if best[start] is None or part not in self.vocabulary:
                    continue
                if len(part) == 1 and part not in "ia":
                    continue
                option = best[start] + self.spelling.get(part, [part])
                if best[end] is None or len(option) < len(best[end]):
                    best[end] = option
        return best[-1] or []

    def _close_up(self, match: re.Match) -> str:
        letters = re.sub(r"[^a-z0-9]", "", match[0])
        parts = self._segment(letters) or self._segment(letters.translate(LEET))
        return " ".join(parts) if parts else match[0]

    def _shorten(self, match: re.Match) -> str:
        text, start, end = match.string, match.start(), match.end()
        left = re.search(r"[a-z]*$", text[max(0, start - 20):start])[0]
        right = re.match(r"[a-z]*", text[end:end + 20])[0]
        double = match[1] * 2
        return double if left + double + LONG.sub(r"\1", right) in self.vocabulary else match[1]

    def _unmask(self, match: re.Match) -> str:
        word = match[0]
        if word.isalpha() or len(word) > 30:
            return word
        bare = word.strip("*#~'-_()[]<>^")
        if bare in self.vocabulary or not any(c.isalpha() for c in bare):
            return bare if bare in self.vocabulary else word
        plain = bare.translate(LEET)
        if plain in self.heavy or plain in self.keys:
            return plain
        if re.search(r"[a-z][*#@$!.]+[a-z]", bare):
            shape = re.compile(re.sub(r"\\?[*#@$!]", "[a-z]", re.escape(bare)) + r"\Z")
            for key in sorted(self.keys):
                if shape.match(key):
                    return key
        return word

    def _join(self, words: list[str]) -> list[str]:
        """Writes phrases that people split in one word again ("self harm" -> selfharm)."""
        for left, right in self.joined:
            if left[0] not in words:
                continue
            size, i, out = len(left), 0, []
            while i < len(words):
                if tuple(words[i:i + size]) == left:
                    out.extend(right.split())
                    i += size
                else:
                    out.append(words[i])
                    i += 1
            words = out
        return words


def _deletions(keys: Iterable[str]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for key in keys:
        for short in {key, *(key[:i] + key[i + 1:] for i in range(len(key)))}:
            near.setdefault(short, []).append(key)
    return near
