"""What was understood of one message."""
from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional

from advocacy.knowledge.safety import CALM

# Facts that exist under another name among the entities: "service" is the kind of advocate there.
ENTITY_TO_FACT = {"complaint_service": "service"}
SUPPOSED = "supposed"  # beside the facts that may be told: what a "what if" supposes
MENTIONS = "mentions"  # key of the latest message: {fact that may be told: [Mention as a dict]}


_NOT_NEEDED = re.compile(r"\b(?:don'?t|do not|doesn'?t|does not|didn'?t) (?:need|want)(?: an?| the| any)?\s*$", re.IGNORECASE)


@dataclass
class Entity:
    """A domain term in the message, or a value that a button carried."""

    name: str
    value: Any
    negated: bool = False
    past: bool = False
    pressed: bool = False
    text: str = ""
    start: int = 0
    end: int = 0
    whose: Optional[str] = None


@dataclass
class Parse:
    """Intent, rankings, entities and danger of the latest message (see docs/interfaces.md)."""

    text: str
    intent: str
    confidence: float
    entities: List[Entity] = field(default_factory=list)
    ranking: List[Dict[str, Any]] = field(default_factory=list)
    questions: List[List[Dict[str, Any]]] = field(default_factory=list)
    danger: Optional[Dict[str, Any]] = None
    pressed: bool = False
    foreign: bool = False  # hardly a word of it is English
    understood: bool = False  # the words of the field were looked for, though perhaps none was found
    # facts that may still be told (`open_facts`), and the words of the field read as an answer to each
    open_mentions: Dict[str, List[Dict[str, Any]]] = field(default_factory=dict)

    @classmethod
    def of(cls, data: Dict[str, Any]) -> "Parse":
        """From the tracker's `latest_message`."""
        text = data.get("text") or ""
        intent = data.get("intent") or {}
        pressed = text.startswith("/")
        ranking = data.get("answer_ranking") or []
        entities = [
            Entity(e["entity"], e["value"], bool(e.get("negated")), bool(e.get("past")), pressed,
                   text[e.get("start") or 0 : e.get("end") or 0], e.get("start") or 0, e.get("end") or 0, e.get("whose"))
            for e in data.get("entities") or []
        ]
        return cls(
            text=text,
            intent=intent.get("name") or "",
            confidence=float(intent.get("confidence") or 0.0),
            entities=entities,
            ranking=ranking,
            questions=data.get("questions") or ([ranking] if ranking else []),
            danger=data.get("danger"),
            pressed=pressed,
            foreign=bool(data.get("foreign")),
            understood="entities" in data,
            open_mentions=data.get(MENTIONS) or {},
        )

    @property
    def in_danger(self) -> bool:
        return bool(self.danger) and self.danger.get("kind") not in CALM

    @property
    def kind_line(self) -> Optional[str]:
        """The line of `knowledge/safety.yml` that follows the answer, or None."""
        kind = (self.danger or {}).get("kind")
        return kind if kind in CALM else None

    @property
    def slight_doubt(self) -> bool:
        """A doubt of the danger check that was never an alarm: answers to a form's question often sound so."""
        return (self.danger or {}).get("kind") == "unsure" and not self.danger.get("suspected")

    @classmethod
    def of_payload(cls, payload: str, danger: Optional[Dict[str, Any]] = None) -> "Parse":
        """From what a button sends: `/intent{"name": value}`."""
        intent, brace, values = payload.lstrip("/").partition("{")
        found = json.loads(brace + values) if brace else {}
        return cls(text=payload, intent=intent, confidence=1.0, danger=danger, pressed=True,
                   entities=[Entity(name, value, pressed=True) for name, value in found.items()])

    def value(self, name: str) -> Any:
        """The first value of an entity that is neither denied nor past, or None."""
        for entity in self.entities:
            if entity.name == name and not entity.negated and not entity.past:
                return entity.value
        return None

    def values(self, name: str) -> List[Any]:
        return [e.value for e in self.entities if e.name == name and not e.negated and not e.past]

    @property
    def services(self) -> List[str]:
        """Kinds of advocate named, in the order they are named."""
        return list(dict.fromkeys(e.value for e in self.entities if e.name == "service" and not self.pressed
                                  and not (e.negated or _NOT_NEEDED.search(self.text[: e.start]))))
