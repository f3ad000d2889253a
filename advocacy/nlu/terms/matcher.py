"""The component that finds the phrases of the terms files in a Doc of plain words."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterable, Iterator, List, NamedTuple, Optional, Set, Tuple

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

_FILE = "terms.json"
ALONE = ""  # stands for no second word


class Phrases(NamedTuple):
    """What the phrases of the terms files stand for; a key is "fact<tab>value<tab>mode"."""

    keys: List[str]
    fixed: Dict[str, List[int]]  # plain words -> places in `keys`
    tokens: List[dict]  # of all patterns, as spaCy's Matcher takes them
    loose: Dict[str, Dict[str, str]]  # telling word -> second word -> {place in `keys`: patterns of places in `tokens`}, as text: it is smaller


@dataclass
class Loose:
    """One pattern with a class or a gap in it. `needs`: of each of these sets a message must have a word, besides
    the two that it is kept by.

    Its Matcher is made when a message first has them all: most are never needed, and hundreds of patterns
    in one Matcher cost as much as if each were tried.
    """

    key: str
    needs: Tuple[FrozenSet[str], ...]
    tokens: List[dict]
    matcher: Optional[Matcher] = None

    def spans(self, doc: Doc) -> Iterator[Tuple[int, int]]:
        if self.matcher is None:
            # not checked: `phrases.token_pattern` makes no other tokens than spaCy knows, and a test holds it to that
            self.matcher = Matcher(doc.vocab, validate=False)
            self.matcher.add(self.key, [self.tokens])
        for _, start, end in self.matcher(doc):
            yield start, end


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
        self._needs = [frozenset(_needed(token)) for token in phrases.tokens]
        self._made: Dict[Tuple[str, str], List[Loose]] = {}

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
        there = {*words}
        for word in there & self.phrases.loose.keys():
            found: Dict[str, List[Tuple[int, int]]] = {}
            for pattern in self._worth_trying(word, there):
                for first, end in _windows(words, word, len(pattern.tokens)):  # the rest of a long message need not be tried
                    if gaps is None or any(first < gap < end for gap in gaps):
                        found.setdefault(pattern.key, []).extend((first + a, first + b) for a, b in pattern.spans(doc[first:end]))
            hits += [(key, start, end) for key, spans in found.items() for start, end in _longest(spans)]
        return hits

    def _fixed(self, words: List[str]) -> Iterator[Tuple[int, int, int]]:
        """Looked up in a table: a PhraseMatcher would take ten times its memory."""
        for start, word in enumerate(words):
            for end in (start + length for length in self._lengths.get(word, ()) if start + length <= len(words)):
                for key in self.phrases.fixed.get(" ".join(words[start:end]), ()):
                    yield key, start, end

    def _worth_trying(self, word: str, there: Set[str]) -> List[Loose]:
        """The patterns that `word` tells of which `there` has all they need."""
        seconds = self.phrases.loose[word]
        return [pattern for second in (ALONE, *there) if second in seconds for pattern in self._patterns(word, second)
                if not any(need.isdisjoint(there) for need in pattern.needs)]

    def _patterns(self, word: str, second: str) -> List[Loose]:
        """Made when a message first has both words, for most are never needed."""
        if (word, second) not in self._made:
            self._made[word, second] = [
                Loose(self.phrases.keys[int(key)],
                      tuple(need for at in pattern if (need := self._needs[at]) and need.isdisjoint((word, second))),
                      [self.phrases.tokens[at] for at in pattern])
                for key, patterns in json.loads(self.phrases.loose[word][second]).items() for pattern in patterns]
        return self._made[word, second]

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


def _longest(spans: List[Tuple[int, int]]) -> Iterator[Tuple[int, int]]:
    """The longest, then the longest of those that do not touch it, and so on."""
    taken: Set[int] = set()
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield start, end


def phrases_of(fixed: Dict[str, List[List[str]]], loose: Dict[str, List[list]]) -> Phrases:
    keys = {key: number for number, key in enumerate(dict.fromkeys((*fixed, *loose)))}
    said: Dict[str, List[int]] = {}
    for key, phrases in fixed.items():
        for words in phrases:
            said.setdefault(" ".join(words), []).append(keys[key])
    tokens: Dict[str, int] = {}
    by_word: Dict[str, Dict[str, Dict[int, List[List[int]]]]] = {}
    for key, patterns in loose.items():
        for pattern in patterns:
            places = [tokens.setdefault(json.dumps(token), len(tokens)) for token in pattern]
            for word in _telling_words(pattern):
                for second in _second_words(word, pattern):
                    by_word.setdefault(word, {}).setdefault(second, {}).setdefault(keys[key], []).append(places)
    return Phrases(list(keys), said, list(map(json.loads, tokens)),
                   {word: {second: json.dumps(found, separators=(",", ":")) for second, found in seconds.items()} for word, seconds in by_word.items()})


def _telling_words(pattern: List[dict]) -> List[str]:
    """The longest word that must stand in a match, or else the words of a class one of which must."""
    literal = [token["ORTH"] for token in pattern if isinstance(token.get("ORTH"), str)]
    if literal:
        return [max(literal, key=len)]
    return list(min((token["ORTH"]["IN"] for token in pattern if "IN" in token.get("ORTH", {})), key=len))


def _second_words(word: str, pattern: List[dict]) -> Iterable[str]:
    """Words besides the telling one of which one must stand in a match: those that the fewest messages have."""
    needs = [need for token in pattern if (need := _needed(token)) and word not in need]
    return min(needs, key=lambda need: (len(need) > 1, -min(map(len, need)), need), default=(ALONE,))


def _needed(token: dict) -> List[str]:
    """Words of which one must be there for it to match; none for what may be left out, or is a number."""
    orth = token.get("ORTH", {})
    return sorted(set(orth.get("IN", ()))) if isinstance(orth, dict) else [orth]
