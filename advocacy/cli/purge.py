"""`python -m advocacy purge`: erase conversations nobody has written in for so many days. For a daily timer."""
from __future__ import annotations

import argparse
import sys
from datetime import datetime, timedelta, timezone
from typing import List

FAILED = 1


def main(arguments: List[str]) -> int:
    """Print how much went. 0, or 1 when the store could not be reached."""
    from advocacy.store.erasure import purge
    from advocacy.store.settings import settings

    parser = argparse.ArgumentParser(prog="python -m advocacy purge")
    parser.add_argument("--days", type=_days, default=settings().keep_days, help="days since the last message (%(default)s)")
    parser.add_argument("--dry-run", action="store_true", help="only count")
    options = parser.parse_args(arguments)
    before = datetime.now(timezone.utc) - timedelta(days=options.days)
    try:
        gone = purge(before, options.dry_run, configured())
    except Exception as error:  # noqa: BLE001 - the words of the error may hold an address with a password
        print(f"nothing more could be purged: {type(error).__name__}", file=sys.stderr)
        return FAILED
    verb = "would be erased" if options.dry_run else "erased"
    print(f"{gone.conversations} conversations with {gone.events} events {verb}: no message for {options.days:g} days")
    return 0


def configured():
    """The database that endpoints.yml and the environment name."""
    from rasa.utils.endpoints import read_endpoint_config

    from advocacy.store.database import Database, address

    named = read_endpoint_config("endpoints.yml", "tracker_store")
    known = {"dialect", "port", "db", "username", "password", "login_db", "query"}
    settings = {key: value for key, value in (named.kwargs if named else {}).items() if key in known}
    return Database(address(host=named.url if named else None, **settings))


def _days(text: str) -> float:
    days = float(text)
    if not 0 <= days <= 36500:
        raise argparse.ArgumentTypeError("days are a number from 0")
    return days
