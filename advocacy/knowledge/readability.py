"""A small Flesch-Kincaid: how many years of school a text asks for."""

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


def syllables(word: str) -> int:
    """Vowel groups, silent endings left out; at least one. An acronym is one: it is explained where it stands."""
    if word.isupper():
        return 1
    low = word.lower()
    count = len(re.findall(r"[aeiouy]+", low))
    if low.endswith("e") and not low.endswith(("le", "ee")) and count > 1:
        count -= 1
    if re.search(r"[^td]ed$", low) and count > 1:
        count -= 1
    return max(count, 1)


def grade(text: str) -> float:
    """School grade of a text (8 is read with ease at 13). A line, so a list item too, ends a sentence."""
    sentences = [s for line in text.splitlines() for s in re.split(r"(?<=[.?:])\s+", line) if _WORD.search(s)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
