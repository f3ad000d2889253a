"""`python -m advocacy.report.calibrate`: chooses temperature and thresholds from the held-out training messages."""
from __future__ import annotations

from typing import Sequence

import numpy as np

from advocacy.nlu.answer_model import THRESHOLDS, calibrated
from advocacy.report import curve, understood
from advocacy.report.messages import TRAINING, read_messages
from advocacy.talk.thresholds import Thresholds

HEAD = """# Written by `python -m advocacy.report.calibrate`, never by hand: the cheapest point of the curve
# over the training messages, each held out, where a confidently wrong answer costs as much as two
# needless questions, or four whose buttons hold the right answer. `make report` draws the curve.
# `sentence` and `whole` (from what confidence a sentence of a longer message is a question of its own,
# and below what the surest sentence is believed before the whole) come from the same held-out messages.
"""


def choose(training: understood.Read, scores: np.ndarray, labels: Sequence[str]):
    """(temperature, the cheapest point, all points)."""
    rows = np.searchsorted(labels, [message.answer for message in training.messages])
    temperature = curve.best_temperature(scores[training.whole], rows)
    points = list(curve.curve(training, scores, labels, temperature))
    return temperature, min(points, key=lambda point: (round(point.cost, 6), point.thresholds.sure)), points


def write(temperature: float, thresholds: Thresholds) -> None:
    kept = calibrated()
    lines = [f"temperature: {temperature}", f"sentence: {kept['sentence']}", f"whole: {kept['whole']}"]
    lines += [f"{name}: {getattr(thresholds, name)}" for name in ("sure", "fair", "margin", "pair")]
    text = HEAD + "\n".join(lines) + "\n"
    if text != THRESHOLDS.read_text(encoding="utf-8"):  # an untouched file needs no new training
        THRESHOLDS.write_text(text, encoding="utf-8")


def main() -> None:
    training = understood.read_all(read_messages(TRAINING))
    model = understood.fit(training)
    scores = understood.scores_held_out(model, training)
    temperature, best, _ = choose(training, scores, model.labels)
    write(temperature, best.thresholds)
    print(f"temperature {temperature}, {best.thresholds}, cost {best.cost:.4f}")
    for kind, share in sorted(best.shares.items()):
        print(f"{share:7.1%}  {kind}")


if __name__ == "__main__":
    main()
