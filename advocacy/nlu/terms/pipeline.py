"""The spaCy folder: a tokenizer that makes plain words and a component that matches the phrases.

The words of the Doc are the plain words of `words.py`, not the letters typed; where each stood
in the message is in `doc.user_data["starts"]` and `["ends"]`, which of them were misspelt in
`["mended"]`. Matches are in `doc.user_data["hits"]`: (fact, value, mode, first word, end word).
"""

import json
import re
from pathlib import Path
from typing import Any, Dict, Iterable, List

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from advocacy.nlu.terms import phrases as ph
from advocacy.nlu.terms.files import FOLDER, TermsError, read_terms
from advocacy.nlu.terms.labels import read_labels
from advocacy.nlu.terms.matcher import Phrases, phrases_of
from advocacy.nlu.terms.readers import Readers
from advocacy.nlu.terms.spelling import Spelling
from advocacy.nlu.terms.words import Reader


@spacy.registry.tokenizers("advocacy.plain_words.v1")
def plain_words():
    return lambda nlp: PlainWords(nlp.vocab)


class PlainWords:
    """Text -> Doc of plain words."""

    def __init__(self, vocab):
        self.vocab, self.tables, self.reader = vocab, {}, None

    def fill(self, tables: Dict[str, Any]) -> None:
        self.tables, self.reader = tables, reader_of(tables)

    def __call__(self, text: str) -> Doc:
        words = self.reader.read(text)
        doc = Doc(self.vocab, words=[word.norm for word in words])
        doc.user_data["starts"] = [word.start for word in words]
        doc.user_data["ends"] = [word.end for word in words]
        doc.user_data["mended"] = [word.mended for word in words]
        return doc

    def to_disk(self, path, exclude=()) -> None:
        Path(path).write_text(json.dumps(self.tables), encoding="utf-8")

    def from_disk(self, path, exclude=()) -> "PlainWords":
        self.fill(json.loads(Path(path).read_text(encoding="utf-8")))
        return self


def _said(phrases: Dict[str, Any]) -> Iterable[str]:
    """Every word of every phrase: a right spelling, whatever it is near to."""
    for values in phrases.values():
        for by_mode in values.values():
            for said in by_mode.values():
                yield from re.findall(r"[a-z]+", " ".join(said))


def reader_of(tables: Dict[str, Any]) -> Reader:
    spelling = tables["spelling"]
    mender = Spelling(spelling["slips"], spelling["words"], spelling["keep"], spelling["shortest"], spelling["long"])
    return Reader(tables["numbers"], mender, tables["acronyms"])


def make_pipeline(folder: Path = FOLDER) -> Language:
    """A spaCy pipeline from the terms files, in memory. Raises TermsError."""
    terms = read_terms(folder)
    terms["spelling"]["keep"] = sorted({*terms["spelling"]["keep"], *_said(terms["phrases"])})
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "advocacy.plain_words.v1"}}})
    nlp.tokenizer.fill({name: terms[name] for name in ("spelling", "numbers", "acronyms")})
    terms["labels"] = read_labels(folder, terms["form"], nlp.tokenizer.reader.norms)
    matcher = nlp.add_pipe("advocacy_terms")
    tables = {name: table for name, table in terms.items() if name not in ("phrases", "spelling")}
    matcher.fill(tables, _compile(terms, nlp.tokenizer.reader))
    Readers(matcher.tables)  # a table that lacks something is told now, not at the first message
    return nlp


def build_pipeline(out: Path, folder: Path = FOLDER) -> None:
    """Writes the spaCy folder `out` from `folder`/terms.yml. Raises TermsError."""
    make_pipeline(folder).to_disk(out)


def _compile(terms: Dict[str, Any], reader: Reader) -> Phrases:
    fixed: Dict[str, List[List[str]]] = {}
    loose: Dict[str, List[list]] = {}
    seen = set()
    for fact, values in terms["phrases"].items():
        for value, by_mode in values.items():
            for mode, said in by_mode.items():
                key = f"{fact}\t{value}\t{mode}"
                if mode == "beside":
                    terms["beside"][fact]  # raises where the words that it stands beside are missing
                for text in (one for phrase in said for one in ph.expand(phrase)):
                    if (key, text) in seen:
                        continue
                    seen.add((key, text))
                    if ph.is_pattern(text):
                        loose.setdefault(key, []).append(ph.token_pattern(text, terms["classes"], reader.norms))
                    else:
                        fixed.setdefault(key, []).append(_words(reader, text, key))
    for nation, towns in terms["towns"].items():
        for town in towns:
            name = town.split("in ")[-1].split("from ")[-1].split("near ")[-1]
            for key in (f"nation\t{nation}\tsays", f"place\t{name}\tsays"):
                fixed.setdefault(key, []).append(_words(reader, town, key))
    for short, full in terms["acronyms"].items():
        if not isinstance(full, str):
            raise TermsError("terms/acronyms.yml", short, "must be followed by the full words")
        fixed.setdefault(f"acronym\t{short}\tfull", []).append([short])
    return phrases_of(fixed, loose)


def _words(reader: Reader, text: str, key: str) -> List[str]:
    words = reader.norms(text)
    if not any(letter.isalnum() for word in words for letter in word):
        raise TermsError("terms", key, f"has a phrase without a word in it: {text!r}")
    return words
