"""The component that finds the phrases of the terms files in a Doc of plain words."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Set, Tuple

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

_FILE = "terms.json"


class Phrases(NamedTuple):
    """What the phrases of the terms files stand for; a key is "fact<tab>value<tab>mode"."""

    keys: List[str]
    fixed: Dict[str, List[int]]  # plain words -> places in `keys`
    loose: Dict[str, str]  # telling word -> {key: patterns}, as text: a tenth of the size of a Matcher


@Language.factory("advocacy_terms")
def make_terms_matcher(nlp: Language, name: str) -> "TermsMatcher":
    return TermsMatcher(nlp)


class TermsMatcher:
    """Puts every phrase found into `doc.user_data["hits"]`, overlapping ones too."""

    def __init__(self, nlp: Language):
        self.vocab = nlp.vocab
        self.tables: Dict[str, Any] = {}

    def fill(self, tables: Dict[str, Any], phrases: Phrases) -> None:
        self.tables, self.phrases = tables, phrases
        self._light = set(tables["classes"]["light"])
        self._lengths: Dict[str, Set[int]] = {}
        for phrase in phrases.fixed:
            first, *others = phrase.split(" ")
            self._lengths.setdefault(first, set()).add(1 + len(others))
        self._made: Dict[str, Tuple[Matcher, int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        words = [token.orth_ for token in doc]
        hits = self._hits(doc, words)
        kept = [at for at, word in enumerate(words) if word not in self._light]
        if kept and len(kept) < len(words):  # "i get so muddled" is found as "i get muddled", where the "so" stands within
            fewer = [words[at] for at in kept]
            gaps = [n for n in range(1, len(kept)) if kept[n] - kept[n - 1] > 1]
            found = [(key, kept[start], kept[end - 1] + 1, end - start)
                     for key, start, end in self._hits(Doc(self.vocab, words=fewer), fewer, gaps) if gaps]
            hits += [(key, start, end) for key, start, end, length in found if end - start > length]
        doc.user_data["hits"] = [(*key.split("\t"), start, end) for key, start, end in hits]
        return doc

    def _hits(self, doc: Doc, words: List[str], gaps: Optional[List[int]] = None) -> List[Tuple[str, int, int]]:
        """(key, first word, end word) of every phrase in `doc`, whose words are `words`; with `gaps`, only those around one."""
        hits = [(self.phrases.keys[key], start, end) for key, start, end in self._fixed(words)]
        for word in sorted({*words} & self.phrases.loose.keys()):
            matcher, longest = self._matcher(word)
            for first, end in _windows(words, word, longest):  # a match holds its telling word: the rest of a long message need not be tried
                if gaps is None or any(first < gap < end for gap in gaps):
                    hits += [(self.vocab.strings[key], first + a, first + b) for key, a, b in matcher(doc[first:end])]
        return hits

    def _fixed(self, words: List[str]) -> Iterator[Tuple[int, int, int]]:
        """Looked up in a table: a PhraseMatcher would take ten times its memory."""
        for start, word in enumerate(words):
            for end in (start + length for length in self._lengths.get(word, ()) if start + length <= len(words)):
                for key in self.phrases.fixed.get(" ".join(words[start:end]), ()):
                    yield key, start, end

    def _matcher(self, word: str) -> Tuple[Matcher, int]:
        """Of the patterns that `word` tells, and how many words the longest takes; made when a message first has the word, for most are never needed."""
        if word not in self._made:
            # not checked: `phrases.token_pattern` makes no other tokens than spaCy knows, and a test holds it to that
            matcher, longest = Matcher(self.vocab, validate=False), 1
            for key, patterns in json.loads(self.phrases.loose[word]).items():
                matcher.add(key, [list(map(_token, pattern)) for pattern in patterns], greedy="LONGEST")
                longest = max(longest, *map(len, patterns))
            self._made[word] = matcher, longest
        return self._made[word]

    def to_disk(self, path, exclude=()) -> None:
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / _FILE).write_text(json.dumps([self.tables, self.phrases]), encoding="utf-8")

    def from_disk(self, path, exclude=()) -> "TermsMatcher":
        tables, phrases = json.loads((Path(path) / _FILE).read_text(encoding="utf-8"))
        self.fill(tables, Phrases(*phrases))
        return self


def _windows(words: List[str], word: str, longest: int) -> List[Tuple[int, int]]:
    """(first, end) of the stretches of `words` in which a match of `longest` words may hold `word`; none overlap."""
    found: List[Tuple[int, int]] = []
    for at in (n for n, one in enumerate(words) if one == word):
        first, end = max(0, at - longest + 1), min(len(words), at + longest)
        if found and first <= found[-1][1]:
            first, _ = found.pop()
        found.append((first, end))
    return found


@lru_cache(maxsize=None)
def _token(written: str) -> dict:
    """One object for all tokens that are alike: a Matcher keeps them."""
    return json.loads(written)


def phrases_of(fixed: Dict[str, List[List[str]]], loose: Dict[str, List[list]]) -> Phrases:
    keys = list(fixed)
    said: Dict[str, List[int]] = {}
    for number, key in enumerate(keys):
        for words in fixed[key]:
            said.setdefault(" ".join(words), []).append(number)
    by_word: Dict[str, Dict[str, List[List[str]]]] = {}
    for key, patterns in loose.items():
        for pattern in patterns:
            for word in _telling_words(pattern):
                by_word.setdefault(word, {}).setdefault(key, []).append([json.dumps(token) for token in pattern])
    return Phrases(keys, said, {word: json.dumps(patterns) for word, patterns in by_word.items()})


def _telling_words(pattern: List[dict]) -> List[str]:
    """The longest word that must stand in a match, or else the words of a class one of which must."""
    literal = [token["ORTH"] for token in pattern if isinstance(token.get("ORTH"), str)]
    if literal:
        return [max(literal, key=len)]
    return list(min((token["ORTH"]["IN"] for token in pattern if "IN" in token.get("ORTH", {})), key=len))
