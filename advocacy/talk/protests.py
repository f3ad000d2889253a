"""Somebody who was not heard: told it already, was asked it already, or never spoke of this."""
from __future__ import annotations

import re
from datetime import date
from typing import Any, Dict

from advocacy.talk.checking import start_check
from advocacy.talk.outcome import short_outcome, something_else, stands
from advocacy.talk.parse import Parse
from advocacy.talk.questions import services_of
from advocacy.talk.reply import Reply
from advocacy.talk.state import WHICH_FACT, State
from advocacy.talk.telling import telling
from advocacy.talk.told import facts_in
from advocacy.talk.triage import topic_in
from advocacy.talk.wording import line

COUNCIL = "council"
_NO_COUNCIL = re.compile(r"\b(?:there'?s no|there is no|not|nothing to do with|isn'?t|aint|never mentioned) (?:a |the |any )?council\b", re.IGNORECASE)
_WRONG = re.compile(r"\bwrong questions?\b|\bnot what i (?:asked|meant|wanted)\b|\bnothing to do with (?:that|this|it)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"(?<!what )(?<!everything )(?<!all )(?<!that )(?<!things )(?<!stuff )\b(?:i|we)(?:'?ve| have)? (?:just |already |literally |only just )*(?:told|keep telling|kept telling) (?:you|u|ya)\b|"
    r"\b(?:i|we)(?:'?ve| have)? (?:just|already|literally) (?:said|answered|explained|told|put|wrote|typed)\b|\b(?:i|we) (?:did )?(?:said|say) (?:that|it|this|so) (?:already|before|twice|once)\b|"
    r"\b(?:you|u)(?:'?ve| have)? (?:just |already |keep |kept )*(?:asked|asking|ask)(?: me)? (?:that|this|it|already|again|twice|the same)\b|\bsame question\b|\bask(?:ed|ing)? me (?:that|this|it) (?:already|again|before|twice)\b",
    re.IGNORECASE)


def is_other_matter(form: str, parse: Parse, state: State) -> bool:
    """"It's the hospital, not the council", "these are the wrong questions"."""
    of_council = form == "careact" or form == "which" and state.get(WHICH_FACT) == COUNCIL
    return not parse.pressed and bool(_WRONG.search(parse.text) or of_council and state.get("process") is None and _NO_COUNCIL.search(parse.text))


def repeats(parse: Parse) -> bool:
    """"I just told you that", "you asked me that already", "it's nothing to do with the council"."""
    return not parse.pressed and bool(_TOLD.search(parse.text) or _NO_COUNCIL.search(parse.text))


def says_told_before(parse: Parse) -> bool:
    return not parse.pressed and bool(_TOLD.search(parse.text))


def say_again(parse: Parse, state: State, reply: Reply, today: date) -> bool:
    """The outcome that stands in short, and what else may help; False where something new is told, or nothing stands."""
    last = (state.get("last_outcome") or {}).get("service")
    if not last or not stands(last, state, today) or any(state.get(name) != value for name, value in _facts(parse, state).items()):
        return False
    _say_in_short(last, state, reply, today, line("told_before" if _TOLD.search(parse.text) else "same_outcome"))
    return True


def leave_for_other_matter(parse: Parse, state: State, reply: Reply, today: date) -> None:
    """Ends the form that asks for something that was never spoken of, and goes on with what was."""
    state.learn(_facts(parse, state))
    topic = topic_in(parse, state.facts)
    state.set(WHICH_FACT, topic if topic != COUNCIL else None)
    state.set("paused", None)
    services = services_of("which", state)
    if services and all(stands(service, state, today) for service in services):
        _say_in_short(services[0], state, reply, today, line("told_before"))
    else:
        start_check("which", state, reply, today)
    reply.end_form = reply.start_form is None


def _facts(parse: Parse, state: State) -> Dict[str, Any]:
    """What is told; who decides is not: "there's no council" is said of a question of ours."""
    return {name: value for name, value in telling(facts_in(parse, of=state.whom)).items() if name != "decision_maker"}


def _say_in_short(service: str, state: State, reply: Reply, today: date, before: str) -> None:
    reply.say(short_outcome(service, state, today, before))
    other = something_else(service, state, today) if (state.get("last_outcome") or {}).get("outcome") != "eligible" else None
    if other:
        reply.say(other)
