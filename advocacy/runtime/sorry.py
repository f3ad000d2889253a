"""The apology, read when the process starts so that it is there when files are not."""
from __future__ import annotations

from typing import Any, Dict, Tuple

from advocacy.knowledge import load_safety

_APOLOGY = load_safety().line("apology")


def apology() -> Tuple[str, Dict[str, Any]]:
    """Text and metadata of the apology."""
    return _APOLOGY.text, {"kind": "sorry", "links": list(_APOLOGY.links)}


def place(error: BaseException) -> str:
    """File and line where an error arose: what an operator needs, without anything a person said."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else "?"
