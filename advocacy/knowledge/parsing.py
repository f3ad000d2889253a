"""From plain YAML values to entries; what does not fit becomes faults in plain words."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from advocacy.knowledge.errors import KnowledgeError
from advocacy.knowledge.schema import BUTTON_CHARACTERS, QUESTION_CHARACTERS, Entry

E = TypeVar("E", bound=Entry)

_FIELD_MENDS = {
    "grade": "use A, B or C; what is graded D or not verified must not be in the file as a value",
    "question": f"write a question of at most {QUESTION_CHARACTERS} characters",
    "button": f"write a button of at most {BUTTON_CHARACTERS} characters",
    "checked": "write a date as 2026, 2026-01, 2026-01-18, or the word undated",
}
_TYPE_MENDS = {
    "value_error.missing": "add this key",
    "value_error.extra": "correct its spelling or take it out",
    "value_error.date": "write a day that exists, as 2026-11-23",
    "type_error.none.not_allowed": "give it a value or take the key out",
}


def _fault(file: str, key: str, error: dict) -> KnowledgeError:
    path = [str(part) for part in error["loc"] if part != "__root__"]
    mend = _TYPE_MENDS.get(error["type"]) or next(
        (_FIELD_MENDS[part] for part in reversed(path) if part in _FIELD_MENDS), "change it so that it fits")
    return KnowledgeError(file, ".".join([key, *path]), error["msg"], mend)


def parse(model: type[E], raw, file: str, key: str, faults: list[KnowledgeError]) -> E | None:
    """The entry, or None after adding its faults to `faults`."""
    if not isinstance(raw, dict):
        faults.append(KnowledgeError(file, key, "holds no keys", "indent its keys below it"))
        return None
    try:
        return model.parse_obj(raw)
    except ValidationError as error:
        faults.extend(_fault(file, key, one) for one in error.errors())
    except TypeError:
        faults.append(KnowledgeError(file, key, "has a key that is not text", "put the key in quotes"))
    return None


def parse_all(model: type[E], raw: dict, file: str, faults: list[KnowledgeError]) -> dict[str, E]:
    """All entries of a file that fit, by id; the faults of the others are added."""
    parsed = {str(key): parse(model, value, file, str(key), faults) for key, value in raw.items()}
    return {key: entry for key, entry in parsed.items() if entry is not None}
