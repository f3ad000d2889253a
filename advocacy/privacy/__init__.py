"""What must never be kept: details that say who somebody is. Imports no rasa.

    redact(text) -> str
"""
from typing import Any

__all__ = ["WITHHELD", "redact"]


def __getattr__(name: str) -> Any:
    """With spaCy, only for who redacts: the action server keeps its log quiet without."""
    if name not in __all__:
        raise AttributeError(name)
    from advocacy.privacy import redaction

    return globals().setdefault(name, getattr(redaction, name))
