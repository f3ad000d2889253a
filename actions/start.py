"""Reads what actions say and decide by before the first person waits for it; a bad file stops the start.

The words of the field are read where they are found: by `advocacy.serve` when it builds them, and in Rasa's process.
"""
import sys


def check_knowledge() -> None:
    """Raises SystemExit with one line a fault: file, key and mend."""
    from advocacy.eligibility import load_rules
    from advocacy.knowledge import KnowledgeError, load_knowledge
    from advocacy.talk.wording import wording

    try:
        load_knowledge()
        load_rules()
        wording()
    except (KnowledgeError, ValueError) as fault:
        print(fault, file=sys.stderr)
        raise SystemExit(1) from None
