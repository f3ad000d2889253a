"""What is true: reading, checking and showing the files of `knowledge/`. Imports no rasa."""

from advocacy.knowledge.errors import KnowledgeError
from advocacy.knowledge.glossary import meaning_of, term_in
from advocacy.knowledge.knowledge import Knowledge
from advocacy.knowledge.lengths import length_of
from advocacy.knowledge.placeholders import Rendered, UnknownPlaceholder
from advocacy.knowledge.safety import CrisisReply, SafetyTexts
from advocacy.knowledge.schema import Answer, Contact, Source
from advocacy.knowledge.store import DEFAULT, check, load_knowledge, load_safety

__all__ = ["DEFAULT", "Answer", "Contact", "CrisisReply", "Knowledge", "KnowledgeError", "Rendered",
           "SafetyTexts", "Source", "UnknownPlaceholder", "check", "load_knowledge", "load_safety", "length_of", "meaning_of", "term_in"]
