"""What the components learn from besides Rasa's training data. Rasa's cache of trained components must know it too."""
from __future__ import annotations

from advocacy.serve.stamp import digest

OUTSIDE = ("knowledge/terms", "knowledge/terms.yml", "advocacy/nlu", "advocacy/encoder", "build/encoder/manifest.json")


def outside_fingerprint() -> str:
    """Changes with the words of the field, the encoder and the code that reads with them."""
    return digest(*OUTSIDE)
