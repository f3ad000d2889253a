"""Terms: the facts told in a message, and its words spelled out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Dict, Iterable, List, Optional, Tuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from advocacy.nlu.terms import pipeline
from advocacy.nlu.terms.context import Said
from advocacy.nlu.terms.facts import SETS, VAGUE
from advocacy.nlu.terms.hit import Hit
from advocacy.nlu.terms.mention import Mention
from advocacy.nlu.terms.readers import Readers


NOTHING = "-"


class Terms:
    """`nlp`: the pipeline of `build_pipeline`."""

    def __init__(self, nlp: Language):
        self.nlp = nlp
        tables = nlp.get_pipe("advocacy_terms").tables
        self._acronyms: Dict[str, str] = tables["acronyms"]
        self._read = Readers(tables)
        self._unsure_section = set(tables["sections"]["kinds_of_sectioned"])

    @classmethod
    def load(cls, folder: Path) -> "Terms":
        """From the folder that `build_pipeline` wrote."""
        return cls(spacy.load(folder))

    @classmethod
    def from_knowledge(cls, folder: Path = pipeline.FOLDER) -> "Terms":
        """Straight from the terms files, without a folder in between. Raises TermsError."""
        return cls(pipeline.make_pipeline(folder))

    def find(self, text: str, expect: Optional[str] = None, today: Optional[date] = None) -> List[Mention]:
        """Facts told in `text`, in the order they stand there.

        `expect`: the fact that was asked for, so that short answers ("3", "yes", "my mum") are
        read as answers to it. `today`: needed to read "since March".
        """
        doc = self.nlp(text)
        words = [token.orth_ for token in doc]
        clauses = self._read.supposed.clauses(words)
        hits = [
            hit for hit in _longest(self._hits(doc, words, expect, today))
            if not self._read.supposed.only(hit.fact, hit.span, clauses, words, expect)
        ]
        told = [(hit, self._read.context.read(hit.fact, hit.value, words, hit.span, _others(hit, hits))) for hit in hits]
        told = self._read.rivals.to_become(told, words)
        told = [(hit, self._read.rivals.put_right(hit, said, told, words, expect)) for hit, said in told]
        mentions = [self._mention(hit, said, told, words, doc, text, expect) for hit, said in told]
        mentions = self._read.together.read(self._read.answers.read(expect, list(filter(None, mentions)), words, text), text, expect)
        return sorted(set(mentions), key=lambda m: (m.start, m.end, m.fact, str(m.value)))

    def spell_out(self, text: str) -> str:
        """`text` with acronyms in full and misspelt words of the field mended; the rest as it is."""
        doc = self.nlp(text)
        starts, ends, mended = (doc.user_data[key] for key in ("starts", "ends", "mended"))
        full = [Hit(fact, value, a, b) for fact, value, mode, a, b in doc.user_data["hits"] if mode == "full"]
        changes = {(hit.start, hit.end): self._acronyms[hit.value] for hit in _longest(full)}
        words = [token.orth_ for token in doc]
        for _, a, b in self._read.sections.find(words, asked=False):
            if words[a] in self._read.sections.head and not any(x < b and a < y for x, y in changes):
                if len(words[a]) < len("section"):
                    changes[(a, a + 1)] = "section "
        covered = {at for a, b in changes for at in range(a, b)}
        for at, wrong in enumerate(mended):
            if wrong and at not in covered:
                same = [n for n in range(len(words)) if starts[n] == starts[at]]
                changes[(same[0], same[-1] + 1)] = " ".join(words[n] for n in same)
        out = text
        for (a, b), full_words in sorted(changes.items(), reverse=True):
            stop = ends[b - 1]
            if full_words.endswith(" ") and out[stop : stop + 1] == ".":
                stop += 1  # "sec. 3"
            glued = full_words.endswith(" ") and not out[stop : stop + 1].isdigit()
            out = out[: starts[a]] + (full_words.rstrip() if glued else full_words) + out[stop:]
        return out

    def _hits(self, doc: Doc, words: List[str], expect: Optional[str], today: Optional[date]) -> Iterable[Hit]:
        ages = list(self._read.ages.find(words, asked=expect in ("age", "age_band"), small=expect != "mha_status"))
        said = [(fact, value, start, end) for fact, value, mode, start, end in doc.user_data["hits"]
                if self._counts(fact, mode, words, (start, end), expect)]
        for hit in self._read.by_age.read(said, ages, words, expect or ""):
            yield Hit(*hit)
        if expect == "time":
            yield from (Hit("time", *found) for found in self._read.dates.find(words, today))
        elif self._read.beside["time"].intersection(words):
            yield from (Hit("time", *found) for found in self._read.dates.told(words, today))
        for status, start, end in self._read.sections.find(words, asked=expect == "mha_status"):
            if not any(start < b and a < end for _, a, b, _ in ages):  # "hes 17" is an age also where a section was asked for
                yield Hit("mha_status", status, start, end)
        for days, start, end in self._read.durations.find(words, today):
            if not any(start < b and a < end for _, a, b, _ in ages):  # "15 year old" is no length of time
                yield Hit("duration_days", days, start, end)
                if self._read.durations.of_a_stay(words, start):
                    yield Hit("expected_stay_days", days, start, end)
        told_of_other = any(not own for *_, own in ages)
        for years, start, end, own in ages:
            if not (own and told_of_other):  # "I'm 43 and my mum is 71"
                yield Hit("age", self._read.ages.band(years), start, end)
                yield Hit("age_number", years, start, end)

    def _counts(self, fact: str, mode: str, words: List[str], span: Tuple[int, int], expect: Optional[str]) -> bool:
        if fact == "answer" and not self._read.answers.stands(words, *span):
            return False
        if mode == "beside" and fact != expect:
            company = self._read.beside[fact]
            alone = all(word in (".", ",") for word in (*words[: span[0]], *words[span[1] :]))
            return alone and "?nothing_else" in company or f"?{expect}" in company or bool(company.intersection(words)) and not company.intersection(f"!{word}" for word in words)
        return mode == "says" or mode in ("asked", "beside") and fact == expect and self._read.answers.whole(words, span[1])

    def _mention(
        self, hit: Hit, said: Said, told: List[Tuple[Hit, Said]], words: List[str], doc: Doc, text: str, expect: Optional[str]
    ) -> Optional[Mention]:
        value = hit.value
        if hit.fact == "mha_status":
            if said.planned:
                return None
            if said.unsure or self._read.rivals.one_or_other(hit, told, words) and not said.negated:
                value = "sectioned_type_unknown" if value in self._unsure_section else "unknown"
            said = replace(said, past=said.past or self._read.rivals.gave_way(hit, told, words))
        elif said.unsure:
            if hit.fact != expect:
                return None
            value = "unknown"
        section_of_else = value in VAGUE and words[hit.end - 1] == "section" and hit.end < len(words)
        if value == NOTHING or section_of_else and words[hit.end].isdigit():  # "my section 117 care home"
            return None
        mark, rest = str(value)[:1], str(value)[1:]
        if mark in ("!", "~"):
            value, said = rest, replace(said, negated=said.negated or mark == "!", past=said.past or mark == "~")
        start, end = doc.user_data["starts"][hit.start], doc.user_data["ends"][hit.end - 1]
        whose = self._read.whose.read(words, hit.span) if hit.fact == "mha_status" else None
        return Mention(hit.fact, value, start, end, text[start:end], said.negated, said.past, whose)


def _others(hit: Hit, hits: List[Hit]) -> List[Tuple[int, int]]:
    return [other.span for other in hits if other.fact == hit.fact and other is not hit]


def _longest(hits: Iterable[Hit]) -> List[Hit]:
    """Of hits of one fact that overlap, the exact one, then the longest; the rest in the order of the text."""
    kept: List[Hit] = []
    taken: Dict[str, List[Hit]] = {}
    for hit in sorted(set(hits), key=lambda h: (h.value in VAGUE, h.start - h.end, h.start, h.fact, h.value == NOTHING, str(h.value))):
        rivals = taken.setdefault(hit.fact, [])
        if not any(hit.start < r.end and r.start < hit.end and (hit.span != r.span or hit.fact not in SETS) for r in rivals):
            rivals.append(hit)
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.start, h.end))
