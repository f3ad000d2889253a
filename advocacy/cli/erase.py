"""`python -m advocacy erase CONVERSATION_ID`: erase one conversation from every store, for whoever asks the operator."""
from __future__ import annotations

import argparse
import sys
from typing import List

from advocacy.cli.purge import FAILED, configured


def main(arguments: List[str]) -> int:
    """Print how much went. 0, or 1 when a store could not be reached."""
    from advocacy.store.erasure import erase

    parser = argparse.ArgumentParser(prog="python -m advocacy erase")
    parser.add_argument("conversation", metavar="CONVERSATION_ID", help="such as web:..., tg:... or slack:...")
    options = parser.parse_args(arguments)
    try:
        gone = erase(options.conversation, configured())
    except Exception as error:  # noqa: BLE001
        print(f"not everything could be erased: {type(error).__name__}. Try again.", file=sys.stderr)
        return FAILED
    print(f"{gone.events} events and {gone.state} values of channels erased")
    return 0
