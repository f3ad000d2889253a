"""Recall by kind and grade, and the false-alarm rate: `python -m advocacy.safety.evaluate [FILES]`.

Reads files of `- {text: ..., kind: self|other|abuse|loss|none, grade: now|worry|null}`. Recall: the share
of dangers that raise any alarm. False alarms: the share of messages without danger (loss or none) that
raise one. Prints totals only, so that nobody tunes on single messages.
"""
from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Optional

import yaml

from advocacy.safety.danger import KINDS, Danger

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "safety" / "evaluation"


@dataclass(frozen=True)
class Case:
    """A message, what it is, and what was found in it."""

    text: str
    kind: str
    grade: Optional[str]
    found: Optional[Danger]
    source: str = ""

    @property
    def danger(self) -> bool:
        return self.kind not in ("none", "loss")

    @property
    def alarm(self) -> bool:
        return self.found is not None and self.found.alarm

    @property
    def wrong(self) -> bool:
        return self.danger != self.alarm

    def line(self) -> str:
        found = f"{self.found.kind}/{self.found.grade} {self.found.why}" if self.found else "-"
        return f"{self.kind}/{self.grade}\t{found}\t{self.text[:150]}"


def measure(cases: Iterable[Case]) -> dict:
    """Shares from 0 to 1: `now`, `worry`, `all` (recall), `false_alarms`, `kind` and `grade` (of the dangers
    found, those named rightly), `loss` (of the losses, those told apart)."""
    cases = list(cases)
    dangers = [case for case in cases if case.danger]
    found = [case for case in dangers if case.alarm]
    losses = [case for case in cases if case.kind == "loss"]
    return {
        "now": _share([case.alarm for case in dangers if case.grade == "now"]),
        "worry": _share([case.alarm for case in dangers if case.grade == "worry"]),
        "all": _share([case.alarm for case in dangers]),
        "false_alarms": _share([case.alarm for case in cases if not case.danger], empty=0.0),
        "kind": _share([case.found.kind == case.kind for case in found]),
        "grade": _share([case.found.grade == case.grade for case in found]),
        "loss": _share([case.found is not None and case.found.kind == "loss" for case in losses]),
    }


def table(cases: Iterable[Case]) -> str:
    """The report: one line a kind and grade, then the totals."""
    cases = list(cases)
    lines = []
    for kind in KINDS[:3]:
        for grade in ("now", "worry"):
            group = [case.alarm for case in cases if (case.kind, case.grade) == (kind, grade)]
            if group:
                lines.append(f"  {kind + ' ' + grade:14} recall {_share(group):7.1%}   missed {group.count(False)} of {len(group)}")
    for kind in ("loss", "none"):
        group = [case.alarm for case in cases if case.kind == kind]
        if group:
            lines.append(f"  {kind:14} alarms {_share(group):7.1%}   raised {group.count(True)} of {len(group)}")
    seen = measure(cases)
    lines.append("  total          " + "  ".join(f"{name} {value:.1%}" for name, value in seen.items()))
    return "\n".join(lines)


def _share(flags: list, empty: float = 1.0) -> float:
    return sum(flags) / len(flags) if flags else empty


def load_cases(files: Iterable[Path], check) -> list[Case]:
    """Cases of YAML files, each put to `check`. Raises ValueError naming file and entry."""
    cases = []
    for path in files:
        for number, entry in enumerate(yaml.safe_load(Path(path).read_text(encoding="utf-8")) or [], 1):
            if not isinstance(entry, dict) or "text" not in entry or entry.get("kind") not in (*KINDS, "none"):
                raise ValueError(f"{path}: entry {number}: needs text and a kind of {(*KINDS, 'none')}")
            text = str(entry["text"])
            cases.append(Case(text, entry["kind"], entry.get("grade"), check(text), Path(path).name))
    return cases


def main(argv=None) -> int:
    from advocacy.safety.detector import Detector

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    args = parser.parse_args(argv)
    files = args.files or sorted(FOLDER.glob("*.yml"))
    if not files:
        print("no evaluation messages yet")
        return 0
    detector = Detector.load()
    cases = load_cases(files, detector.check)
    print(json.dumps({"messages": len(cases), **measure(cases)}) if args.json else table(cases))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
