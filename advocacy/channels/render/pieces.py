"""A long message in pieces that each fit, cut at the ends of lines, then of sentences, then of words."""

import re
from collections.abc import Callable

from advocacy.channels.render.blocks import Block, Span

Line = list[Span]
_SENTENCE_END = re.compile(r"(?<=[.?:;])\s+")


def lines(made: list[Block]) -> list[Line]:
    """Blocks as lines: an empty one between paragraphs, list items with a bullet."""
    found: list[Line] = []
    for block in made:
        if block["type"] == "list":
            found += [[{"text": "• "}, *item] for item in block["items"]]
            continue
        if found:
            found.append([])
        found.append(block["spans"])
    return found


def pieces(
    said: list[Line], limit: int, measure: Callable[[Span], int] = lambda span: len(span["text"]), worst: int = 1
) -> list[list[Line]]:
    """Lines in groups whose text, with line breaks, measures at most `limit`.

    `worst`: how many times longer than a letter its measure can be.
    """
    made: list[list[Line]] = []
    room = 0
    for line in said:
        for part in _fit(line, limit, measure, worst):
            length = sum(map(measure, part))
            if not part and (not made or room < 2):
                continue
            if not made or length + 1 > room:
                made.append([part])
                room = limit - length
            else:
                made[-1].append(part)
                room -= length + 1
    return made


def _fit(line: Line, limit: int, measure: Callable[[Span], int], worst: int) -> list[Line]:
    """The line itself, or its sentences in as few lines as possible."""
    if sum(map(measure, line)) <= limit:
        return [line]
    made: list[Line] = [[]]
    for span in line:
        for part in _parts(span, limit, measure, worst):
            if made[-1] and sum(map(measure, [*made[-1], part])) > limit:
                made.append([])
            made[-1].append(part)
    return [[*part[:-1], {**part[-1], "text": part[-1]["text"].rstrip()}] for part in made if part]


def _parts(span: Span, limit: int, measure: Callable[[Span], int], worst: int) -> list[Span]:
    if "href" in span and measure(span) <= limit:
        return [span]
    longest = limit // worst
    found: list[Span] = []
    for sentence in _SENTENCE_END.split(span["text"]):
        found += [{"text": part + " "} if len(part) < longest else {"text": part} for part in _words(sentence, longest)]
    return found


def _words(sentence: str, limit: int) -> list[str]:
    made = [""]
    for word in sentence.split(" "):
        for part in [word[start : start + limit] for start in range(0, len(word), limit)] or [""]:
            if made[-1] and len(made[-1]) + 1 + len(part) > limit:
                made.append(part)
            else:
                made[-1] = f"{made[-1]} {part}" if made[-1] else part
    return made
