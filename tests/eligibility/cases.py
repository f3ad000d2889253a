"""The cases from the law, and how one is held against a rulebook."""
from __future__ import annotations

from datetime import date
from pathlib import Path

from advocacy.eligibility import SERVICES, judge, read_rules
from advocacy.eligibility.load import read_yaml

TODAY = date(2026, 11, 23)
SCH3 = date(2028, 1, 1)
NOW = read_rules()
LATER = read_rules(switches={"mha2025_sch3": SCH3})


def cases(service=None):
    """Every case of one service, or of all."""
    found = []
    for name in SERVICES if service is None else (service,):
        raw = read_yaml(Path(__file__).with_name(f"law_{name}.yml"))
        for case in raw["cases"]:
            facts = {key: value for key, value in {**raw["given"], **(case["facts"] or {})}.items() if value != "null"}
            found.append({**case, "service": name, "facts": facts})
    return found


def fault(case, now=NOW, later=LATER):
    """What a rulebook gets wrong in a case, or None."""
    book, on = (later, SCH3) if case.get("from") == "sch3" else (now, TODAY)
    verdict = judge(case["service"], case["facts"], on, book)
    got = {"outcome": verdict.outcome, "reason": verdict.reason}
    if "missing" in case:
        got["missing"] = sorted(verdict.missing)
    wanted = {key: sorted(case[key]) if key == "missing" else case[key] for key in got}
    return None if got == wanted else (case["says"], got, wanted)
