"""A long message in pieces that each fit, cut at the ends of lines, then of sentences, then of words."""

import re

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


def pieces(lines: list[Line], limit: int) -> list[list[Line]]:
    """Lines in groups whose text, with line breaks, has at most `limit` characters."""
    made: list[list[Line]] = []
    room = 0
    for line in lines:
        for part in _fit(line, limit):
            length = _length(part)
            if not part and (not made or room < 2):
                continue
            if not made or length + 1 > room:
                made.append([part])
                room = limit - length
            else:
                made[-1].append(part)
                room -= length + 1
    return made


def _fit(line: Line, limit: int) -> list[Line]:
    """The line itself, or its sentences in as few lines as possible."""
    if _length(line) <= limit:
        return [line]
    made: list[Line] = [[]]
    for span in line:
        for part in _parts(span, limit):
            if made[-1] and _length(made[-1]) + len(part["text"]) > limit:
                made.append([])
            made[-1].append(part)
    return made


def _parts(span: Span, limit: int) -> list[Span]:
    if "href" in span and len(span["text"]) <= limit:
        return [span]
    found: list[Span] = []
    for sentence in _SENTENCE_END.split(span["text"]):
        found += [{"text": part + " "} if len(part) < limit else {"text": part} for part in _words(sentence, limit)]
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


def _length(line: Line) -> int:
    return sum(len(span["text"]) for span in line)
