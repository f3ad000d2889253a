"""Messages as people write them, with what must be found in them (tests/nlu_terms/messages)."""

from datetime import date
from pathlib import Path

import yaml

from advocacy.nlu.terms.files import _Words

FOLDER = Path(__file__).parent / "messages"
TODAY = date(2026, 11, 23)
SETS = ("mha_status", "difficulty")


def read(name: str):
    return yaml.load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"), Loader=_Words)


def statuses():
    return [(str(text), [status]) for status, texts in read("statuses").items() for text in texts]


def asked():
    """(fact asked, message, value that must be understood)."""
    for fact, values in read("asked").items():
        for value, texts in values.items():
            for text in texts:
                yield fact, str(text), sorted(str(value).split("+")) if fact in SETS else value


def every_message():
    texts = {text for text, _ in statuses()} | {text for _, text, _ in asked()}
    for name in ("several", "passing", "own_words", "spelled_out"):
        texts |= {str(text) for text in read(name)}
    return sorted(texts | set(read("left_alone")))
