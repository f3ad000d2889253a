"""Starting a check of eligibility, going on with it and taking it up again."""
from __future__ import annotations

from datetime import date
from typing import Iterable, List, Optional, Set

from advocacy.eligibility import SERVICES, load_rules
from advocacy.eligibility.words import fill
from advocacy.talk import buttons
from advocacy.talk.outcome import outcome_messages
from advocacy.talk.questions import next_fact, paused_label, services_of
from advocacy.talk.reply import Message, Reply
from advocacy.talk.state import State
from advocacy.talk.wording import line, service_words

NOT_THE_COUNCIL = ("housing", "debt", "charging_or_benefits", "court")  # no Care Act process: a general advocate helps


# Facts that belong to one kind before all others, the most telling first; and those that alone begin no check.
TELLING = {"process": "careact", "decision": "imca", "dols_stage": "imca", "complainant": "complaints", "service": "complaints",
           "stage": "complaints", "mha_status": "imha", "treatment_discussed": "imha", "difficulty": "careact", "appropriate_person": "careact"}
PASSING = {"capacity_for_this_decision", "difficulty", "appropriate_person", "someone_appropriate_to_consult", "decision_maker", "subject"}
OF_NO_KIND = ("age", "age_band", "asker")


def start_check(form: str, state: State, reply: Reply, today: date, active: Optional[str] = None) -> None:
    """Says the outcome at once if it is settled, else starts the form. `form`: a service or "which"."""
    if active == form:
        return  # it is running: its question comes again by itself
    state.set("asked_facts", [])
    state.set("skipped", [])
    state.set("misses", 0)
    if form in SERVICES:
        state.note_topic(f"{form}.eligibility")
    if active:
        state.set("paused", active)
    if next_fact(form, state, today) is None:
        finish(form, state, reply, today)
        return
    reply.start_form = f"{form}_form"


def finish(form: str, state: State, reply: Reply, today: date) -> None:
    """The outcomes of a form, and the offer to go back to one that was left for it."""
    told = services_of(form, state)
    for number, service in enumerate(told):
        messages = outcome_messages(service, state, today)
        # with several kinds, what else might help is said once, at the end
        reply.messages += messages if number == len(told) - 1 else messages[:1]
    paused = state.get("paused")
    if paused and paused != form and not state.get("stopped"):
        offer_paused(paused, state, reply)


def offer_paused(paused: str, state: State, reply: Reply) -> None:
    reply.say(Message(
        line("other_offered", service=service_words(paused)["name"]), kind="note",
        buttons=[buttons.press(paused_label(paused), resume=paused)],
    ))
    state.set("offer", {"resume": paused})


def redecide(changed: Iterable[str], state: State, reply: Reply, today: date, active: Optional[str]) -> bool:
    """After new or corrected facts: says again the outcomes that rest on them. False when none does."""
    service = service_of_facts(changed, state)
    if service is None:
        return False
    start_check(service, state, reply, today, active)
    return True


def service_of_facts(names: Iterable[str], state: State) -> Optional[str]:
    """The kind of advocate that facts are about: the one talked of last if it reads them, else the first that does."""
    names = set(names) - set(OF_NO_KIND) or set(names)
    if not names:
        return None
    if state.get("complainant") == "for_deceased" and names & {"mha_status", "complainant"} and "imha" not in state.checked:
        return "complaints"  # of somebody who has died no section counts any more
    if "process" in names and state.get("process") in NOT_THE_COUNCIL and "careact" not in state.checked:
        return "general"
    rules = load_rules().services
    recent: List[str] = [name for name in (*reversed(state.checked), state.service) if name]
    first = [service for service in (_told_of(names),) if service]
    if names <= PASSING and not any(names & set(rules[service].facts) for service in recent):
        return None  # told of somebody beside any question: no reason to begin a check
    for service in dict.fromkeys((*recent, *first, *SERVICES)):
        facts = rules[service].facts
        if names & {*facts, *(fact.derived_from[1] for fact in facts.values() if fact.derived_from)} - {"nation", "subject"}:
            return service
    return recent[0] if recent else None


def _told_of(names: Set[str]) -> Optional[str]:
    """The kind that the most telling of the facts belongs to, whatever other kinds read it too."""
    return next((service for fact, service in TELLING.items() if fact in names), None)


def another_person(state: State) -> str:
    return fill(line("another_person", person="{who}"), state.person)
