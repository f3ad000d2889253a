"""Chooses the thresholds of the danger check: `python -m advocacy.safety.choose KEYS [--report] [--mistakes]`.

KEYS is a JSON list of texts that the encoder now built was tuned without (`make tune` runs this). Taken is
what is best for the whole check, lexicon and classifier together; --report only prints what the present ones give.
"""
from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import List, Sequence

from advocacy.safety.classifier import Classifier
from advocacy.safety.evaluate import Case, measure, table
from advocacy.safety.examples import Example, load_examples
from advocacy.safety.judgement import judge
from advocacy.safety.lexicon import Lexicon
from advocacy.safety.plain import left_to_hear
from advocacy.safety.settings import load_settings, load_thresholds, save_thresholds


class HeldOut:
    """The held-out messages with what rules and classifier say, read once; thresholds are then tried on them."""

    def __init__(self, examples: List[Example], classifier: Classifier):
        lexicon = Lexicon()
        self.examples = examples
        self.readings = [self._read(example.text, lexicon, classifier) for example in examples]

    @staticmethod
    def _read(text: str, lexicon: Lexicon, classifier: Classifier) -> tuple:
        findings, exclusions, _ = lexicon.read(text)
        findings, guess = left_to_hear(text, findings, classifier.guess(text), lexicon.read)
        return findings, exclusions, guess

    def judged(self, thresholds: dict) -> List[Case]:
        cases = []
        for example, (findings, exclusions, guess) in zip(self.examples, self.readings):
            found = judge(findings, exclusions, replace(guess, thresholds=thresholds))
            cases.append(Case(example.text, example.kind, example.grade, found, example.source))
        return cases


def choose(kept: HeldOut, settings: dict) -> dict:
    """The thresholds with the best recall (danger now counts most) among those within the false-alarm limit."""
    grid, limit = settings["grid"], settings["false_alarms_at_most"]
    best, thresholds = None, {name: values[-1] for name, values in grid.items()}
    for _ in range(2):  # one threshold after the other, twice: they hardly depend on each other
        for name, values in grid.items():
            for value in values:
                tried = {**thresholds, name: value}
                seen = measure(kept.judged(tried))
                score = (min(0.0, limit - seen["false_alarms"]), 2 * seen["now"] + seen["all"] + 0.2 * (seen["loss"] + seen["grade"]))
                if best is None or score > best[0]:
                    best = (score, tried)
            thresholds = best[1]
    return thresholds


def held_out(keys: Sequence[str]) -> List[Example]:
    """The messages of these texts that are in data_safety/; the easy ones of data/nlu would hide false alarms."""
    known = {example.text: example for example in load_examples()}
    return [known[text] for text in keys if text in known]


def main(argv=None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("keys", type=Path)
    parser.add_argument("--report", action="store_true", help="keep the thresholds")
    parser.add_argument("--mistakes", action="store_true", help="print the held-out messages judged wrongly")
    args = parser.parse_args(argv)
    kept = HeldOut(held_out(json.loads(args.keys.read_text(encoding="utf-8"))), Classifier.load())
    if not args.report:
        save_thresholds(choose(kept, load_settings()))
    cases = kept.judged(load_thresholds())
    print(f"{load_thresholds()}\n{table(cases)}")
    if args.mistakes:
        print("\n".join(case.line() for case in cases if case.wrong))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
