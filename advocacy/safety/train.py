"""Trains the danger classifier from data_safety/: `python -m advocacy.safety.train [--report]`.

Cross-validates first: the thresholds are chosen on messages that the model has not seen, for the
whole check (lexicon and classifier together), and are written into the artefact.
"""
from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from advocacy.safety import judgement
from advocacy.safety.classifier import LABELS, load_encoder, softmax, summary
from advocacy.safety.detector import BUILD
from advocacy.safety.evaluate import Case, measure, table
from advocacy.safety.examples import FOLDER, Example, load_examples
from advocacy.safety.features import SIZE, ngrams, parts
from advocacy.safety.lexicon import Lexicon
from advocacy.safety.settings import load_settings


class Trainer:
    """Features of all messages and of their parts, made once; models are fitted on slices of them."""

    def __init__(self, examples: list[Example], lexicon: Lexicon, encoder, settings: dict):
        self.examples, self.encoder, self.settings = examples, encoder, settings
        self.readings = [lexicon.read(example.text) for example in examples]
        texts, self.rows = [], []
        for example in examples:
            pieces = parts(example.text)
            self.rows.append(range(len(texts), len(texts) + len(pieces)))
            texts.extend(pieces)
        canonical = [" ".join(lexicon.canon(text)) for text in texts]
        self.ngrams = ngrams(canonical)
        self.deep = None if encoder is None else np.vstack(
            [encoder.encode(canonical[i:i + 64]) for i in range(0, len(canonical), 64)])

    def fit(self, chosen: list[int]) -> dict:
        """Weights learnt from the messages at `chosen`; every part of a message without danger is one without."""
        rows, labels = [], []
        for i in chosen:
            example = self.examples[i]
            of_example = self.rows[i] if example.label == "none" else self.rows[i][:1]
            rows.extend(of_example)
            labels.extend([LABELS.index(example.label)] * len(of_example))
        weights = {}
        for name, features in (("ngram", self.ngrams), ("deep", self.deep)):
            if features is None:
                continue
            model = LogisticRegression(C=self.settings["strength"][name], max_iter=150, tol=1e-3)
            model.fit(features[rows], labels)
            weights[f"{name}_coef"], weights[f"{name}_bias"] = model.coef_, model.intercept_
        return weights

    def guesses(self, weights: dict, chosen: list[int], share: float) -> dict:
        """example index -> table [parts, labels]; `share` is the encoder's part of the vote."""
        rows = [row for i in chosen for row in self.rows[i]]
        scores = softmax(self.ngrams[rows] @ weights["ngram_coef"].T + weights["ngram_bias"])
        if share and self.deep is not None:
            deep = softmax(self.deep[rows] @ weights["deep_coef"].T + weights["deep_bias"])
            scores = (1 - share) * scores + share * deep
        tables, at = {}, 0
        for i in chosen:
            tables[i] = scores[at:at + len(self.rows[i])]
            at += len(self.rows[i])
        return tables


def cross_validate(trainer: Trainer, folds: int) -> dict:
    """mode -> example index -> table, each from a model that has not seen the example."""
    labels = [LABELS.index(example.label) for example in trainer.examples]
    split = StratifiedKFold(folds, shuffle=True, random_state=trainer.settings["seed"]).split(labels, labels)
    held_out: dict = {"ngrams": {}, "both": {}}
    for learn, test in split:
        weights = trainer.fit(list(learn))
        held_out["ngrams"].update(trainer.guesses(weights, list(test), 0.0))
        held_out["both"].update(trainer.guesses(weights, list(test), trainer.settings["share"]))
    return held_out


def judged(trainer: Trainer, tables: dict, thresholds: dict) -> list[Case]:
    """What the whole check says of every message, with these thresholds."""
    cases = []
    for i, example in enumerate(trainer.examples):
        findings, exclusions, _ = trainer.readings[i]
        guess = summary(tables[i], thresholds) if tables else None
        cases.append(Case(example.text, example.kind, example.grade,
                          judgement.judge(findings, exclusions, guess), example.source))
    return cases


def choose(trainer: Trainer, tables: dict) -> dict:
    """The thresholds with the best recall (danger now counts most) among those within the false-alarm limit."""
    grid, limit = trainer.settings["grid"], trainer.settings["false_alarms_at_most"]
    best, thresholds = None, {name: values[-1] for name, values in grid.items()}
    for _ in range(2):  # one threshold after the other, twice: they hardly depend on each other
        for name, values in grid.items():
            for value in values:
                tried = {**thresholds, name: value}
                seen = measure(judged(trainer, tables, tried))
                score = (min(0.0, limit - seen["false_alarms"]), 2 * seen["now"] + seen["all"] + 0.2 * seen["loss"])
                if best is None or score > best[0]:
                    best = (score, tried)
            thresholds = best[1]
    return thresholds


def main(argv=None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=FOLDER)
    parser.add_argument("--out", type=Path, default=BUILD)
    parser.add_argument("--report", action="store_true", help="print recall and false alarms on held-out folds")
    parser.add_argument("--mistakes", action="store_true", help="print the held-out training messages judged wrongly")
    args = parser.parse_args(argv)
    settings, lexicon, encoder = load_settings(), Lexicon(), load_encoder()
    trainer = Trainer(load_examples(args.data), lexicon, encoder, settings)
    held_out = cross_validate(trainer, settings["folds"])
    thresholds = {mode: choose(trainer, tables) for mode, tables in held_out.items()}
    if args.report or args.mistakes:
        print("lexicon alone\n" + table(judged(trainer, {}, {})))
        for mode, tables in held_out.items():
            cases = judged(trainer, tables, thresholds[mode])
            print(f"lexicon and {mode} {thresholds[mode]}\n" + table(cases))
            if args.mistakes and mode == "both":
                print("\n".join(case.line() for case in cases if case.wrong))
    write(args.out, trainer.fit(list(range(len(trainer.examples)))), thresholds, settings["share"])
    return 0


def write(folder: Path, weights: dict, thresholds: dict, share: float) -> None:
    """classifier.npz and classifier.json, which carries the other's checksum."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "classifier.npz", **{name: array.astype(np.float16) for name, array in weights.items()})
    digest = hashlib.sha256((folder / "classifier.npz").read_bytes()).hexdigest()
    meta = {"labels": list(LABELS), "size": SIZE, "share": share, "thresholds": thresholds, "sha256": digest}
    (folder / "classifier.json").write_text(json.dumps(meta, indent=1), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
