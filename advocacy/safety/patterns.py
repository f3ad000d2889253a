"""The small pattern language of knowledge/danger/, compiled to spaCy Matcher patterns.

    i ~3 want to (die|go)      words, one of several words, "~3" = up to three words between
    <they> (is|are)? dying     <class> of words.yml, "?" = may be left out
    (going to|will) jump       an alternative may be several words
    ^ want to die              "^" = only where a clause begins

A gap never crosses the end of a sentence, nor a word that denies ("not", "never").
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import Optional

from spacy.matcher import Matcher
from spacy.vocab import Vocab

PIECE = re.compile(r"\([^()]*\)\??|<\w+>\??|~\d+|\^|[\w']+\??")


@dataclass
class Pattern:
    """One line of a rule: `needs` are word sets that a message must touch one after the other, within
    `longest` words, to be worth trying. `rarest` is the one that the fewest messages touch.

    The spaCy matcher is made the first time a message is: most are never needed in a process.
    """

    source: str
    clause_start: bool
    needs: tuple
    rarest: frozenset
    longest: int
    options: list
    vocab: Vocab
    matcher: Optional[Matcher] = None

    def spans(self, doc, places: dict) -> list[tuple[int, int]]:
        """(start, end) of every match in `doc`; `places`: word -> where it stands, rising."""
        if not self._worth_trying(places):
            return []
        if self.matcher is None:
            matcher = Matcher(self.vocab, validate=False)  # `Language` makes no other tokens than spaCy knows; tested
            matcher.add("p", [[token for part in choice for token in part] for choice in product(*self.options)])
            self.matcher = matcher
        return sorted({(first + start, first + end) for first, stop in self._windows(places, len(doc))
                       for _, start, end in self.matcher(doc[first:stop])})

    def _windows(self, places: dict, length: int) -> list[tuple[int, int]]:
        """(first, end) of the stretches in which a match may stand; the rest of a long message need not be tried."""
        found: list[tuple[int, int]] = [] if self.rarest else [(0, length)]
        for at in sorted(at for word in self.rarest for at in places.get(word, ())):
            first, end = max(0, at - self.longest + 1), min(length, at + self.longest)
            if found and first <= found[-1][1]:
                first, _ = found.pop()
            found.append((first, end))
        return found

    def _worth_trying(self, places: dict) -> bool:
        if any(need.isdisjoint(places) for need in self.needs):
            return False
        stand = [sorted(at for word in need.intersection(places) for at in places[word]) for need in self.needs]
        return not stand or any(self._fits(first, stand[1:]) for first in stand[0])

    def _fits(self, first: int, rest: list) -> bool:
        at = first
        for places in rest:
            at = next((place for place in places if place > at), -1)
            if at < 0 or at >= first + self.longest:
                return False
        return True


class Language:
    """Compiles pattern lines. `classes`: name -> list of words; `barriers`: words no gap crosses."""

    def __init__(self, vocab, classes: dict, barriers: list):
        self.vocab, self.classes, self.barriers = vocab, classes, sorted(barriers)
        self.used: set = set()

    def compile(self, source: str, also: tuple = ()) -> Pattern:
        """`also`: more words that no gap crosses. Raises ValueError that says which part of `source` is not understood."""
        pieces = PIECE.findall(source)
        if "".join(pieces).replace(" ", "") != source.replace(" ", ""):
            raise ValueError(f"cannot read {source!r}; allowed are words, (a|b), <class>, ~N, ? and ^")
        clause_start = pieces[0] == "^"
        options = [self._options(piece, also) for piece in (pieces[1:] if clause_start else pieces)]
        needs = tuple(need for option in options if (need := self._need(option)))
        rarest = min(needs, key=lambda need: (_commonness(need), sorted(need)), default=frozenset())
        longest = sum(max(map(len, option)) for option in options)
        return Pattern(source, clause_start, needs, rarest, longest, options, self.vocab)

    def _options(self, piece: str, also: tuple) -> list[list[dict]]:
        """Alternatives of one piece, each a list of Matcher tokens."""
        if piece.startswith("~"):
            gap = {"LOWER": {"NOT_IN": [*self.barriers, *also]}, "OP": "?"}
            return [[dict(gap) for _ in range(int(piece[1:]))]]
        maybe = piece.endswith("?")
        body = piece.rstrip("?")
        choices = [full for choice in body.strip("()").split("|") for full in self._spelt_out(choice.strip())]
        self.used.update(word for choice in choices for word in choice.split())
        options = [[_token(words) for words in choice] for choice in _folded(choices)]
        return options + [[]] if maybe else options

    def _spelt_out(self, choice: str) -> list[str]:
        """`throw <themself>` -> throw himself, throw herself, ..."""
        found = re.search(r"<(\w+)>", choice)
        if not found:
            return [choice]
        if found[1] not in self.classes:
            raise ValueError(f"no class {found[0]} in words.yml")
        return [full for word in self.classes[found[1]]
                for full in self._spelt_out(choice.replace(found[0], word, 1))]

    @staticmethod
    def _need(options: list) -> frozenset:
        """Words of which one must be present for this piece to match; empty when it may be absent."""
        found: set = set()
        for option in options:
            if not option or option[0].get("OP") == "?":
                return frozenset()
            lower = option[0]["LOWER"]
            found.update(lower["IN"] if isinstance(lower, dict) else [lower])
        return frozenset(found)


def _token(words: tuple) -> dict:
    return {"LOWER": words[0] if len(words) == 1 else {"IN": list(words)}}


def _folded(choices: list[str]) -> list[tuple]:
    """Alternatives with the same ending (then the same beginning) as one, word sets in place of words.

    ["want to", "going to", "will"] -> [(("going", "want"), ("to",)), (("will",),)]; without this the
    alternatives of a whole pattern multiply to tens of thousands.
    """
    split = sorted({tuple(choice.split()) for choice in choices})
    by_ending: dict[tuple, list] = {}
    for words in split:
        by_ending.setdefault(words[1:], []).append(words[0])
    folded, by_beginning = [], {}
    for ending, firsts in by_ending.items():
        if len(firsts) > 1 or not ending:
            folded.append((tuple(firsts), *((word,) for word in ending)))
        else:
            by_beginning.setdefault((firsts[0], *ending[:-1]), []).append(ending[-1])
    folded.extend((*((word,) for word in beginning), tuple(lasts)) for beginning, lasts in by_beginning.items())
    return folded


def _commonness(words: frozenset) -> int:
    """Rare pieces are tried first: short words are the common ones in English."""
    return -min(len(word) for word in words)


class ByWord:
    """Which of thousands of patterns are worth trying: by the word of each that the fewest messages hold."""

    def __init__(self, rules: list):
        """`rules`: the patterns of each rule."""
        self._rules = rules
        self._by_word: dict[str, list] = {}
        self._always: list = []
        for at, patterns in enumerate(rules):
            for number, pattern in enumerate(patterns):
                for word in pattern.rarest:
                    self._by_word.setdefault(word, []).append((at, number))
                if not pattern.rarest:
                    self._always.append((at, number))

    def worth_trying(self, words: list) -> list:
        """(number of a rule, its patterns to try), both in the order of the file."""
        found: dict[int, list] = {}
        for at, number in sorted({*self._always, *(place for word in set(words) for place in self._by_word.get(word, ()))}):
            found.setdefault(at, []).append(self._rules[at][number])
        return list(found.items())
