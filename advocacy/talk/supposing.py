"""What if they make it a section 3: what would follow is said, and nothing of it is kept."""
from __future__ import annotations

import re
from datetime import date
from typing import Optional

from advocacy.eligibility import decide
from advocacy.eligibility.words import fill
from advocacy.knowledge import load_knowledge
from advocacy.talk import buttons
from advocacy.talk.checking import service_of_facts
from advocacy.talk.outcome import lead
from advocacy.talk.parse import SUPPOSED, Parse
from advocacy.talk.reply import Message
from advocacy.talk.state import State
from advocacy.talk.told import facts_in
from advocacy.talk.wording import line, wording


# "What if they keep me in after the 72 hours?"
_KEPT_ON = re.compile(
    r"\b(?:i'?ll|they'?ll|will|gonna|going to|would|might|could|threaten\w* to|want to) (?:just |then )?section (?:me|him|her|them)\b|"
    r"\b(?:what (?:if|happens if|happens when|about if)|and if|but if|if)\b[^.?!]{0,20}\b(?:keep|kept|keeps|hold|held|holds|detain|detained|extend|extended|extends|renew|renewed|renews|stay|stuck)\b"
    r"[^.?!]{0,25}\b(?:in|here|on|after|longer|afterwards|beyond)\b", re.IGNORECASE)


_AFTER = re.compile(r"^\W*(?:and |so |ok |but )*what (?:happens|comes) (?:after|next|then|afterwards)(?: that| this| it)?\W*$|^\W*(?:and |so )*(?:then what|what then)\W*$|^\W*and then\W*$", re.IGNORECASE)


def supposed_message(parse: Parse, state: State, today: date) -> Optional[Message]:
    """The outcome as it would be, beside one that stands; None where nothing is supposed that a rule reads."""
    if not state.checked:
        return None
    another_section = "mha_status" in {**facts_in(parse), **(facts_in(parse, SUPPOSED) if SUPPOSED in parse.open_mentions else {})}
    if (_KEPT_ON.search(parse.text) or _AFTER.search(parse.text)) and not another_section:
        return _kept_on(state, asks_after=not _KEPT_ON.search(parse.text))
    if SUPPOSED not in parse.open_mentions:
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


def _kept_on(state: State, asks_after: bool) -> Optional[Message]:
    """What it means for an IMHA when somebody is kept in; None of somebody of whom no section is known.

    `asks_after`: only "what happens then?", which is told where the holding is short.
    """
    held = set(state.get("mha_status") or [])
    words = wording()["kept_on"]
    found = next((one for one in words if held & set(one["statuses"])), None)
    if not found or "imha" not in state.checked or asks_after and not found.get("short"):
        return None
    return Message(fill(found["text"], state.person), kind="answer", answer="imha.eligibility", sources=found["sources"],
                   buttons=buttons.answers(["imha.get", "scope.legal", "contact.advice_line"]))
