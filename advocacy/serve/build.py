"""Builds the spaCy pipeline of the domain terms and the danger classifier, each when its files changed."""
from __future__ import annotations

from advocacy.serve.paths import BUILD
from advocacy.serve.stamp import current, digest, stamp

TERMS_FROM = ("knowledge/terms", "knowledge/eligibility", "knowledge/terms.yml", "advocacy/nlu/terms")
SAFETY_FROM = ("data_safety", "knowledge/danger", "advocacy/safety", "build/encoder/manifest.json")


def build() -> None:
    """Everything that set-up builds besides the encoder; quick when nothing changed."""
    value = digest(*TERMS_FROM)
    if not current("terms", value) or not (BUILD / "terms").exists():
        from advocacy.nlu.terms import build_pipeline

        print("Building the words of the field ...", flush=True)
        build_pipeline(BUILD / "terms")
        stamp("terms", value)
    value = digest(*SAFETY_FROM)
    if not current("safety", value) or not (BUILD / "safety").exists():
        from advocacy.safety.train import main as train_danger_check

        print("Training the danger check ...", flush=True)
        if train_danger_check([]):
            raise SystemExit("make: the danger check could not be trained; the lines above name the file")
        stamp("safety", value)
