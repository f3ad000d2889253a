"""`python -m advocacy.report`: measures understanding, writes results/report/index.html and prints the main numbers."""
from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Dict

from advocacy.report import calibrate, held_out, measure, strangers, understood, write
from advocacy.report.danger import Dangers
from advocacy.report.dialogues import judged
from advocacy.report.messages import EVALUATION, ROOT, TRAINING, read_messages
from advocacy.talk.thresholds import thresholds

OUT = ROOT / "results" / "report" / "index.html"
LAST = Path(__file__).with_name("last.json")


def main() -> None:
    training = understood.read_all(read_messages(TRAINING))
    evaluation = understood.read_all(read_messages(EVALUATION), one_by_one=True)
    print(f"{len(training.messages)} training and {len(evaluation.messages)} evaluation messages read", flush=True)
    model = understood.fit(training)
    kept = held_out.load()
    temperature, best, points = calibrate.choose(kept)
    if thresholds() != best.thresholds:
        print("note: the thresholds in use are not those the held-out messages would choose now; run make tune")

    dangers = Dangers()
    on_training = measure.measured(kept.read, kept.scores, kept.labels, temperature, _Calm())
    on_evaluation = measure.measured(evaluation, model.scores(evaluation.reading), model.labels, temperature, dangers)
    known = strangers.word_for_word(evaluation.messages, training.messages)
    near = strangers.nearness(evaluation.reading.vectors[evaluation.whole], training.reading.vectors[training.whole])
    encoders = measure.answer_model_check(model, training, evaluation)
    talks = judged()
    extra: Dict[str, Any] = {**dangers.figures(), **{f"accuracy, {name}": value for name, value in encoders.items()},
                             **{f"dialogues: {name}": round(found.value, 4) for name, found in talks.items()}}
    now = measure.summary(on_evaluation, on_training, known, extra)
    last = json.loads(LAST.read_text()) if LAST.exists() else {}
    page = write.page(write.Findings(on_evaluation, on_training, known, near, now, last, points, best, encoders, talks), date.today())
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(page, encoding="utf-8")
    LAST.write_text(json.dumps(now, indent=1) + "\n")
    for name, value in now.items():
        print(f"{value:>8}  {name}" if isinstance(value, int) else f"{value:8.2%}  {name}")
    print(f"written: {OUT.relative_to(ROOT)}")


class _Calm:
    """For training messages: danger is measured on its own messages."""

    def crisis(self, text: str) -> None:
        return None


if __name__ == "__main__":
    main()
