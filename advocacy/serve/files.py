"""Every file that people may edit, read before anything starts: a bad one is named, and nothing starts."""
from __future__ import annotations

from importlib import import_module
from typing import List

from advocacy.serve.stamp import current, digest, stamp

READ_FROM = ("knowledge", "advocacy/channels", "advocacy/eligibility", "advocacy/knowledge", "advocacy/nlu/terms",
             "advocacy/nlu/thresholds.yml", "advocacy/safety", "advocacy/talk")
READERS = (
    ("advocacy.eligibility", "load_rules"), ("advocacy.nlu.terms", "read_terms"), ("advocacy.safety.lexicon", "Lexicon"),
    ("advocacy.safety.settings", "load_thresholds"), ("advocacy.talk.wording", "wording"),
    ("advocacy.talk.thresholds", "thresholds"), ("advocacy.channels.texts", "texts"),
)


def refuse_bad_files() -> None:
    """Quick when no file has changed. Raises SystemExit with one line a fault: file, key and mend."""
    value = digest(*READ_FROM)
    if current("files", value):
        return
    found = faults()
    if found:
        raise SystemExit("\n".join(found))
    stamp("files", value)


def faults() -> List[str]:
    """One line for each fault of the knowledge, the rules, the danger lexicon, and the words of talk and channels."""
    from advocacy.knowledge.store import check

    return list(dict.fromkeys([*check(), *(line for module, name in READERS for line in _fault(module, name))]))


def _fault(module: str, name: str) -> List[str]:
    try:
        getattr(import_module(module), name)()  # some read already when imported
    except Exception as fault:  # whatever a reader says of its file, on one line
        return [" ".join(str(fault).split()) or type(fault).__name__]
    return []
