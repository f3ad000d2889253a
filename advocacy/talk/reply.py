"""What a turn gives back: messages, changed slots and what happens to the running form."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional


@dataclass
class Message:
    """One bot message; the fields are those of the contract and of docs/interfaces.md."""

    text: str
    kind: str = "answer"
    answer: Optional[str] = None
    outcome: Optional[str] = None
    reason: Optional[str] = None
    asks: Optional[str] = None
    sources: List[str] = field(default_factory=list)
    links: List[Dict[str, str]] = field(default_factory=list)
    buttons: List[Dict[str, str]] = field(default_factory=list)

    def metadata(self) -> Dict[str, Any]:
        """Everything but text and buttons, without what is empty."""
        names = ("kind", "answer", "outcome", "reason", "asks", "sources", "links")
        return {name: getattr(self, name) for name in names if getattr(self, name)}


@dataclass
class Reply:
    """The messages of a turn in order, slot changes, and the form to start or end.

    `rejected` hands the message on from a form to the rules: it was no answer to the form's question.
    """

    messages: List[Message] = field(default_factory=list)
    slots: Dict[str, Any] = field(default_factory=dict)
    start_form: Optional[str] = None
    end_form: bool = False
    rejected: bool = False
    restart: bool = False
    requested: Optional[str] = None

    def say(self, message: Message) -> "Reply":
        self.messages.append(message)
        return self
