"""The message that says whether somebody can have an advocate, why, and what to do now."""
from __future__ import annotations

from datetime import date
from typing import Dict, List, Optional

from advocacy.eligibility import SERVICES, Decision, decide, fact, load_rules
from advocacy.eligibility.words import fill
from advocacy.knowledge import load_knowledge
from advocacy.talk import buttons
from advocacy.talk.answering import text_message
from advocacy.talk.open_facts import VAGUE
from advocacy.talk.reply import Message
from advocacy.talk.state import SELF, State
from advocacy.talk.wording import line, service_words, wording

MOST_ELSE = 3
WHOSE = "role"
LAST_RESORT = "general"
NOT_ASKED_ON = ("careact", "complaints")  # a section may change tomorrow; what the council or the NHS does not do, another kind may
YOUNG = ("under_16", "16_17", "under_18")
OTHER_NATION = "other_nation"


def outcome_messages(service: str, state: State, today: date) -> List[Message]:
    """The outcome for a kind of advocate and, unless it is yes, what else might help."""
    decision = decide(service, state.facts, today)
    messages = _outcome(decision, state)
    checked = [name for name in state.checked if name != service] + [service]
    state.set("checked", checked)
    state.set("last_outcome", {"service": service, "outcome": decision.outcome, "reason": decision.reason})
    state.note_topic(f"{service}.eligibility")
    if decision.outcome == "not_eligible" and service in NOT_ASKED_ON:
        state.set("service_talked", None)  # what is asked next is hardly about the kind that was refused
    if decision.outcome != "eligible" and decision.reason != OTHER_NATION:
        found = something_else(service, state, today)
        if found:
            messages.append(found)
        if state.get("age") in YOUNG or state.get("age_band") in YOUNG:
            messages.insert(1, text_message(line("outcome.young", childrens_advocate="{contact:coram_voice}")))
    return messages


def stands(service: str, state: State, today: date) -> bool:
    """Whether the outcome told last was of this kind of advocate, and is still the same."""
    last = state.get("last_outcome") or {}
    if last.get("service") != service or service not in state.checked:
        return False
    decision = decide(service, state.facts, today)
    return (decision.outcome, decision.reason) == (last.get("outcome"), last.get("reason"))


def short_outcome(service: str, state: State, today: date, before: str = "") -> Message:
    """An outcome that was told already: its first line, and after a no what to do now. `before`: a line to begin with."""
    decision = decide(service, state.facts, today)
    full = _outcome(decision, state)[0]
    lines = full.text.split("\n")
    step = lines[-1:] if decision.outcome == "not_eligible" and decision.ask_whom and len(lines) > 1 else []
    full.text = "\n".join([*filter(None, [before.strip()]), lines[0], *step])
    full.links = []
    return full


def lead(outcome: str, service: str) -> str:
    """Yes, no or it depends."""
    return line(f"outcome.{outcome}")


def _outcome(decision: Decision, state: State) -> List[Message]:
    """Yes, no or it depends, why, and what to do; what could change that comes as a message of its own."""
    text, notes, ask = decision.words(state.person)
    notes = _without_whose(decision.service, notes, state)
    changes = [number for number, note in enumerate(notes) if note.startswith("- ")]
    first_change = changes[0] - 1 if changes else len(notes)  # the line before the list leads it
    last_change = changes[-1] + 1 if changes else len(notes)
    unless, notes = notes[first_change:last_change], notes[:first_change] + notes[last_change:]
    first = lead(decision.outcome, decision.service)
    if text.lower().startswith(first.split(".")[0].split(",")[0].lower()):
        first = ""
    parts = [f"{first} {text}".strip(), *[note for note in notes if note]]
    if ask:
        parts.append(ask)
    if decision.outcome == "maybe" and decision.service == "imha" and state.get("mha_status") in VAGUE:
        parts.append(line("tell_number"))
    shown = load_knowledge().render_text("\n".join(parts))
    found = []
    if decision.outcome == "eligible":
        found.append(buttons.press(line("how_button"), answer=f"{decision.service}.get"))
    if decision.outcome == "eligible" and decision.service in ("imha", "imca", "careact"):
        found += buttons.answers(["letter.request"])
    found.append(buttons.press(line("why_button"), why_outcome=decision.service))
    if decision.outcome == "maybe":
        found += buttons.answers([f"{decision.service}.get", "contact.advice_line"])
    messages = [Message(
        shown.text, kind="outcome", answer=f"{decision.service}.eligibility", outcome=decision.outcome,
        reason=decision.reason, sources=[*decision.sources, *decision.pending_sources], links=list(shown.links), buttons=found,
    )]
    if unless:
        messages.append(text_message("\n".join(unless)))
    return messages


def _without_whose(service: str, notes: List[str], state: State) -> List[str]:
    """Without "unless she is not the one it is about", of somebody who was named, or said "for me"."""
    known = state.person["phrase"] != wording()["persons"]["someone"]["phrase"] if state.about_other else state.get("subject") == SELF
    if not known or WHOSE not in load_rules().service(service).facts:
        return notes
    rule = fact(service, WHOSE)
    said = f"- {fill(rule.unless_other, state.person) if state.about_other else rule.unless}"
    left = [note for note in notes if note != said]
    return left if any(note.startswith("- ") for note in left) or left == notes else left[: notes.index(said) - 1] + left[notes.index(said):]


def something_else(service: str, state: State, today: date) -> Optional[Message]:
    """Other kinds that are open on what is known, those the rule points to first; None where there are none."""
    decision = decide(service, state.facts, today)
    order = [name for name in decision.point_to if name in SERVICES]
    order += [name for name in SERVICES if name not in order and name != decision.service]
    if state.get("complainant") == "for_deceased":
        order = ["general"]
    lines: List[str] = []
    found: List[buttons.Button] = []
    opened = _open([name for name in order if name != decision.service and name not in state.checked], state, today)
    for name, outcome in opened.items():
        key = "outcome.else_item_eligible" if outcome == "eligible" else "outcome.else_item_maybe"
        words = service_words(name)
        told = fill(line(key, service=words["full"], you="{they}"), state.person)
        lines.append(f"• {told[:1].upper()}{told[1:]}")
        found += buttons.checks([name])
    found.append(buttons.press(line("person_button"), answer="contact.advice_line"))
    if not lines:
        return None
    state.set("offer", {"checks": list(opened)})
    text = "\n".join([line("outcome.else_lead"), *lines])
    return Message(text, kind="note", buttons=found)


def _open(order: List[str], state: State, today: date) -> Dict[str, str]:
    """{kind: outcome} of those that are no no; no law shuts anybody out of the last resort, so it is always among the few shown."""
    found = {name: outcome for name in order for outcome in [decide(name, state.facts, today).outcome] if outcome != "not_eligible"}
    first = list(found)[:MOST_ELSE]
    if LAST_RESORT in found and LAST_RESORT not in first:
        first[-1] = LAST_RESORT
    return {name: found[name] for name in first}


def why_message(service: str, state: State, today: date) -> Message:
    """The law behind an outcome, with section and date."""
    decision = decide(service, state.facts, today)
    shown = load_knowledge().render_sources([*decision.sources, *decision.pending_sources], today)
    return Message(shown.text, answer=f"{service}.eligibility", reason=decision.reason, outcome=decision.outcome,
                   sources=list(decision.sources), links=list(shown.links),
                   buttons=buttons.answers([f"{service}.get", "source.about"]))
