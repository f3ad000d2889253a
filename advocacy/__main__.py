"""The command line: `python -m advocacy COMMAND`. Each command is a module of advocacy.cli."""
from __future__ import annotations

import importlib
import sys
from typing import List

COMMANDS = {
    "check": "decide eligibility: check SERVICE fact=value ..., or check --batch FILE",
    "tables": "write the decision tables of knowledge/eligibility/tables, or compare them with --check",
    "telegram": "telegram set-webhook ADDRESS | delete-webhook | info | poll",
    "paths": "how many questions people are asked, per service",
    "purge": "erase conversations nobody has written in for --days, or count them with --dry-run",
    "erase": "erase the conversation CONVERSATION_ID from every store",
}


def main(arguments: List[str]) -> int:
    """Run one command and give its exit status."""
    name = arguments[0] if arguments else ""
    if name not in COMMANDS:
        out = sys.stdout if name in ("-h", "--help", "help") else sys.stderr
        print("usage: python -m advocacy COMMAND ...", file=out)
        for each, does in COMMANDS.items():
            print(f"  {each:10} {does}", file=out)
        return 0 if out is sys.stdout else 2
    return importlib.import_module(f"advocacy.cli.{name}").main(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
