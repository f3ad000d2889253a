"""Names of people in the usual patterns: spaCy finds the words that go before one, word lists decide how far it goes."""
from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, List, Tuple

import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc, Token

from advocacy.privacy.name_words import LONGEST, NameWords, initial
from advocacy.privacy.reading import read, words

_GROUPS = ("any", "capital", "self", "known", "listed")


def redact_names(text: str) -> str:
    """The text with [name]; titles such as Dr stay."""
    return _rules().redact(text)


@lru_cache(maxsize=1)
def _rules() -> "NameRules":
    return NameRules(read("names"), read("cues"))


class NameRules(NameWords):
    """The patterns over the word lists. `redact` is safe to call from several threads."""

    def __init__(self, names: Dict[str, str], cues: Dict[str, Any]) -> None:
        super().__init__(names, cues)
        self._no_self = tuple(cues["endings_no_name"])
        self._nlp = spacy.blank("en")
        self._matcher = Matcher(self._nlp.vocab)
        kin = sorted(words(cues["kin"]))
        for group in _GROUPS:
            self._matcher.add(group, [_pattern(line, kin) for line in cues[group]])
        self._sign_off = sorted((sign.split() for sign in cues["sign_off"]), key=len, reverse=True)

    def redact(self, text: str) -> str:
        doc = self._nlp.make_doc(text)
        spans = self._after_cues(doc) + self._known(doc) + self._signed(doc)
        for start, end in _merged(spans):
            text = text[:start] + "[name]" + text[end:]
        return text

    def _after_cues(self, doc: Doc) -> List[Tuple[int, int]]:
        found = []
        for match, _, end in self._matcher(doc):
            group = self._nlp.vocab.strings[match]
            if end >= len(doc):
                continue
            token = doc[end]
            if group == "any" and token.text in ("\"", "“", "‘", "'", ":") and end + 1 < len(doc):
                token = doc[end + 1]
            named = self._after_initials(doc, token)
            if named is not token:
                found.append((token.idx, self._whole(doc, named.i)[1]))
            elif group == "any" and self._word(token) or group != "any" and self._likely(token, doc, group):
                found.append(self._whole(doc, token.i, loose=group == "any" and not token.text[0].isupper()))
        return found + self._again(doc, found)

    def _after_initials(self, doc: Doc, token: Token) -> Token:
        """A. B. Patel: the last name, or the same token when it is no initial."""
        place = token.i
        if not initial(token):
            return token
        while place + 1 < len(doc) and (doc[place].text == "." or initial(doc[place])):
            place += 1
        return doc[place] if place > token.i and self._capital(doc[place]) and len(doc[place]) > 1 else token

    def _again(self, doc: Doc, found: List[Tuple[int, int]]) -> List[Tuple[int, int]]:
        """The same name elsewhere in the message: "my nurse is called Dean. Dean said"."""
        said = {token.text for token in doc if self._capital_or_also(token) and any(a <= token.idx < b for a, b in found)}
        return [(token.idx, token.idx + len(token)) for token in doc if token.text in said]

    def _known(self, doc: Doc) -> List[Tuple[int, int]]:
        found = []
        for token in doc:
            lower = token.lower_
            following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
            if lower in self.first or lower in self.also_words and self._as_name(token):
                found.append(self._whole(doc, token.i))
            elif initial(token) and token.lower_ not in ("a", "i"):
                named = self._after_initials(doc, token)
                if named.lower_ in self.surnames:
                    found.append((token.idx, named.idx + len(named)))
            elif token.text[:1].isupper() and following in self.surnames and doc[token.i + 1].text[:1].isupper() \
                    and token.is_alpha and lower not in self.not_names - self.also_words and not _begins(token):
                found.append(self._whole(doc, token.i))
        return found

    def _as_name(self, token: Token) -> bool:
        """"speak to Rose", "Grace is my nurse"; not "Will you", "in May", "the Bill"."""
        if not self._titled(token) or token.lower_ in self.months:
            return False
        doc, after = token.doc, token.i + 1
        if any(each.lower_ in self.things for each in doc[after:after + 2]):
            return False
        if after + 1 < len(doc) and doc[after].lower_ in ("is", "was") and doc[after + 1].lower_ in ("my", "his", "her", "our", "their"):
            return True
        before = doc[token.i - 1] if token.i else None
        return before is not None and before.is_alpha and before.is_lower and before.lower_ not in self.before_things

    def _signed(self, doc: Doc) -> List[Tuple[int, int]]:
        """Thanks, Sarah - at the end of the message."""
        end = len(doc)
        while end and (not doc[end - 1].is_alpha or set(doc[end - 1].lower_) == {"x"}):
            end -= 1
        for length in range(1, min(LONGEST, end) + 1):
            first = end - length
            if not all(self._capital(token) or token.lower_ in self.first for token in doc[first:end]):
                break
            before = first
            broken = False
            while before and not doc[before - 1].is_alpha and not doc[before - 1].like_num:
                broken = broken or doc[before - 1].text.strip() in ("", ",", ".", "!", "-", "–")
                before -= 1
            said = [token.lower_ for token in doc[max(0, before - 2):before]]
            for sign in self._sign_off:
                if said[-len(sign):] == sign and (sign != ["from"] or _starts_line(doc, before - 1)):
                    return [(doc[first].idx, doc[end - 1].idx + len(doc[end - 1]))]
        return []

    def _likely(self, token: Token, doc: Doc, group: str) -> bool:
        if token.lower_ in self.first:
            return True
        if token.lower_ in self.also_words and self._titled(token):
            return group != "listed"
        if not self._capital(token):
            return False
        if group == "capital" or group == "self" and not token.lower_.endswith(self._no_self):
            return True
        return token.i + 1 < len(doc) and self._capital(doc[token.i + 1])


def _begins(token: Token) -> bool:
    return token.i == 0 or token.doc[token.i - 1].text in (".", "!", "?", "\n")


def _starts_line(doc: Doc, place: int) -> bool:
    return place <= 0 or not doc[place - 1].is_alpha


def _pattern(line: str, kin: List[str]) -> List[Dict[str, Any]]:
    pattern: List[Dict[str, Any]] = []
    for item in line.split():
        if item == "?":
            continue
        optional = item.endswith("?") and len(item) > 1
        choices = item.rstrip("?") if optional else item
        forms = kin if choices == "KIN" else choices.split("|")
        pattern.append({"LOWER": {"IN": forms}, **({"OP": "?"} if optional else {})})
    return pattern


def _merged(spans: List[Tuple[int, int]]) -> List[Tuple[int, int]]:
    """Overlapping spans as one, the last first."""
    merged: List[Tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged[::-1]
