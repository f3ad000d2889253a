"""Chooses temperature and thresholds from held-out messages: `python -m advocacy.report.calibrate KEYS`.

KEYS is a JSON list of the texts that the encoder now built was tuned without; `make tune` runs this.
"""
from __future__ import annotations

import json
import sys
from pathlib import Path

from advocacy.nlu.answer_model import THRESHOLDS, calibrated
from advocacy.report import curve, held_out
from advocacy.report.held_out import HeldOut
from advocacy.talk.thresholds import Thresholds, thresholds

HEAD = """# Written by `python -m advocacy.report.calibrate`, never by hand: the cheapest point of the curve
# over the held-out training messages, where a confidently wrong answer costs as much as three
# needless questions, or six whose buttons hold the right answer. `make report` draws the curve.
# `sentence` and `whole` (from what confidence a sentence of a longer message is a question of its own,
# and below what the surest sentence is believed before the whole) and `follow_up` are carried over as they stand.
"""


def choose(found: HeldOut):
    """(temperature, the cheapest point of all temperatures, all points at its temperature)."""
    points = {temperature: list(curve.curve(found.read, found.scores, found.labels, temperature)) for temperature in curve.TEMPERATURES}
    in_force = thresholds()
    # of points as cheap but for a message or so, the one that changes nothing
    temperature, best = min(((temperature, point) for temperature, some in points.items() for point in some),
                            key=lambda one: (round(one[1].cost, 3), one[1].thresholds != in_force, one[1].cost))
    return temperature, best, points[temperature]


def write(temperature: float, chosen: Thresholds) -> None:
    kept = calibrated()
    lines = [f"temperature: {temperature}", *(f"{name}: {kept[name]}" for name in ("sentence", "whole", "follow_up"))]
    lines += [f"{name}: {getattr(chosen, name)}" for name in ("sure", "fair", "margin", "pair")]
    text = HEAD + "\n".join(lines) + "\n"
    if text != THRESHOLDS.read_text(encoding="utf-8"):  # an untouched file needs no new training
        THRESHOLDS.write_text(text, encoding="utf-8")


def main() -> None:
    found = held_out.measure(set(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
    held_out.save(found)
    temperature, best, _ = choose(found)
    write(temperature, best.thresholds)
    print(f"{len(found.read.messages)} messages: temperature {temperature}, {best.thresholds}, cost {best.cost:.4f}")
    for kind, share in sorted(best.shares.items()):
        print(f"{share:7.1%}  {kind}")


if __name__ == "__main__":
    main()
