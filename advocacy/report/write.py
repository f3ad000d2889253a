"""What the findings look like on the page."""
from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, Dict, List, NamedTuple

from advocacy.report import curve, figures, forms, pictures, strangers
from advocacy.report.curve import Point
from advocacy.report.measure import Measured, only
from advocacy.report.outcomes import OUTCOMES, WRONG
from advocacy.report.page import Page

EXAMPLES = 2
WORST = 25


class Findings(NamedTuple):
    """`now` and `last`: the numbers kept from report to report."""

    evaluation: Measured
    training: Measured
    known: List[bool]
    near: Any
    now: Dict[str, Any]
    last: Dict[str, Any]
    points: List[Point]
    best: Point
    encoders: Dict[str, float]
    talks: Dict[str, figures.Share]


def page(f: Findings, today: date) -> str:
    out = Page("How well people are understood")
    out.say(f"{today.isoformat()}. Evaluation messages were written apart from the training messages and are shown in totals only.")
    _overall(out, f)
    _doubt(out, f)
    _where(out, f)
    _confusions(out, f)
    out.head("Questions asked by the eligibility forms")
    out.table(forms.HEAD, forms.lengths(today))
    return out.html()


def _overall(out: Page, f: Findings) -> None:
    out.head("In numbers, and the change since the last report")
    out.table(("measure", "now", "change"), [(name, _said(value), _change(value, f.last.get(name))) for name, value in f.now.items()])
    hits = f.evaluation.right
    strange = [hit for hit, same in zip(hits, f.known) if not same]
    out.say(f"Right first answer: {figures.share(hits)}; without the messages that stand word for word among the training "
            f"messages: {figures.share(strange)}.")
    out.say("By how near the nearest training message is in meaning (1 is the same):")
    bands = figures.by(list(f.near), strangers.band, hits)
    out.table(("nearest training message", "right first answer"), sorted((name, str(found)) for name, found in bands.items()))
    if f.encoders:
        out.say("The quantised encoder may lose at most 0.5 points against its fp32 reference: "
                + ", ".join(f"{name} {value:.2%}" for name, value in f.encoders.items()) + ".")
    if f.talks:
        out.say("Dialogues: " + "; ".join(f"{name} {found}" for name, found in f.talks.items()) + ".")


def _doubt(out: Page, f: Findings) -> None:
    out.head("What the person would have got")
    questions = only(f.training, curve.questions_only(f.training.read.messages))
    parts = {"evaluation messages": f.evaluation.shares, "training, held out": questions.shares}
    out.picture(pictures.outcomes(parts, OUTCOMES))
    out.table(("", *parts), [(kind, *(f"{shares.get(kind, 0):.1%}" for shares in parts.values())) for kind in OUTCOMES])
    out.say(f"Thresholds, chosen where a held-out message costs the person least: {f.best.thresholds}. "
            f"Costs: {curve.COSTS}. Held-out training messages are harder than what people ask: neighbours stand side by side there.")
    out.picture(pictures.curve(f.points, f.best, {"evaluation messages": Point(f.best.thresholds, f.evaluation.shares, 0.0)}))
    out.picture(pictures.confidence(f.evaluation.leads, f.evaluation.right, f.best.thresholds.margin))


def _where(out: Page, f: Findings) -> None:
    messages, hits = f.evaluation.read.messages, f.evaluation.right
    out.head("By voice")
    out.picture(pictures.shares(figures.by(messages, lambda m: m.register, hits), "right first answer, by voice (95 % interval)"))
    out.head("By answer")
    out.picture(pictures.shares(figures.by(messages, lambda m: m.answer, hits), "right first answer, by answer (95 % interval)"))
    out.head("By answer, training messages held out")
    out.picture(pictures.shares(figures.by(f.training.read.messages, lambda m: m.answer, f.training.right), "right first answer (95 % interval)"))


def _confusions(out: Page, f: Findings) -> None:
    out.head("What is taken for what")
    messages = f.evaluation.read.messages
    best = [next((ranking[0]["answer"] for ranking in found if ranking[0]["answer"] in m.right), found[0][0]["answer"])
            for m, found in zip(messages, f.evaluation.asked)]
    wanted = [m.answer if not hit else given for m, hit, given in zip(messages, f.evaluation.right, best)]
    out.picture(pictures.matrix(wanted, best))
    out.table(("asked for", "answered", "how often"),
              [(*pair, count) for pair, count in figures.confusions(wanted, best, f.evaluation.right)[:WORST]])
    out.head("Worst confusions, with training messages")
    out.say("Held out; these are the ones to read before adding more. Evaluation messages are not shown, so that nobody tunes on them.")
    examples: Dict[Any, List[str]] = defaultdict(list)
    train = f.training
    for message, given, hit in zip(train.read.messages, train.first, train.right):
        if not hit:
            examples[message.answer, given].append(message.text)
    counted = figures.confusions([m.answer for m in train.read.messages], train.first, train.right)[:WORST]
    out.table(("asked for", "answered", "how often", "such as"),
              [(*pair, count, " | ".join(sorted(examples[pair], key=len)[:EXAMPLES])) for pair, count in counted])
    sure = [o.given for o in train.outcomes if o.kind == WRONG]
    out.say(f"Confidently wrong among them: {len(sure)}.")


def _said(value: Any) -> str:
    return str(value) if isinstance(value, int) else f"{value:.2%}"


def _change(now: Any, before: Any) -> str:
    if before is None:
        return "new"
    if isinstance(now, int):
        return f"{now - before:+d}"
    return f"{(now - before) * 100:+.2f} points"
