"""The texts of `knowledge/not_covered/` as messages: what no answer covers."""
from __future__ import annotations

from typing import Any, Dict, List, Optional

from advocacy.eligibility.words import fill
from advocacy.knowledge import load_knowledge
from advocacy.talk import buttons
from advocacy.talk.in_context import WITHOUT_SERVICE, for_service
from advocacy.talk.reply import Message
from advocacy.talk.state import State


def fits(when: Dict[str, List[str]], facts: Dict[str, Any]) -> bool:
    """Whether each fact that a text is meant for is told, with one of its values."""
    return all(set(_values(facts.get(name))) & set(values) for name, values in when.items())


def own_words(asked: str, state: State) -> Message:
    """What is known of it, for the person it is about, with what to ask next."""
    entry = load_knowledge().not_covered[asked]
    text = fill(entry.other, state.person) if state.about_other and entry.other else entry.text
    shown = load_knowledge().render_text(text.strip())
    counts_as = _id(entry.answer, state)
    if counts_as and not counts_as.startswith("scope."):
        state.note_topic(counts_as)  # "and how long will they take?" is asked on
    return Message(shown.text, kind="answer" if entry.sources else "note", answer=counts_as, links=list(shown.links),
                   sources=list(entry.sources), buttons=buttons.answers(entry.next))


def _id(answer: Optional[str], state: State) -> Optional[str]:
    if not answer or "." in answer:
        return answer
    return for_service(answer, state.service) if state.service else WITHOUT_SERVICE[answer]


def _values(told: Any) -> List[Any]:
    return told if isinstance(told, list) else [told]
