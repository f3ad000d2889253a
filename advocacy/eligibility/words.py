"""Say the same thing to the person it is about, or about somebody else."""
from __future__ import annotations

import re
from typing import Dict, Union

Person = Union[str, Dict[str, str]]

FORMS = {
    "they": {"they": "they", "them": "them", "their": "their", "theirs": "theirs", "themselves": "themselves",
             "are": "are", "have": "have", "do": "do", "were": "were", "need": "need", "want": "want"},
    "she": {"they": "she", "them": "her", "their": "her", "theirs": "hers", "themselves": "herself"},
    "he": {"they": "he", "them": "him", "their": "his", "theirs": "his", "themselves": "himself"},
}
SINGULAR = {"are": "is", "have": "has", "do": "does", "were": "was", "need": "needs", "want": "wants"}
SELF = {"who": "you", "whose": "your", "they": "you", "them": "you", "their": "your", "theirs": "yours",
        "themselves": "yourself", "are": "are", "have": "have", "do": "do", "were": "were", "need": "need",
        "want": "want", "is": "are", "has": "have", "does": "do", "was": "were"}
ALIASES = {"you": "who", "your": "whose"}
ANYBODY = "the person"


def fill(text: str, person: Person = "self") -> str:
    """Fill {who}, {whose}, {they}, {them}, {their} ... ; other placeholders are left alone.

    `person` is "self", a phrase such as "your mother", or {"phrase": ..., "they": "she"|"he"|"they"}.
    {Who} and {They} begin a sentence. After {who} write {is} {has} {does} {was}; after {they} write
    {are} {have} {do} {were} {need} {want}; both agree with the person.
    """
    words = _words(person)

    def one(found: "re.Match[str]") -> str:
        name = found.group(1)
        key = ALIASES.get(name.lower(), name.lower())
        if key not in words:
            return found.group(0)
        word = words[key]
        return word[:1].upper() + word[1:] if name[0].isupper() else word

    return re.sub(r"\{([A-Za-z]+)\}", one, text)


def _words(person: Person) -> Dict[str, str]:
    if person == "self":
        return SELF
    if isinstance(person, str):
        person = {"phrase": person}
    phrase = (person.get("phrase") or ANYBODY).strip()
    pronoun = person.get("they", "they")
    forms = FORMS.get(pronoun, FORMS["they"])
    agreed = {} if pronoun not in ("she", "he") else SINGULAR
    return {
        **FORMS["they"], **agreed, **forms, "who": phrase, "whose": possessive(phrase),
        "is": "is", "has": "has", "does": "does", "was": "was",
    }


def possessive(phrase: str) -> str:
    """your mother -> your mother's; your parents -> your parents'; your boss -> your boss's."""
    return f"{phrase}'" if phrase.endswith("s") and not phrase.endswith("ss") else f"{phrase}'s"
