"""The words of the field: statuses, services, roles, numbers and answers, found in what people type.

    build_pipeline(Path("build/terms"))          # knowledge/terms.yml -> a spaCy folder
    terms = Terms.load(Path("build/terms"))
    terms.find("my mums on a 3 in derby")        # -> [Mention, ...]
    terms.spell_out("imah on a cto")             # -> "independent mental health advocate on a ..."
    current_facts(terms.find(...))               # -> {"mha_status": ["s3"], ...}
"""
from typing import Any

from advocacy.nlu.terms.facts import current_facts
from advocacy.nlu.terms.files import TermsError, read_terms
from advocacy.nlu.terms.mention import Mention

__all__ = ["Mention", "Terms", "TermsError", "build_pipeline", "current_facts", "read_terms"]


def __getattr__(name: str) -> Any:
    """The finder, with spaCy, only for who asks for it: the action server uses the rest without."""
    if name == "Terms":
        from advocacy.nlu.terms.finder import Terms as found
    elif name == "build_pipeline":
        from advocacy.nlu.terms.pipeline import build_pipeline as found
    else:
        raise AttributeError(name)
    globals()[name] = found
    return found
