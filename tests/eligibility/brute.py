"""Every completion of the unknown facts, one by one, decided by the oracle: slow and beyond doubt."""
from __future__ import annotations

from itertools import product

from advocacy.eligibility.values import UNKNOWN

from .oracle import MAYBE, outcome

DAYS = (0, 27, 28, 55, 56)
FIXED = {"subject": "self", "asker": "patient"}


def completions(fact, value):
    """What a stored value may stand for, worked out afresh."""
    if fact.is_integer:
        return list(DAYS) if value == UNKNOWN else [value]
    if fact.name == "nation":
        return ["england" if value == UNKNOWN else value]
    every = [each for each in fact.values + fact.alone if each not in (UNKNOWN, "sectioned_type_unknown")]
    if not fact.is_set:
        return every if value == UNKNOWN else [value]
    members = [value] if isinstance(value, str) else value
    options = []
    for member in members:
        if member == UNKNOWN:
            options.append(every)
        elif member == "sectioned_type_unknown":
            options.append(SECTIONED)
        else:
            options.append([member])
    return [frozenset(each) for each in product(*options)]


SECTIONED = ["s2", "s3", "s4", "s5_2", "s5_4", "s35", "s36", "s37_hospital", "s37_41", "s38", "s44", "s45A", "s47", "s47_49",
             "s48", "s48_49", "s135", "s136"]


def decide_by_hand(service, values, sch3=False, limit=400_000):
    """(outcome, facts that matter) by brute force, or None where there are more completions than `limit`."""
    names = [name for name in values if name not in FIXED]
    options = [completions(service.facts[name], values[name]) for name in names]
    size = 1
    for each in options:
        size *= len(each)
    if size > limit:
        return None
    found = {}
    for picked in product(*(range(len(each)) for each in options)):
        case = {name: options[at][number] for at, (name, number) in enumerate(zip(names, picked))}
        found[picked] = outcome(service.name, case, sch3)
    outcomes = set(found.values())
    if len(outcomes) == 1:
        return outcomes.pop(), set()
    matter = set()
    for at, name in enumerate(names):
        if len(options[at]) > 1:
            groups = {}
            for picked, result in found.items():
                groups.setdefault(picked[:at] + picked[at + 1:], set()).add(result)
            if any(len(each) > 1 for each in groups.values()):
                matter.add(name)
    return MAYBE, matter
