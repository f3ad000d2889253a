"""Reads every file of `knowledge/` before the first person waits for it; a bad one stops the start."""
import sys


def check_knowledge() -> None:
    """Raises SystemExit with one line a fault: file, key and mend."""
    from advocacy.eligibility import load_rules
    from advocacy.knowledge import KnowledgeError, load_knowledge
    from advocacy.nlu.terms import TermsError
    from advocacy.nlu.reading import load_terms
    from advocacy.talk.wording import wording

    try:
        load_knowledge()
        load_rules()
        wording()
        load_terms()
    except (KnowledgeError, TermsError, ValueError) as fault:
        print(fault, file=sys.stderr)
        raise SystemExit(1) from None
