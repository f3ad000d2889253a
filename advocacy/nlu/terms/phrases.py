"""The small language of phrases in the terms files.

`(a|b|)`  one of these, an empty one means it may be left out
`<kin>`   one word of a class of `classes.yml`
`_`       up to three words of any kind, not across a comma or full stop
"""

from __future__ import annotations

import itertools
from typing import Callable, Dict, Iterable, Iterator, List, Tuple

from advocacy.nlu.terms.files import TermsError

STOPS = [".", ","]
ANYTHING = {"ORTH": {"NOT_IN": STOPS}, "OP": "?"}
_LIMIT = 1000


def expand(phrase: str) -> List[str]:
    """"(on|under) a cto" -> ["on a cto", "under a cto"]. Raises TermsError on unbalanced brackets."""
    choices, end = _choices(phrase, 0)
    if end != len(phrase):
        raise TermsError("terms", phrase, "brackets must be paired")
    if len(choices) > _LIMIT:
        raise TermsError("terms", phrase, f"stands for {len(choices)} phrases, more than {_LIMIT}: split it up")
    return list(dict.fromkeys(text for text in (" ".join(choice.split()) for choice in choices) if text))


def _choices(phrase: str, at: int) -> Tuple[List[str], int]:
    """Every reading of `phrase` from `at` up to the bracket that closes there, and the place of that bracket."""
    done: List[str] = []
    running = [""]
    while at < len(phrase) and phrase[at] != ")":
        if phrase[at] == "(":
            inner, at = _choices(phrase, at + 1)
            if at == len(phrase):
                return [], -1
            running = [left + right for left in running for right in inner]
        elif phrase[at] == "|":
            done, running = done + running, [""]
        else:
            running = [left + phrase[at] for left in running]
        at += 1
    return done + running, at


def is_pattern(text: str) -> bool:
    return "<" in text or "_" in text.split()


def token_pattern(text: str, classes: Dict[str, List[str]], words: Callable[[str], Iterable[str]]) -> List[dict]:
    """A phrase with `<class>` or `_` as a spaCy Matcher pattern over normal words."""
    return list(itertools.chain.from_iterable(_tokens(part, text, classes, words) for part in text.split()))


def _tokens(part: str, text: str, classes: Dict[str, List[str]], words: Callable[[str], Iterable[str]]) -> Iterator[dict]:
    if part == "_":
        yield from (dict(ANYTHING) for _ in range(3))
    elif part.startswith("<") and part.endswith(">"):
        name = part[1:-1]
        if name == "number":
            yield {"IS_DIGIT": True}
        elif name in classes:
            yield {"ORTH": {"IN": list(classes[name])}}
        else:
            raise TermsError("terms/classes.yml", name, f"is not there, but is used in: {text}")
    else:
        yield from ({"ORTH": word} for word in words(part))
