"""The table of the benchmark, with the targets beside the ratios."""
from __future__ import annotations

import os
from datetime import date
from typing import Any, Dict, List

MOST_WRONG, LEAST_RIGHT, LEAST_LEAD = 0.03, 0.92, 0.15
HEAD = """# The assistant against stock Rasa

Written by `make bench` on {today}: both sides in the same run on the same machine ({cores} cores), with the same
{training} training messages (one intent for each answer), asked the same {evaluation} evaluation messages.
Stock is what `rasa init` writes for Rasa 3.6.21: DIET, ResponseSelector, FallbackClassifier, TED and
UnexpecTED with real TensorFlow ({note}). Memory and times count the action server on both sides, and on
ours the encoder and the danger check. Turns go over REST on loopback, each in a new conversation.

| measure | ours | stock Rasa | ratio or difference | target | met |
|---|---|---|---|---|---|
"""


def table(ours: Dict[str, Any], stock: Dict[str, Any], training: int, evaluation: int, today: date) -> str:
    rows = [
        _row("right first answer", ours["right"], stock["right"], f"{100 * (ours['right'].value - stock['right'].value):+.1f} points",
             "at least 92 %, 15 points more", ours["right"].value >= LEAST_RIGHT and ours["right"].value - stock["right"].value >= LEAST_LEAD),
        _row("said at once and right (else it asks back)", ours["said right"], stock["said right"], "", "", None),
        _row("confidently wrong", ours["wrong"], stock["wrong"], "", "at most 3 %", ours["wrong"].value <= MOST_WRONG),
        _times("training", ours["training"]["clock"], stock["training"]["clock"], "s", 0.1, ours["training"]["clock"] < 60, "at most 0.1, under 60 s"),
        _times("training, processor time", ours["training"]["processor"], stock["training"]["processor"], "s"),
        _times("start to first answer", ours["first answer"], stock["first answer"], "s", 0.3),
        _times("memory of all processes", ours["memory"], stock["memory"], "MB", 0.4),
    ]
    for key, who in (("one", "1 client"), ("eight", "8 clients")):
        for part in ("p50", "p95"):
            rows.append(_times(f"a turn, {who}, {part}", ours[key][part], stock[key][part], "ms"))
    ratio = ours["eight"]["rate"] / stock["eight"]["rate"]
    rows.append(_row("turns a second, 8 clients", f"{ours['eight']['rate']:.0f}", f"{stock['eight']['rate']:.0f}", f"{ratio:.1f}", "at least 3", ratio >= 3))
    head = HEAD.format(today=today.isoformat(), cores=os.cpu_count(), training=training, evaluation=evaluation, note=stock["note"])
    return head + "\n".join(rows) + "\n"


def _times(name: str, ours: float, stock: float, unit: str, most: Any = None, also: bool = True, target: str = "") -> str:
    ratio = ours / stock
    said = target or (f"at most {most}" if most else "")
    digits = 1 if ours < 100 else 0
    return _row(name, f"{ours:.{digits}f} {unit}", f"{stock:.{digits}f} {unit}", f"{ratio:.2f}", said, None if most is None else ratio <= most and also)


def _row(name: str, ours: Any, stock: Any, ratio: str, target: str, met: Any) -> str:
    cells: List[str] = [name, str(ours), str(stock), ratio, target, "" if met is None else ("yes" if met else "no")]
    return "| " + " | ".join(cells) + " |"
