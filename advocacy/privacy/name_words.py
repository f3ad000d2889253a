"""Which words can be part of somebody's name: decided by word lists and by how a word is written."""
from __future__ import annotations

from typing import Any, Dict, Tuple

from spacy.tokens import Doc, Token

from advocacy.privacy.reading import words

LONGEST = 3
_JOINS = ("-", "'", "’", ".")


class NameWords:
    """The word lists of `names` and `cues` (as `advocacy.privacy.reading.read` gives them)."""

    def __init__(self, names: Dict[str, str], cues: Dict[str, Any]) -> None:
        self.not_names = words(cues["not_names"])
        self.also_words = words(names["also_words"])
        self.first = words(names["first"]) - self.also_words
        self.surnames = words(names["surnames"])
        self.months, self.before_things = words(cues["months"]), words(cues["before_things"])
        self.things = words(cues["things_after"])

    def _word(self, token: Token) -> bool:
        return _letters(token) and (token.lower_ not in self.not_names or token.lower_ in self.also_words)

    def _capital(self, token: Token) -> bool:
        return self._titled(token) and token.lower_ not in self.not_names

    def _capital_or_also(self, token: Token) -> bool:
        return self._titled(token) and len(token) > 1 and (
            token.lower_ not in self.not_names or token.lower_ in self.also_words)

    def _titled(self, token: Token) -> bool:
        return _letters(token) and token.text[0].isupper() and (len(token) == 1 or not token.text.isupper())

    def _whole(self, doc: Doc, start: int, loose: bool = False) -> Tuple[int, int]:
        """From the first word of a name to its last."""
        end, taken = start + 1, 1
        while end < len(doc) and taken < LONGEST:
            step = end
            if doc[step].text in _JOINS and not doc[step - 1].whitespace_ and step + 1 < len(doc):
                step += 1
            token = doc[step]
            glued = step > end
            if glued and not (token.is_alpha and not doc[step - 1].whitespace_):
                break
            if not (glued or self._continues(token, loose)):
                break
            end, taken = step + 1, taken + 1
        return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])

    def _continues(self, token: Token, loose: bool) -> bool:
        if not _letters(token):
            return False
        if token.lower_ in self.not_names:
            return token.lower_ in self.also_words and self._titled(token)
        return self._titled(token) or token.lower_ in self.surnames or token.lower_ in self.first or loose


def _letters(token: Token) -> bool:
    return token.text[:1].isalpha() and token.text.replace("'", "").replace("’", "").replace("-", "").isalpha()


def initial(token: Token) -> bool:
    """A single capital letter, with or without its full stop."""
    return len(token.text.rstrip(".")) == 1 and token.text[0].isalpha() and token.text[0].isupper()
