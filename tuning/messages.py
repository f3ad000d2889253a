"""Writes what the encoder is tuned on, in the project's environment: `python -m tuning.messages OUT`.

`{"labels", "answers", "messages": [{"key", "texts", "danger", "answer"}]}`: the danger data, and the questions of
data/nlu, which are ordinary messages for the danger head; `key` is the message that a sentence stands in. Never an evaluation message.
"""
from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional

from advocacy.nlu.reading import load_terms
from advocacy.report.messages import read_messages
from advocacy.safety.classifier import LABELS, parts
from advocacy.safety.examples import load_examples
from advocacy.safety.lexicon import Lexicon

NONE = "none"
ROOT = Path(__file__).resolve().parents[1]


def messages() -> Dict[str, Any]:
    lexicon, terms = Lexicon(), load_terms()
    asked = [message for message in read_messages(ROOT / "data" / "nlu") if not message.answer.startswith("crisis")]
    answers = sorted({message.answer for message in asked})

    def written(text: str) -> List[str]:
        spelled = terms.spell_out(text).lower()
        canonical = " ".join(lexicon.read(text)[2])
        return [spelled, canonical] if canonical and canonical != spelled else [spelled]

    def one(key: str, text: str, label: str, answer: Optional[str]) -> Dict[str, Any]:
        return {"key": key, "texts": written(text), "danger": LABELS.index(label),
                "answer": None if answer is None else answers.index(answer)}

    def all_of_them() -> Iterator[Dict[str, Any]]:
        """A sentence of a message without danger has none either; which sentence of a cry is the cry is not told."""
        for example in load_examples():
            yield one(example.text, example.text, example.label, None)
            if example.label == NONE:
                yield from (one(example.text, part, NONE, None) for part in parts(example.text)[1:])
        for message in asked:
            yield one(message.text, message.text, NONE, message.answer)
            yield from (one(message.text, part, NONE, None) for part in parts(message.text)[1:])

    return {"labels": list(LABELS), "answers": answers, "messages": list(all_of_them())}


def main() -> None:
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(messages(), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
