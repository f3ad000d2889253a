"""Writes domain.yml from the knowledge: facts are slots, answers are intents. `make domain`."""
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
OWN = {
    "person": "whom it is about, when not the writer", "topic": "the answer given last", "service_talked": "the kind of advocate talked of last",
    "checked": "kinds whose outcome was told", "last_outcome": "", "triage_topic": "", "asked_facts": "", "skipped": "", "misses": "",
    "doubts": "", "paused": "", "offer": "", "met": "", "gentle": "a crisis in the turns just before", "erase_me": "", "earlier_facts": "", "form_turns": "",
    "aside": "facts of others whom it was about before", "stopped": "a form that was stopped on purpose",
}
BESIDE = ["crisis_self", "crisis_other", "crisis_abuse", "press"]
PRESSED = ["answer", "more", "sources", "why_outcome", "check", "resume", "act", "kind", "more_choices", "triage_topic"]
FOUND = ["relation", "org", "duration_days", "place", "complaint_service", "setting", "age_number", "answer", "service"]
RESERVED = ("restart", "back", "session_start")
FORMS = ["imha", "imca", "careact", "complaints", "general", "which"]


def main() -> None:
    intents = set(BESIDE)
    for path in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        for block in yaml.safe_load(path.read_text())["nlu"]:
            if block["intent"] in RESERVED:
                raise SystemExit(f"{path}: intent {block['intent']}: is one of Rasa's own; name it otherwise")
            intents.add(block["intent"])
    facts = {}
    for path in sorted((ROOT / "knowledge" / "eligibility").glob("*.yml")):
        facts.update(dict.fromkeys((yaml.safe_load(path.read_text()) or {}).get("facts", {})))
    lines = ['version: "3.1"', "",
             "# Written by `make domain` from data/nlu and knowledge/eligibility: what is asked, what is known.",
             "# Texts are not here: answers stand in knowledge/, so that a fact is mended without training.", "",
             "session_config:", "  session_expiration_time: 60", "  carry_over_slots_to_new_session: false", "", "intents:"]
    lines += [f"- {intent}" for intent in sorted(intents)]
    entities = sorted({*facts, *PRESSED, *FOUND})
    lines += ["", "entities:"] + [f"- {name}" for name in entities]
    lines += ["", "slots:"]
    for name in [*facts, *OWN]:
        lines += [f"  {name}:", "    type: any", "    influence_conversation: false", "    mappings:", "    - type: custom"]
    answered = sorted(intents - set(BESIDE[:3]))
    lines += ["", "forms:"]
    for form in FORMS:
        lines += [f"  {form}_form:", "    required_slots: []"]
    lines += ["", "actions:", "- action_answer", "- action_crisis", "- action_session_start"]
    lines += [f"- validate_{form}_form" for form in FORMS]
    (ROOT / "domain.yml").write_text("\n".join(lines) + "\n")
    rules = ['version: "3.1"', "", "# Written by `make domain`. One rule a kind of message, in and out of every form: what a form",
             "# does not take as an answer comes here, is answered, and the form asks its question again.", "rules:",
             "- rule: somebody in danger goes before everything", "  steps:", "  - or:"]
    lines_or = [f"    - intent: {intent}" for intent in BESIDE[:3]]
    rules += lines_or + ["  - action: action_crisis", "", "- rule: everything else is answered", "  steps:", "  - or:"]
    rules += [f"    - intent: {intent}" for intent in answered] + ["  - action: action_answer", ""]
    for form in FORMS:
        rules += [f"- rule: the {form} form ends when its outcome is said", "  condition:", f"  - active_loop: {form}_form",
                  "  steps:", f"  - action: {form}_form", "  - active_loop: null", "  - slot_was_set:", "    - requested_slot: null", ""]
    (ROOT / "data" / "rules").mkdir(exist_ok=True)
    (ROOT / "data" / "rules" / "rules.yml").write_text("\n".join(rules).rstrip() + "\n")


if __name__ == "__main__":
    main()
