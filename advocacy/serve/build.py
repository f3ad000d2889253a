"""Builds the spaCy pipeline of the domain terms when its files changed."""
from __future__ import annotations

from advocacy.serve.paths import BUILD
from advocacy.serve.stamp import current, digest, stamp

TERMS_FROM = ("knowledge/terms", "knowledge/eligibility", "knowledge/terms.yml", "advocacy/nlu/terms")


def build() -> None:
    """Everything that set-up builds besides the encoder; quick when nothing changed."""
    value = digest(*TERMS_FROM)
    if not current("terms", value) or not (BUILD / "terms").exists():
        from advocacy.nlu.terms import build_pipeline

        print("Building the words of the field ...", flush=True)
        build_pipeline(BUILD / "terms")
        stamp("terms", value)
