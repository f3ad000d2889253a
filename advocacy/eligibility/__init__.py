"""Who has a right to which advocate: facts in, a decision with its reason and source out.

Pure: the day is an argument, the law is data in knowledge/eligibility.
"""
from .ask import explain, fact, next_question, parse_value
from .decide import Decision, Verdict, decide, judge
from .load import SERVICES, load_rules, read_rules
from .values import Choice, Fact, FactError

__all__ = ["SERVICES", "Choice", "Decision", "Fact", "FactError", "Verdict", "decide", "explain", "fact", "judge",
           "load_rules", "next_question", "parse_value", "read_rules"]
