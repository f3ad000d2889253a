"""The apology, read when the process starts so that it is there when files are not."""
from __future__ import annotations

from typing import Any, Dict, Tuple

from advocacy.knowledge import load_safety

_APOLOGY = load_safety().line("apology")


def apology() -> Tuple[str, Dict[str, Any]]:
    """Text and metadata of the apology."""
    return _APOLOGY.text, {"kind": "sorry", "links": list(_APOLOGY.links)}
