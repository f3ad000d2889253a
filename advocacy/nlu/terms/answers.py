"""Short answers to a form's question: "yes", "nobody really", "about a month", "not sure".

`form.yml` says for each fact what a yes and a no mean there, and whether a number of days or an
age answers it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Dict, Iterable, List, Match, Optional, Sequence

from advocacy.nlu.terms.labels import bare
from advocacy.nlu.terms.mention import Mention, Value


_CLAUSE = re.compile(r"\s*(?P<comma>[,-]?)\s*(?P<first>[^\W\d_]+(?:['’][^\W\d_]+)?)[^.,;!?\n]*")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’]")


class Answers:
    """`table`: form.yml. `short`: short_answers.yml. `labels`: {fact: {whole message: value}}. `light`: of classes.yml."""

    def __init__(self, table: Dict[str, Any], short: Dict[str, Any], labels: Dict[str, Dict[str, Value]], light: Iterable[str] = ()):
        self.table, self.labels, self.light = table, labels, set(light)
        self.openers, self.followers = set(short["openers"]), set(short["followers"])
        self.alone, self.turns = set(short["alone"]), set(short["turns"])
        self.troubles = set(short["troubles"])
        self.no_trouble: Dict[str, List[str]] = dict(short["no_trouble_before"])
        self.clause_starts = set(short["no_trouble_after"])
        self.tags, self.tagged = set(short["tags"]), set(short["tagged"])
        self.else_: str = short["nobody_more"]
        self.names = set(short["names_after_no"])
        self.unfinished, self.after_unfinished = set(short["unfinished"]), {".", ",", *short["after_unfinished"]}
        self.says_no_more = set(short["says_no_more"])
        self.begins = set(short["begins_a_clause"])
        self.weak = set(short.get("gives_way_to_a_length", ()))
        self.turns_down = tuple(short["turns_down"])

    def stands(self, words: Sequence[str], start: int, end: int) -> bool:
        """Is `words[start:end]`, a yes or no or not sure, really an answer here?"""
        before = words[start - 1] if start else "."
        after = words[end] if end < len(words) else "."
        if before not in (".", ",") and before not in self.openers:
            return False
        said, plain = (" ".join(w for w in words[start:end] if w not in without) for without in ((), self.light))
        if said in self.alone or plain in self.alone:
            return after in (".", ",") and (before in (".", ",") or start <= 2)
        return after in (".", ",") or after in self.followers

    def whole(self, words: Sequence[str], end: int) -> bool:
        """Is an answer that ends before `words[end]` whole? "she has" is not in "she has a son"."""
        return words[end - 1] not in self.unfinished or end >= len(words) or words[end] in self.after_unfinished

    def read(self, expect: Optional[str], mentions: List[Mention], words: Sequence[str], text: str) -> List[Mention]:
        """The mentions with those that answer `expect` added."""
        form = self.table.get(expect or "")
        if form is None:
            return mentions
        label = self.labels.get(expect, {}).get(bare(words))
        if label is not None:
            start = len(text) - len(text.lstrip())
            whole = Mention(expect, label, start, len(text.rstrip()), text.strip())
            return [*(m for m in mentions if m.fact != expect), whole]
        mentions = [m for m in mentions if m.fact not in form.get("leaves", ())]
        mentions = [m for m in mentions if not self._after_nobody(m, mentions, expect, form, text)]
        mentions = [self._doubt(m, mentions, form, words, text) for m in mentions]
        mentions = [self._flip(m, form) if m.fact == expect else m for m in mentions]
        if form.get("days") or "at_least_days" in form:
            lengths = [self._days(m, expect, form) for m in mentions if m.fact == "duration_days"]
            mentions = [m for m in mentions if not (lengths and m.fact == expect and m.text.lower() in self.weak)] + lengths
            mentions += self._bare_number(mentions, expect, form, text)
        if form.get("from_age"):
            bands = form["from_age"]
            mentions += [replace(m, fact=expect, value=bands[m.value]) for m in mentions if m.fact == "age" and m.value in bands]
        said = [m for m in mentions if m.fact == "answer" and not text[m.start :].lower().startswith(self.turns_down)
                and not self._clause_speaks(m, mentions, expect, form, text)]
        word = next((m for m in said if m.value == "unknown"), None) or (said[0] if said else None)
        if word is None or str(word.value) not in form or word.value in form.get("alone", ()) and self._goes_on(word, text):
            return mentions
        found = [m for m in mentions if m.fact == expect]
        if found and not self._no_goes_first(word, found, form, text):
            unsure = word.value == "no" and found[-1].value in form.get("doubt_after_but", ()) and self._names(word, found[-1], text)
            return [replace(m, value="unknown") if unsure and m in found else m for m in mentions]
        mentions = [m for m in mentions if m.fact != expect]
        value = form[word.value]
        extra = replace(word, fact=expect, value=value.lstrip("!"), negated=value.startswith("!"))
        return [*mentions, extra]

    def _no_goes_first(self, word: Mention, found: List[Mention], form: Dict[str, Any], text: str) -> bool:
        """"no, my mum died" is a no, though a mum is in it; "no, just my mum" is not."""
        if word.value != "no" or not form.get("flips") or word.start > found[0].start or self._names(word, found[-1], text):
            return False
        clause = self._clause_after(word, text)
        if clause and any(clause.start() <= m.start < clause.end() for m in found):
            return False
        between = text[word.end : found[-1].start].lower().replace(",", " ").split()
        return not any(turn in between for turn in self.turns) and any(m.value != form["no"] for m in found)

    def _names(self, word: Mention, named: Mention, text: str) -> bool:
        """"not really, a cousin": somebody is named after the no, and whether they will do is not known."""
        return bool(self.names.intersection(text[word.end : named.end].lower().replace(",", " ").split()[:1]))

    def _goes_on(self, word: Mention, text: str) -> bool:
        """Is more said after the yes or no than "no, not at the moment"?"""
        return bool(set(_WORD.findall(_APOSTROPHE.sub("", text[word.end :].lower()))) - self.says_no_more)

    def _clause_after(self, word: Mention, text: str) -> Optional[Match[str]]:
        """The clause that goes on after a yes or no, when it is a sentence of its own: "no she cant decide"."""
        clause = _CLAUSE.match(text, word.end)
        return clause if clause and _APOSTROPHE.sub("", clause["first"].lower()) in self.begins else None

    def _clause_speaks(self, word: Mention, mentions: List[Mention], expect: str, form: Dict[str, Any], text: str) -> bool:
        """"no she's on a section 3" to whether she has family tells of the section alone."""
        within = [m for m in mentions if m.start < word.end and word.start < m.end and m.fact == "mha_status"]
        if expect != "mha_status" and within:
            return True  # "my section ended" is a no to the question about the section only
        clause = self._clause_after(word, text)
        if clause is None or clause["comma"]:
            return False
        return any(m.fact in form.get("not_with", ()) and clause.start() <= m.start < clause.end() for m in mentions)

    def _doubt(self, mention: Mention, mentions: List[Mention], form: Dict[str, Any], words: Sequence[str], text: str) -> Mention:
        """"my husband, but ...", "my husband drinks and hits me": whether he will do is not known."""
        if mention.value not in form.get("doubt_after_but", ()) or mention.negated:
            return mention
        later = any(m.fact == mention.fact and m.start > mention.start for m in mentions)
        after = text[mention.end :].lower().split()
        agreed = any(m.fact == "answer" and m.value == "yes" for m in mentions)
        within = _APOSTROPHE.sub("", mention.text.lower()).split()  # "she didnt want me, she does now" has its doubt behind it
        words = words[:-2] if len(words) > 2 and words[-2] in self.tags and words[-1] in self.tagged else words  # "he's got me, hasn't he"
        told = {word for before, word, then in zip([".", *words], words, [*words[1:], "."])
                if before not in self.clause_starts or then not in self.no_trouble.get(word, ())}
        trouble = not agreed and self.troubles.intersection(told).difference(within)
        return replace(mention, value="unknown") if not later and (self.turns.intersection(after[:12]) or trouble) else mention

    def _after_nobody(self, mention: Mention, mentions: List[Mention], expect: str, form: Dict[str, Any], text: str) -> bool:
        """"nobody, my family are in Poland": the family is why, not who; "nobody, just my mum" and "my mum, nobody else" name her."""
        if mention.fact != expect or not form.get("doubt_after_but"):
            return False
        told = [m for m in mentions if m.fact == expect and m.current]
        if mention.value == form["no"]:
            return text[mention.end :].lower().split()[:1] == [self.else_] and any(
                m.value in form["doubt_after_but"] and m.end <= mention.start for m in told)
        before = [m for m in told if m.value == form["no"] and m.end <= mention.start]
        between = text[before[-1].end : mention.start].lower().replace(",", " ").split() if before else []
        return mention.value in form["doubt_after_but"] and bool(before) and self.else_ not in between and not self.turns.intersection(between)

    def _flip(self, mention: Mention, form: Dict[str, Any]) -> Mention:
        """"it isn't urgent": for a yes or no fact, a denied yes is a no."""
        other = (form.get("flips") or {}).get(mention.value)
        if other and mention.negated:
            return replace(mention, value=other, negated=False)
        return mention

    def _days(self, mention: Mention, expect: str, form: Dict[str, Any]) -> Mention:
        value: Value = mention.value
        if "at_least_days" in form:
            value = form["reached"] if int(mention.value) >= form["at_least_days"] else form["not_reached"]
        return replace(mention, fact=expect, value=value, negated=False, past=False)

    def _bare_number(self, mentions: List[Mention], expect: str, form: Dict[str, Any], text: str) -> List[Mention]:
        if not form.get("days") or any(m.fact == expect for m in mentions):
            return []
        bare = text.strip().rstrip(".")
        if not bare.isascii() or not bare.isdigit() or len(bare) > 5:
            return []
        start = text.index(bare)
        return [Mention(expect, int(bare), start, start + len(bare), bare)]
