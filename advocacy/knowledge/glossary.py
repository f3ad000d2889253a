"""What a word of the field means, from `knowledge/glossary.yml`."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from advocacy.knowledge.schema import Meaning
from advocacy.knowledge.store import DEFAULT, load_knowledge
from advocacy.knowledge.wording import plain_name


def meaning_of(key: str, folder: Path = DEFAULT) -> Meaning | None:
    """Meaning(text, sources, reviewed) for a value of the finder ("s5_2") or a name people use ("sectioned")."""
    found = _names(folder).get(plain_name(key))
    return load_knowledge(folder).glossary[found] if found else None


def term_in(text: str, folder: Path = DEFAULT) -> str | None:
    """The key of the word of the field that stands in a text ("what does sectioned mean"); the longest, then the first."""
    said = plain_name(text)
    stand = [(-len(name), place.start(), key) for name, key in _names(folder).items()
             if (place := re.search(rf"(?<![\w']){re.escape(name)}(?![\w'])", said))]
    return min(stand)[2] if stand else None


@lru_cache(maxsize=8)
def _names(folder: Path) -> dict[str, str]:
    """Every name, as it is compared, and the key it leads to."""
    return {plain_name(name): key for key, meaning in load_knowledge(folder).glossary.items()
            for name in (key, *meaning.names, *meaning.values)}
