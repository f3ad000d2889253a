"""Trains the danger classifier from data_safety/: `python -m advocacy.safety.train [--choose] [--report]`.

The thresholds stand in knowledge/danger/thresholds.yml. `--choose` writes them anew: it cross-validates
and takes what is best for the whole check (lexicon and classifier together) on messages that the
model has not seen. Do so when messages or rules have changed much; set-up only fits.
"""
from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np

from advocacy.safety.classifier import LABELS, load_encoder
from advocacy.safety.detector import BUILD
from advocacy.safety.evaluate import measure, table
from advocacy.safety.examples import FOLDER, load_examples
from advocacy.safety.features import SIZE
from advocacy.safety.lexicon import Lexicon
from advocacy.safety.settings import load_settings, load_thresholds, save_thresholds
from advocacy.safety.trainer import Trainer


def choose(trainer: Trainer, held_out: dict, mode: str) -> dict:
    """The thresholds with the best recall (danger now counts most) among those within the false-alarm limit."""
    grid, limit = trainer.settings["grid"], trainer.settings["false_alarms_at_most"]
    best, thresholds = None, {name: values[-1] for name, values in grid.items()}
    for _ in range(2):  # one threshold after the other, twice: they hardly depend on each other
        for name, values in grid.items():
            for value in values:
                tried = {**thresholds, name: value}
                seen = measure(trainer.judged(held_out, mode, tried))
                score = (min(0.0, limit - seen["false_alarms"]), 2 * seen["now"] + seen["all"] + 0.2 * seen["loss"])
                if best is None or score > best[0]:
                    best = (score, tried)
            thresholds = best[1]
    return thresholds


def main(argv=None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=FOLDER)
    parser.add_argument("--out", type=Path, default=BUILD)
    parser.add_argument("--choose", action="store_true", help="choose the thresholds anew, by cross-validation")
    parser.add_argument("--report", action="store_true", help="print recall and false alarms on held-out folds")
    parser.add_argument("--mistakes", action="store_true", help="print the held-out training messages judged wrongly")
    args = parser.parse_args(argv)
    settings, encoder = load_settings(), load_encoder()
    trainer = Trainer(load_examples(args.data), Lexicon(), encoder, settings)
    modes = ["ngrams"] if encoder is None else ["ngrams", "encoder"]
    if args.choose or args.report or args.mistakes:
        held_out = trainer.cross_validate()
        if args.choose:
            save_thresholds({mode: choose(trainer, held_out, mode) for mode in modes})
        report(trainer, held_out, modes, args.mistakes)
    thresholds = {mode: load_thresholds()[mode] for mode in modes}
    write(args.out, trainer.fit(list(range(len(trainer.examples)))), thresholds, trainer)
    return 0


def report(trainer: Trainer, held_out: dict, modes: list, mistakes: bool) -> None:
    """Prints what the check reaches on held-out training messages."""
    thresholds = load_thresholds()
    print("lexicon alone\n" + table(trainer.judged(None, "lexicon", {})))
    for mode in modes:
        print(f"lexicon and {mode} {thresholds[mode]}\n" + table(trainer.judged(held_out, mode, thresholds[mode])))
    if mistakes:
        cases = trainer.judged(held_out, modes[-1], thresholds[modes[-1]])
        print("\n".join(case.line() for case in cases if case.wrong))


def write(folder: Path, weights: dict, thresholds: dict, trainer: Trainer) -> None:
    """classifier.npz and classifier.json, which carries the other's checksum."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "classifier.npz",
                        **{name: np.asarray(array, dtype=np.float32) for name, array in weights.items()})
    digest = hashlib.sha256((folder / "classifier.npz").read_bytes()).hexdigest()
    meta = {"labels": list(LABELS), "size": SIZE, "columns": list(trainer.columns), "svm": trainer.settings["svm"],
            "thresholds": thresholds, "sha256": digest}
    (folder / "classifier.json").write_text(json.dumps(meta, indent=1), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
