"""How the plain page looks: templates filled from the transcript, one small style sheet, strict headers."""

import hashlib
import secrets
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from advocacy.channels import safety_net
from advocacy.channels.history import history
from advocacy.channels.render.blocks import blocks
from advocacy.channels.render.shape import shape
from advocacy.channels.settings import settings
from advocacy.channels.texts import texts
from advocacy.channels.tokens import live
from advocacy.channels.web.sessions import Open, form_key

_FOLDER = Path(__file__).parent
STYLE = (_FOLDER / "page.css").read_bytes()
STYLE_URL = f"/assets/page.{hashlib.sha256(STYLE).hexdigest()[:12]}.css"

_templates = Environment(
    loader=FileSystemLoader(_FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class Shown(NamedTuple):
    """A page and the session whose forms it holds."""

    html: str
    session: Open


def chat(
    session: Open, *, note: str | None = None, typed: str = "", danger: dict[str, Any] | None = None
) -> Shown:
    """The conversation and the box to write in. `note` is a key of `texts.yml`."""
    entries = history(session.conversation)
    latest = _latest(entries)
    crisis = [entry["message"] for entry in latest if entry.get("message", {}).get("kind") == "crisis"]
    if danger:
        crisis = [shape(danger, [], date.today())]
    return Shown(
        _fill(
            "chat.html",
            # Crisis words stand at the top, and there only.
            entries=[entry for entry in entries if entry.get("message") not in crisis or "message" not in entry],
            crisis=crisis,
            latest=next((e["message"]["id"] for e in latest if e["message"] not in crisis), None),
            live=set(live(session.conversation)),
            notice=blocks(safety_net.notice()),
            note=note and texts()[note],
            typed=typed,
            key=form_key(session),
            message_id=secrets.token_hex(8),
        ),
        session,
    )


def privacy() -> str:
    """What is kept, as the assistant itself answers it."""
    try:
        from advocacy.knowledge import load_knowledge

        knowledge = load_knowledge()
        said = [knowledge.render_answer("bot.privacy", today=date.today())]
        if knowledge.answers["bot.privacy"].more:
            said.append(knowledge.render_answer("bot.privacy", more=True, today=date.today()))
        shown = [block for part in said for block in blocks({"text": part.text, "links": part.links})]
    except Exception:  # noqa: BLE001 - the page says so
        shown = blocks({"text": texts()["privacy_fallback"]})
    return _fill("privacy.html", blocks=shown, notice=blocks(safety_net.notice()))


def message(note: str) -> str:
    """A page with one text of `texts.yml`."""
    return _fill("message.html", note=texts()[note], notice=blocks(safety_net.notice()))


def leaving() -> str:
    """A page that shows nothing of where it was, for the moment until the neutral site is there."""
    return _fill("leaving.html", leave_url=settings().leave_url)


def HEADERS() -> dict[str, str]:
    """The headers of every page."""
    framing = " ".join(settings().allowed_origins) or "'none'"
    return {
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
            f"frame-ancestors {framing}"
        ),
        "X-Content-Type-Options": "nosniff",
        # Not "no-referrer": browsers would then send forms with `Origin: null`.
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def _latest(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = []
    for entry in reversed(entries):
        if entry["from"] == "person":
            break
        answers.insert(0, entry)
    return answers


def _fill(name: str, **values: Any) -> str:
    # Not the dict itself: its methods would hide texts named like them.
    return _templates.get_template(name).render(t=SimpleNamespace(**texts()), style=STYLE_URL, **values)
