"""What is known, and how it is said: answers, their sources, texts with contacts in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from advocacy.knowledge.dates import say
from advocacy.knowledge.placeholders import Rendered, about, render
from advocacy.knowledge.safety import CrisisReply, SafetyTexts
from advocacy.knowledge.schema import Answer, Contact, Length, Meaning, NotCovered, Source


def _overdue(answer: Answer, today: date) -> list[str]:
    if today <= answer.review_by:
        return []
    return [f"I last checked this on {say(answer.reviewed)}. It is due for a new check, so please ask if it still holds."]


def source_line(source: Source, today: date) -> str:
    """`Mental Health Act 1983, section 130A. Read on 23 November 2026.`, with what must be known of its force."""
    name = source.title if source.kind in ("act", "regulations", "case") or not source.publisher \
        else f"{source.publisher}: {source.title}"
    facts = [f"{name}, {source.provision}" if source.provision else name]
    if source.in_force_from == "not_yet":
        facts.append("Passed, but not in force in the latest text I have")
    elif not source.in_force(today):
        ended = source.in_force_to is not None and today > source.in_force_to
        facts.append(f"Ended on {say(source.in_force_to)}" if ended else f"Starts on {say(source.in_force_from)}")
    if source.read is None:
        facts.append("Not read again for this guide")
    else:
        facts.append(f"Read on {say(source.read)}" + (f", in the text as at {source.as_at.said()}" if source.as_at else ""))
    return ". ".join(facts) + "."


@dataclass(frozen=True)
class Knowledge:
    """Everything in `knowledge/` but the eligibility rules. `terms` is the plain content of terms.yml."""

    answers: dict[str, Answer]
    contacts: dict[str, Contact]
    sources: dict[str, Source]
    safety: SafetyTexts
    terms: dict
    lengths: dict[str, Length] = field(default_factory=dict)
    glossary: dict[str, Meaning] = field(default_factory=dict)
    not_covered: dict[str, NotCovered] = field(default_factory=dict)

    def render_answer(self, answer_id: str, *, more: bool = False, other: bool = False,
                      person: str | dict = "self", today: date) -> Rendered:
        """The first screen, or what stands behind "Tell me more".

        `person`: whom it is about, as `words.fill` takes it ("self", or {"phrase": "your mother", "they": "she"}).
        `other`: about somebody else who was not named.

        Says so when the answer is due for a new check. An answer without `more` gives its first
        screen again. Raises KeyError for an unknown id.
        """
        answer = self.answers[answer_id]
        if person != "self" or other:
            somebody = "" if person == "self" else person
            first, second = (about(text, somebody) if text else "" for text in (answer.other, answer.more_other))
        else:
            first = second = ""
        template = (second or answer.more) if more and answer.more else (first or answer.short)
        lines = [template.strip(), *_overdue(answer, today)]
        return render("\n".join(lines), self.contacts, answer.sources)

    def render_text(self, template: str) -> Rendered:
        """A text with contacts filled in. Raises UnknownPlaceholder."""
        return render(template, self.contacts)

    def render_sources(self, ids: Iterable[str], today: date, *, answer_id: str | None = None) -> Rendered:
        """"Where this comes from", a line a source; with `answer_id` also when that answer was checked.

        `links` name the sources that have a page of their own. Raises KeyError for an unknown id.
        """
        ids = list(dict.fromkeys(ids))
        lines = ["Where this comes from:"] + [f"- {source_line(self.sources[one], today)}" for one in ids]
        if not ids:
            lines = ["This comes from the people who make this guide, not from a law or another page."]
        links = []
        for source in (self.sources[one] for one in ids):
            text = f"{source.title}, {source.provision}" if source.provision else source.title
            if source.url:
                links.append({"text": text, "href": source.url})
        if answer_id:
            answer = self.answers[answer_id]
            lines += [f"This answer was checked on {say(answer.reviewed)}."] if today <= answer.review_by \
                else _overdue(answer, today)
        made = render("\n".join(lines), self.contacts, ids)
        return Rendered(made.text, made.links + links, made.sources)

    def render_safety(self, kind: str, grade: str, place: str | None = None,
                      age_band: str | None = None) -> CrisisReply:
        """The fixed crisis text (see SafetyTexts.reply)."""
        return self.safety.reply(kind, grade, place, age_band)
