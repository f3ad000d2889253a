"""What is only supposed ("what if I get recalled") or asked about in general ("what does detained mean").

"If I'm on a section 3, can I get one?" is how people tell their own section: an "if" supposes only
before the words of `unreal` ("if I get", "if she was").
"""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

from advocacy.nlu.terms.phrases import expand


class Clause(NamedTuple):
    start: int  # first word
    end: int
    surely: bool  # "what if", against an "if" that may also tell what is planned


class Supposed:
    """`table`: supposed.yml."""

    def __init__(self, table: Dict[str, Any]):
        self.what_if = _phrases(table["what_if"])
        self.openings = _phrases(table["at_the_start_of_a_clause"])
        self.real = set(table["real"])
        self.conditions = [(phrase, set(table["unreal"])) for phrase in _phrases(table["if_words"])]
        self.conditions += [(phrase, set(table["unreal_after_when"])) for phrase in _phrases(table["when_words"])]
        self.first_words = {phrase[0] for phrase in (*self.what_if, *self.openings, *(phrase for phrase, _ in self.conditions))}
        self.of_now = set(table["of_now"])
        self.ends, self.reach = set(table["clause_ends"]), int(table["words_to_the_verb"])
        self.kept = set(table["told_all_the_same"])
        self.by_if, self.even_when_asked = set(table["supposed_by_if"]), set(table["supposed_by_if_even_when_asked"])
        self.meaning, self.people = _phrases(table["asks_the_meaning"]), set(table["people"])

    def clauses(self, words: Sequence[str]) -> List[Clause]:
        """`words`: the plain words of a message."""
        found = []
        for at in range(len(words)):
            begin = self._begin(words, at) if words[at] in self.first_words else None
            if begin:
                first, surely = begin
                end = next((n for n in range(first, len(words)) if self._ends(words, n, first, surely)), len(words))
                found.append(Clause(at, end, surely))
        return found

    def only(self, fact: str, span: Tuple[int, int], clauses: Sequence[Clause], words: Sequence[str], expect: Optional[str]) -> bool:
        """Whether the mention of `fact` at `span` tells nothing of anybody. `expect`: the fact asked for."""
        if fact in self.kept:
            return False
        if expect and self._asks_meaning(words, span):
            return True
        inside = [clause for clause in clauses if clause.start <= span[0] < clause.end]
        if any(clause.surely for clause in inside):
            return True
        return bool(inside) and (fact in self.even_when_asked or fact in self.by_if and fact != expect)

    def _begin(self, words: Sequence[str], at: int) -> Optional[Tuple[int, bool]]:
        """(word after the opening, whether it surely supposes), or None."""
        for phrase in self.what_if:
            if tuple(words[at : at + len(phrase)]) == phrase:
                return at + len(phrase), True
        if not at or words[at - 1] in self.ends:
            for phrase in self.openings:
                if tuple(words[at : at + len(phrase)]) == phrase:
                    return at + len(phrase), True
        opening, unreal = next((c for c in self.conditions if tuple(words[at : at + len(c[0])]) == c[0]), ((), ()))
        if not opening:
            return None
        after = at + len(opening)
        for n in range(after, min(after + self.reach, len(words))):
            if words[n] in unreal:
                return n + 1, False
            if words[n] in self.real or words[n] in (".", ","):
                return None
        return None

    def _ends(self, words: Sequence[str], at: int, first: int, surely: bool) -> bool:
        again = words[at] in self.ends and at > first + 1 or words[at] in self.of_now and not surely
        return words[at] in (".", ",") or again

    def _asks_meaning(self, words: Sequence[str], span: Tuple[int, int]) -> bool:
        start, end = span
        while start and words[start - 1] != ".":
            start -= 1
        while end < len(words) and words[end] != ".":
            end += 1
        sentence = words[start:end]
        if self.people.intersection(sentence):
            return False
        return any(tuple(sentence[at : at + len(p)]) == p for p in self.meaning for at in range(span[0] - start))


def _phrases(texts: Sequence[str]) -> List[Tuple[str, ...]]:
    return sorted({tuple(one.split()) for text in texts for one in expand(str(text))}, key=len, reverse=True)
