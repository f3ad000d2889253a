"""`python -m advocacy tables [--check]`: write the decision tables, or compare them with the rules."""
from __future__ import annotations

import sys
from pathlib import Path
from typing import List

from advocacy.eligibility import SERVICES, load_rules
from advocacy.eligibility.load import FOLDER
from advocacy.eligibility.tables import table

TABLES = FOLDER / "tables"


def main(arguments: List[str], folder: Path = TABLES) -> int:
    """0; 1 where --check finds a table that is not what the rules say; 2 for wrong arguments."""
    if arguments not in ([], ["--check"]):
        print("usage: python -m advocacy tables [--check]", file=sys.stderr)
        return 2
    book, status = load_rules(), 0
    folder.mkdir(parents=True, exist_ok=True)
    for name in SERVICES:
        path, wanted = folder / f"{name}.md", table(book.service(name), book)
        if not arguments:
            path.write_text(wanted, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != wanted:
            print(f"{path.name} is not what the rules say: run python -m advocacy tables and read the difference", file=sys.stderr)
            status = 1
    return status
