"""`python -m advocacy check`: decide from the command line, one case or a file of them."""
from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any, Dict, List, Mapping

from advocacy.eligibility import FactError, decide, explain, judge, load_rules
from advocacy.knowledge.errors import KnowledgeError

REFUSED = 2


def main(arguments: List[str]) -> int:
    """Print one JSON object a case. 0, or 2 where a service, fact, value or line was refused."""
    parser = argparse.ArgumentParser(prog="python -m advocacy check")
    parser.add_argument("service", nargs="?")
    parser.add_argument("facts", nargs="*", metavar="fact=value")
    parser.add_argument("--batch", metavar="FILE", help='lines of {"kind": ..., "facts": {...}}; - reads standard input')
    parser.add_argument("--as-of", metavar="DATE", help="decide by the law in force on that day (today)")
    parser.add_argument("--explain", action="store_true", help="also the words and the rules tried")
    options = parser.parse_intermixed_args(arguments)
    try:
        on = date.fromisoformat(options.as_of) if options.as_of else date.today()
    except ValueError:
        return _refuse(f"--as-of cannot be {options.as_of!r}: write it as 2026-11-23")
    try:
        load_rules()
    except KnowledgeError as fault:
        return _refuse(str(fault))
    if options.batch:
        if options.service:
            return _refuse("give either a service with facts or --batch FILE")
        return _batch(options.batch, on, options.explain)
    if not options.service:
        return _refuse("name a service, or --batch FILE")
    try:
        print(_dump(answer(options.service, _facts(options.service, options.facts), on, options.explain)))
    except FactError as fault:
        return _refuse(str(fault))
    return 0


def answer(kind: str, facts: Mapping[str, Any], on: date, explained: bool = False) -> Dict[str, Any]:
    """The public answer of one case. Raises FactError; a fact of another service is refused too."""
    service = load_rules().service(kind)
    for name, value in facts.items():
        fact = service.fact(name)
        if value is None:
            fact.parse(value)
    verdict = judge(kind, facts, on)
    found: Dict[str, Any] = {
        "outcome": verdict.outcome, "reason": verdict.reason, "missing": list(verdict.missing),
        "sources": list(verdict.sources), "as_of": on.isoformat(),
    }
    if explained:
        decision = decide(kind, facts, on)
        found.update(text=decision.text, notes=list(decision.notes), ask_whom=decision.ask_whom,
                     provision=decision.provision, tried=explain(kind, facts, on))
    return found


def _facts(kind: str, pairs: List[str]) -> Dict[str, Any]:
    service = load_rules().service(kind)
    facts: Dict[str, Any] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        fact = service.fact(name)
        if not sign:
            raise FactError(f"{name} has no value: write {name}=VALUE", name, fact.allowed())
        if name in facts and not fact.is_set:
            raise FactError(f"{name} is given twice", name, ["one value"])
        facts[name] = facts[name] + fact.parse(value) if name in facts else fact.parse(value)
    return facts


def _batch(path: str, on: date, explained: bool) -> int:
    try:
        stream = sys.stdin if path == "-" else open(path, encoding="utf-8")
    except OSError as fault:
        return _refuse(f"cannot read {path}: {fault.strerror}")
    status = 0
    with stream:
        for line in stream:
            if not line.strip():
                continue
            try:
                found = _line(line, on, explained)
            except (ValueError, TypeError) as fault:
                found, status = {"error": str(fault)}, REFUSED
            sys.stdout.write(_dump(found) + "\n")
    return status


def _line(line: str, on: date, explained: bool) -> Dict[str, Any]:
    try:
        case = json.loads(line)
    except ValueError as fault:
        raise ValueError(f"not JSON: {fault}") from None
    if not isinstance(case, dict) or "kind" not in case:
        raise ValueError('a line is {"kind": ..., "facts": {...}}')
    facts = case.get("facts", {})
    if not isinstance(facts, dict):
        raise ValueError("facts is a mapping of facts to values")
    if not isinstance(case["kind"], str):
        raise ValueError(f"kind cannot be {case['kind']!r}. Allowed: {', '.join(load_rules().services)}")
    return answer(case["kind"], facts, on, explained)


def _dump(found: Dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False)


def _refuse(message: str) -> int:
    print(json.dumps({"error": message}, ensure_ascii=False), file=sys.stderr)
    return REFUSED
