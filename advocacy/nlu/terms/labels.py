"""The words on a form's buttons, typed instead of pressed, mean what the button means."""

import re
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List

from advocacy import eligibility
from advocacy.eligibility.words import FORMS, SINGULAR

FOLDER = "eligibility"


def read_labels(folder: Path, form: Dict[str, Any], norms: Callable[[str], List[str]]) -> Dict[str, Dict[str, Any]]:
    """{fact: {plain words of a whole message: value}}, from `folder`/eligibility and the `whole` of form.yml."""
    labels: Dict[str, Dict[str, Any]] = {fact: dict(row.get("whole") or {}) for fact, row in form.items()}
    if not (folder / FOLDER).is_dir():
        return labels
    rules = eligibility.read_rules(folder / FOLDER)
    told = [(service, name, fact) for service in eligibility.SERVICES for name, fact in rules.service(service).facts.items()]
    for service, name, fact in told:
        asked = "complaint_service" if (service, name) == ("complaints", "service") else name
        for choice in (*fact.choices, *fact.other_choices):
            for label in (choice.label, choice.label_other):
                for said in _of_one(label) if label and asked in labels else ():
                    labels[asked].setdefault(bare(norms(said)), choice.value)
    return labels


def _of_one(label: str) -> Iterator[str]:
    """"Saying what they want" is also said as what he or she wants."""
    yield label
    for forms in (FORMS["he"], FORMS["she"]):
        other = re.sub(r"\b(they)( \w+)?\b", lambda m, forms=forms: forms["they"] + _agreed(m[2] or ""), label, flags=re.IGNORECASE)
        other = re.sub(r"\b(them|their|themselves)\b", lambda m, forms=forms: forms[m[1].lower()], other, flags=re.IGNORECASE)
        if other != label:
            yield other


def _agreed(verb: str) -> str:
    return " " + SINGULAR[verb.strip()] if verb.strip() in SINGULAR else verb


def bare(words: List[str]) -> str:
    return " ".join(word for word in words if word not in (".", ","))
