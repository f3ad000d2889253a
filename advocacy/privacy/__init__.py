"""What must never be kept: details that say who somebody is. Imports no rasa.

    redact(text) -> str
"""
from advocacy.privacy.redaction import WITHHELD, redact

__all__ = ["WITHHELD", "redact"]
