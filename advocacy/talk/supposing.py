"""What if they make it a section 3: what would follow is said, and nothing of it is kept."""
from __future__ import annotations

from datetime import date
from typing import Optional

from advocacy.eligibility import decide
from advocacy.knowledge import load_knowledge
from advocacy.talk import buttons
from advocacy.talk.checking import service_of_facts
from advocacy.talk.outcome import lead
from advocacy.talk.parse import SUPPOSED, Parse
from advocacy.talk.reply import Message
from advocacy.talk.state import State
from advocacy.talk.told import facts_in
from advocacy.talk.wording import line


def supposed_message(parse: Parse, state: State, today: date) -> Optional[Message]:
    """The outcome as it would be, beside one that stands; None where nothing is supposed that a rule reads."""
    if SUPPOSED not in parse.open_mentions or not state.checked:
        return None
    supposed = {name: value for name, value in facts_in(parse, SUPPOSED).items() if name != "subject"}
    service = service_of_facts(supposed, state)
    if service is None or service not in state.checked:
        return None
    decision = decide(service, {**state.facts, **supposed}, today)
    text = decision.words(state.person)[0]
    first = lead(decision.outcome, service)
    if text.lower().startswith(first.split(".")[0].split(",")[0].lower()):
        first = ""
    shown = load_knowledge().render_text(f"{line('supposing')} {first} {text}".replace("  ", " "))
    return Message(shown.text, kind="note", answer=f"{service}.eligibility", reason=decision.reason, sources=list(decision.sources),
                   links=list(shown.links), buttons=buttons.answers([f"{service}.get"]))
