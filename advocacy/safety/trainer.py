"""Fits the danger classifier on messages, and on slices of them for cross-validation."""
from __future__ import annotations

from typing import Optional

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import SVC

from advocacy.safety import judgement
from advocacy.safety.classifier import LABELS, label_table, summary, svm_input, svm_score
from advocacy.safety.evaluate import Case
from advocacy.safety.examples import Example
from advocacy.safety.features import ngrams, parts, rule_names, rule_vector
from advocacy.safety.lexicon import Lexicon

NONE = "none"


class Trainer:
    """Features of all messages and of their parts, made once."""

    def __init__(self, examples: list[Example], lexicon: Lexicon, encoder, settings: dict):
        self.examples, self.settings = examples, settings
        self.columns = {name: index for index, name in enumerate(rule_names(lexicon))}
        self.rows, readings = [], []
        for example in examples:
            pieces = parts(example.text)
            self.rows.append(range(len(readings), len(readings) + len(pieces)))
            readings.extend(lexicon.read(piece) for piece in pieces)
        self.readings = [readings[rows[0]] for rows in self.rows]
        canonical = [" ".join(words) for _, _, words in readings]
        self.rules = np.stack([rule_vector(findings, exclusions, self.columns) for findings, exclusions, _ in readings])
        self.grams = ngrams(canonical)
        self.vectors = None if encoder is None else encoder.encode(canonical)

    def fit(self, chosen: list[int]) -> dict:
        """Weights learnt from the messages at `chosen`; every part of one without danger counts as one."""
        rows, labels = [], []
        for i in chosen:
            example = self.examples[i]
            own = self.rows[i] if example.label == NONE else self.rows[i][:1]
            rows.extend(own)
            labels.extend([LABELS.index(example.label)] * len(own))
        labels = np.array(labels)
        names = LogisticRegression(C=self.settings["labels"]["strength"], max_iter=150, tol=1e-3)
        names.fit(hstack([self.grams[rows], csr_matrix(self.rules[rows])], format="csr"), labels)
        coefficients = np.ascontiguousarray(names.coef_.T)
        size = self.grams.shape[1]
        weights = {"label_grams": coefficients[:size], "label_rules": coefficients[size:], "label_bias": names.intercept_}
        if self.vectors is not None:
            options = self.settings["svm"]
            machine = SVC(C=options["strength"], gamma=options["gamma"])
            machine.fit(svm_input(self.vectors[rows], self.rules[rows], options["rules"]), labels > 1)
            vectors = machine.support_vectors_
            weights.update(svm_vectors=vectors, svm_squares=(vectors ** 2).sum(1), svm_dual=machine.dual_coef_[0],
                           svm_bias=machine.intercept_[0])
        return weights

    def guesses(self, weights: dict, chosen: list[int]) -> dict:
        """example index -> (table [parts, labels], danger [parts] or None)."""
        rows = [row for i in chosen for row in self.rows[i]]
        table = label_table(weights, self.grams[rows], self.rules[rows])
        danger = None
        if self.vectors is not None:
            danger = svm_score(weights, self.settings["svm"], self.vectors[rows], self.rules[rows])
        found, at = {}, 0
        for i in chosen:
            end = at + len(self.rows[i])
            found[i] = (table[at:end], None if danger is None else danger[at:end])
            at = end
        return found

    def cross_validate(self) -> dict:
        """example index -> guesses of a model that has not seen the example."""
        labels = [LABELS.index(example.label) for example in self.examples]
        folds = StratifiedKFold(self.settings["folds"], shuffle=True, random_state=self.settings["seed"])
        held_out: dict = {}
        for learn, test in folds.split(labels, labels):
            held_out.update(self.guesses(self.fit(list(learn)), list(test)))
        return held_out

    def judged(self, held_out: Optional[dict], mode: str, thresholds: dict) -> list[Case]:
        """What the whole check says of every message. `mode`: "encoder", "ngrams" or "lexicon"."""
        cases = []
        for i, example in enumerate(self.examples):
            findings, exclusions, _ = self.readings[i]
            guess = None
            if mode != "lexicon":
                table, danger = held_out[i]
                guess = summary(table, danger if mode == "encoder" else None, thresholds)
            cases.append(Case(example.text, example.kind, example.grade,
                              judgement.judge(findings, exclusions, guess), example.source))
        return cases
