"""The words on a form's buttons, typed instead of pressed, mean what the button means."""

from pathlib import Path
from typing import Any, Callable, Dict, List

from advocacy import eligibility

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
                if label and asked in labels:
                    labels[asked].setdefault(bare(norms(label)), choice.value)
    return labels


def bare(words: List[str]) -> str:
    return " ".join(word for word in words if word not in (".", ","))
