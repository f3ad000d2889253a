"""The report as one HTML page."""
from __future__ import annotations

from html import escape
from typing import Any, Iterable, List, Sequence

STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1f24}
table{border-collapse:collapse;margin:1rem 0}td,th{border-bottom:1px solid #d5d9df;padding:.2rem .7rem;text-align:left;vertical-align:top}
img{max-width:100%}h2{margin-top:2.5rem}.note{color:#555}"""


class Page:
    """Collects parts; `html()` gives the whole."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._parts: List[str] = []

    def head(self, text: str) -> None:
        self._parts.append(f"<h2>{escape(text)}</h2>")

    def say(self, text: str) -> None:
        self._parts.append(f'<p class="note">{escape(text)}</p>')

    def picture(self, image: str) -> None:
        self._parts.append(image)

    def table(self, head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> None:
        cells = "".join(f"<th>{escape(str(cell))}</th>" for cell in head)
        body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
        self._parts.append(f"<table><tr>{cells}</tr>{body}</table>")

    def html(self) -> str:
        title = escape(self._title)
        return (f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
                f"<h1>{title}</h1>{''.join(self._parts)}</html>")
