"""The lexicon: rules of knowledge/danger/ held against one message.

Each file there is named after a kind (self.yml, self_plans.yml, other.yml, ...) and maps rule ids
to rules; exclusions.yml says what makes a message less likely to be a cry for help.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import spacy
import yaml
from spacy.tokens import Doc

from advocacy.knowledge.safety import CALM
from advocacy.safety.context import Context, around
from advocacy.safety.danger import GRADES, KINDS, Finding, LexiconError
from advocacy.safety.patterns import ByWord, Language, Pattern
from advocacy.safety.whose import whose
from advocacy.safety.words import Canon

DEFAULT = Path(__file__).resolve().parents[2] / "knowledge" / "danger"
DANGERS = tuple(kind for kind in KINDS if kind not in CALM)
FIRST_PERSON = re.compile(r"\b(?:i|me|my|myself|we|us)\b")
GUARDS = ("unless_before", "unless_after", "unless_anywhere", "unless_inside", "only_with")
KEYS = {"grade", "weak", "tense", "deny", "say", *GUARDS, "kind", "reported", "by", "explains", "away", "quiet"}


@dataclass(frozen=True)
class Rule:
    """One rule as the file has it; the meaning of the fields is told in knowledge/danger/README.md."""

    id: str
    kind: str
    grade: Optional[str]
    strong: bool
    past: bool
    deny: bool
    reported: bool
    by_writer: bool
    explains: tuple
    away: bool
    quiet: bool
    unless_before: Optional[re.Pattern]
    unless_after: Optional[re.Pattern]
    unless_anywhere: Optional[re.Pattern]
    unless_inside: Optional[re.Pattern]
    only_with: Optional[re.Pattern]
    patterns: tuple


class Lexicon:
    """`read(text)` gives the findings and the names of the exclusions that hold."""

    def __init__(self, folder: Path = DEFAULT):
        self.folder = Path(folder)
        words, context = self._load("words.yml"), self._load("context.yml")
        self.nlp = spacy.blank("en")
        try:
            classes = {name: _alternatives(value) for name, value in words["classes"].items()}
            self.language = Language(self.nlp.vocab, classes, context["barriers"].split())
            self.context = Context(context)
            self.apart = tuple(context["somebody_does"].split())
            self.rules = [rule for kind in KINDS for rule in self._rules(kind)]
            self.exclusions = [
                (name, tuple(self._compile("exclusions.yml", name, line) for line in spec["say"]),
                 frozenset(spec.get("kinds", DANGERS)))
                for name, spec in self._load("exclusions.yml").items()
            ]
            self.canon = Canon(words, self.language.used)
            self._by_word = ByWord([rule.patterns for rule in self.rules])
            self._excluded_by_word = ByWord([patterns for _, patterns, _ in self.exclusions])
        except (KeyError, TypeError, AttributeError, re.error) as error:
            raise LexiconError(self.folder, repr(error), "compare the file with its description in README.md") from error

    def _load(self, name: str) -> dict:
        path = self.folder / name
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise LexiconError(path, "file", "put the file back; the safety check needs it") from error
        except yaml.YAMLError as error:
            raise LexiconError(path, "yaml", str(error)) from error
        if not isinstance(content, dict) or not content:
            raise LexiconError(path, "top level", "must be a mapping that is not empty")
        return content

    def _compile(self, name: str, key: str, line: str, also: tuple = ()) -> Pattern:
        try:
            return self.language.compile(str(line), also)
        except ValueError as error:
            raise LexiconError(self.folder / name, key, str(error)) from error

    def _rules(self, kind: str):
        """Those of self.yml, then of self_*.yml; the first must be there, as of every kind."""
        for name in (f"{kind}.yml", *sorted(path.name for path in self.folder.glob(f"{kind}_*.yml"))):
            yield from self._rules_in(name, kind)

    def _rules_in(self, name: str, kind: str):
        for id_, spec in self._load(name).items():
            unknown = set(spec) - KEYS
            if unknown:
                raise LexiconError(self.folder / name, id_, f"unknown key {sorted(unknown)}; allowed: {sorted(KEYS)}")
            if not id_.startswith(kind + "."):
                raise LexiconError(self.folder / name, id_, f"a rule of this file is called {kind}.<name>")
            if kind != "loss" and spec.get("grade") not in GRADES:
                raise LexiconError(self.folder / name, id_, f"grade must be one of {GRADES}")
            yield Rule(
                id=id_, kind=kind, grade=spec.get("grade"), strong=not spec.get("weak", False),
                past=spec.get("tense") == "past", deny=spec.get("deny", True), reported=spec.get("reported", True),
                by_writer=spec.get("by") == "writer", explains=tuple(spec.get("explains", ())),
                away=spec.get("away", False), quiet=spec.get("quiet", False),
                **{key: re.compile(spec[key]) if key in spec else None for key in GUARDS},
                patterns=tuple(self._compile(name, id_, line, self._apart(kind, spec))
                               for line in _with_and_without_i(map(str, spec["say"]))),
            )

    def _apart(self, kind: str, spec: dict) -> tuple:
        """Whoever else could be the one who does it: "i think | someone is hurting him"."""
        return self.apart if kind == "other" and spec.get("by") == "writer" else ()

    def read(self, text: str) -> tuple[list[Finding], list[tuple[str, frozenset]], list[str]]:
        """Findings (best first), exclusions as (name, kinds they speak about), canonical words."""
        words = self.canon(text)
        if not words:
            return [], [], words
        doc = Doc(self.nlp.vocab, words=words)
        whole, places = " ".join(words), _places(words)
        findings = [found for at, patterns in self._by_word.worth_trying(words)
                    for found in self._try(self.rules[at], patterns, doc, words, places, whole)]
        exclusions = [(self.exclusions[at][0], self.exclusions[at][2]) for at, patterns in self._excluded_by_word.worth_trying(words)
                      if any(self._spans(pattern, doc, words, places) for pattern in patterns)]
        return sorted(whose(findings, words), key=Finding.rank), exclusions, words

    def _spans(self, pattern: Pattern, doc, words: list, places: dict) -> list:
        spans = pattern.spans(doc, places)
        if pattern.clause_start:
            spans = [span for span in spans if self.context.starts_clause(words, span[0])]
        return spans

    def _try(self, rule: Rule, patterns: list, doc, words: list, places: dict, whole: str):
        """The first match that means something; one that is denied afterwards only when none else does."""
        denied = None
        for pattern in patterns:
            for start, end in self._spans(pattern, doc, words, places):
                found = self._judge(rule, start, end, around(words, start, end, whole))
                if found and found.kind != "unsure":
                    yield found
                    return
                denied = denied or found
        if denied:
            yield denied

    def _judge(self, rule: Rule, start: int, end: int, here) -> Optional[Finding]:
        """What a match means where it stands; None when it means nothing."""
        context, kind, grade = self.context, rule.kind, rule.grade
        if kind != "loss" and context.denied_when_asked(here):
            return Finding(rule.id, "unsure", None, False, start, end, explains=(kind,))
        if rule.deny and context.denied(here):
            return None
        if rule.unless_before and rule.unless_before.search(here.left + " "):
            return None
        if rule.kind == "other" and rule.grade == "now" and not rule.by_writer and context.has("writer_does", here.inside):
            return None
        if rule.unless_inside and rule.unless_inside.search(here.inside):
            return None
        if rule.unless_after and rule.unless_after.match(here.right):
            return None
        if rule.unless_anywhere and rule.unless_anywhere.search(here.sentence):
            return None
        if rule.only_with and not rule.only_with.search(here.whole):
            return None
        if kind == "loss" and not FIRST_PERSON.search(here.sentence) and context.loss_in_general(here):
            return None
        first_person = FIRST_PERSON.search(here.inside)
        if kind != "loss" and not (kind == "self" and first_person) and context.asked_in_general(here):
            return None
        elsewhere = context.reported_by_other(here) if rule.reported else False
        if not first_person:
            elsewhere = elsewhere or context.of_somebody_else(here)
        if kind == "self" and elsewhere:
            kind = "other"
        if kind != "loss":
            when = context.when(here, kind != "abuse") if rule.past else ("past" if context.used_to(here) else "")
            if when == "past":
                kind, grade = "loss", None
        return Finding(rule.id, kind, grade, rule.strong, start, end, open_kind=rule.kind == "self" and not first_person and kind != "loss",
                       by_writer=rule.by_writer and kind == "other" and not elsewhere, explains=rule.explains, away=rule.away,
                       quiet=rule.quiet)


def _places(words: list) -> dict:
    """word -> where it stands, rising."""
    places: dict = {}
    for at, word in enumerate(words):
        places.setdefault(word, []).append(at)
    return places


def _with_and_without_i(lines):
    """People leave out "I" ("wish I was dead", "going to jump"): then the rest begins a clause."""
    for line in lines:
        yield line
        without = re.sub(r"^i (?:am )?(?:~\d+ )*", "", line)
        if without != line and len(re.findall(r"\([^()]*\)(?!\?)|<\w+>(?!\?)|(?<![\w(|])[a-z]+(?![\w|)?])", without)) > 1:
            yield f"^ {without}"


def _alternatives(value) -> list[str]:
    """A class is written as one string of words, or as a list where an entry has several words."""
    return value.split() if isinstance(value, str) else [str(item) for item in value]
