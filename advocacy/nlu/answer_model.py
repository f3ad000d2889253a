"""Which answer does a sentence ask for? Logistic regression on the sentence vector and on its letters and words.

No Rasa here: the same object is trained by the pipeline, cross-validated by the report and
compared by the benchmark.
"""
from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Optional, Sequence

import joblib
import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

DEFAULTS = {
    "dense_c": 12.0,  # inverse regularisation of the vector's model
    "sparse_c": 20.0,  # and of the letters' and words' model
    "dense_share": 0.5,  # weight of the vector's model in the mean of both
    "temperature": 1.0,  # below 1 sharpens the mean's probabilities; set by calibration
    "seed": 7,
}


class AnswerModel:
    """`fit(texts, vectors, flags, labels)` then `probabilities(...) -> array [n, len(labels)]`."""

    def __init__(self, settings: Optional[Dict[str, float]] = None) -> None:
        self.settings = {**DEFAULTS, **(settings or {})}
        self.labels: List[str] = []

    def fit(self, texts: Sequence[str], vectors: np.ndarray, flags: Sequence[Dict[str, float]], labels: Sequence[str]) -> "AnswerModel":
        """`texts` spelled out and lower-cased; `flags` the domain terms found in each, as name -> weight."""
        seed = int(self.settings["seed"])
        self.labels = sorted(set(labels))
        self.flag_names = sorted({name for row in flags for name in row})
        self.words = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, token_pattern=r"(?u)\b\w+\b|\?", dtype=np.float32)
        self.letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, max_features=40000, sublinear_tf=True, dtype=np.float32)
        self.words.fit(texts)
        self.letters.fit(texts)
        self.dense = LogisticRegression(C=self.settings["dense_c"], max_iter=300, random_state=seed)
        self.sparse = LogisticRegression(C=self.settings["sparse_c"], max_iter=120, random_state=seed)
        self.dense.fit(self._dense(vectors, flags), labels)
        self.sparse.fit(self._sparse(texts, flags), labels)
        return self

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray, flags: Sequence[Dict[str, float]]) -> np.ndarray:
        share = self.settings["dense_share"]
        dense = np.log(self.dense.predict_proba(self._dense(vectors, flags)) + 1e-9)
        sparse = np.log(self.sparse.predict_proba(self._sparse(texts, flags)) + 1e-9)
        mixed = (share * dense + (1.0 - share) * sparse) / self.settings["temperature"]
        mixed = np.exp(mixed - mixed.max(1, keepdims=True))
        return mixed / mixed.sum(1, keepdims=True)

    def save(self, path: Path) -> None:
        joblib.dump(self, path)

    @staticmethod
    def load(path: Path) -> "AnswerModel":
        return joblib.load(path)

    def _flags(self, flags: Sequence[Dict[str, float]]) -> np.ndarray:
        return np.array([[row.get(name, 0.0) for name in self.flag_names] for row in flags], dtype=np.float32).reshape(len(flags), -1)

    def _dense(self, vectors: np.ndarray, flags: Sequence[Dict[str, float]]) -> np.ndarray:
        return np.hstack([vectors, 0.3 * self._flags(flags)])

    def _sparse(self, texts: Sequence[str], flags: Sequence[Dict[str, float]]):
        return hstack([self.words.transform(texts), self.letters.transform(texts), csr_matrix(0.3 * self._flags(flags))]).tocsr()
