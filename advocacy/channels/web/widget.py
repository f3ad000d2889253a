"""The widget's files, built by `web/` and kept in `static/`: the loader, the guide, two pages that use it.

The words come from texts.yml and widget.yml and are put in at the start, so that changing them needs no build.
"""

import gzip
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, raw

from advocacy.channels import safety_net
from advocacy.channels.erasing import erase_soon, mark_ended
from advocacy.channels.identity import Refused
from advocacy.channels.render.blocks import blocks
from advocacy.channels.settings import settings
from advocacy.channels.texts import texts
from advocacy.channels.web import http, look
from advocacy.channels.web.api import guarded
from advocacy.channels.web.root import RootBlueprint
from advocacy.channels.web.sessions import API, resume

_FOLDER = Path(__file__).parent
STATIC = _FOLDER / "static"
WORDS = _FOLDER / "widget.yml"
_SHARED = (
    "title intro privacy_link label hint send you guide earlier sources leave leave_hint leaving cleared "
    "choose busy empty help_now examples_title"
).split()
_FOREVER = "public, max-age=31536000, immutable"
_SOON = "public, max-age=300, stale-while-revalidate=86400"
_SCRIPT = "text/javascript; charset=utf-8"
_STYLE = "text/css; charset=utf-8"
_PAGE = "text/html; charset=utf-8"


class Asset(NamedTuple):
    """Bytes to serve, plain and packed, and a hash of them."""

    plain: bytes
    packed: bytes
    digest: str

    @classmethod
    def of(cls, content: str) -> "Asset":
        plain = content.encode("utf-8")
        return cls(plain, gzip.compress(plain, mtime=0), hashlib.sha256(plain).hexdigest()[:12])


class Assets(NamedTuple):
    """What the widget consists of. The guide's name carries its hash; the loader knows that name."""

    guide: Asset
    loader: Asset
    style: Asset
    pages: dict[str, Asset]


@cache
def assets() -> Assets:
    """The built files with words and addresses in them. Errors: OSError for a missing file, KeyError for a missing word."""
    own = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    built = {
        "words": {**own, **{key: texts()[key] for key in _SHARED}},
        "examples": texts()["examples"],
        "notice": blocks(safety_net.notice()),
        # That something went wrong the widget says itself, and what; the numbers are what it lacks.
        "sorry": [block for block in blocks(safety_net.sorry()) if _has_link(block)],
        "leaveUrl": settings().leave_url,
    }
    guide = Asset.of(_filled("guide.js", "__BUILT__", built))
    for_loader = {
        "file": f"assets/guide.{guide.digest}.js",
        "open": own["open"],
        "opening": own["opening"],
        "failed": own["open_failed"],
    }
    return Assets(
        guide,
        Asset.of(_filled("widget.js", "__LOADER__", for_loader)),
        Asset.of(_read("pages.css")),
        {"/guide/": Asset.of(_read("full.html")), "/demo/": Asset.of(_read("demo.html"))},
    )


def widget_routes() -> Blueprint:
    """Routes of the files, of the pages that use them, and of leaving quickly."""
    made = assets()
    blueprint = RootBlueprint("advocacy_widget")

    async def loader(request: Request) -> HTTPResponse:
        return _send(request, made.loader, _SCRIPT, _SOON)

    async def guide(request: Request, name: str) -> HTTPResponse:
        # A page that was open during an update asks for the file before; it gets the new one, not kept.
        return _send(request, made.guide, _SCRIPT, _FOREVER if made.guide.digest in name else "no-store")

    async def style(request: Request) -> HTTPResponse:
        return _send(request, made.style, _STYLE, _SOON)

    async def page(request: Request) -> HTTPResponse:
        response = _send(request, made.pages[request.path.rstrip("/") + "/"], _PAGE, "no-cache")
        response.headers.update(_page_headers())
        return response

    @blueprint.post("/webhooks/web/leave", stream=True)
    @guarded
    async def leave(request: Request) -> HTTPResponse:
        """The token in the body, because a beacon can carry no header. Whoever has it may erase."""
        token = (await http.read_body(request, settings().body_bytes)).decode("utf-8", "replace")
        session = resume(API, token)
        if not isinstance(session, Refused):
            mark_ended(session.conversation)
            erase_soon(session.conversation)
        return empty()

    both = ["GET", "HEAD"]
    blueprint.add_route(loader, "/widget.js", methods=both, name="loader")
    blueprint.add_route(guide, r"/assets/<name:guide\.[0-9a-f]{12}\.js>", methods=both, name="guide")
    blueprint.add_route(style, "/assets/pages.css", methods=both, name="pages_style")
    for path in made.pages:
        blueprint.add_route(page, path, methods=both, name="page_" + path.strip("/"))
    return blueprint


def _filled(name: str, mark: str, values: dict[str, Any]) -> str:
    content = _read(name)
    if content.count(mark) != 1:
        raise ValueError(f"{name}: {mark} must stand in it once; build it anew in web/")
    # `<` as an escape, so that the text can never end a script element somebody puts it in.
    return content.replace(mark, json.dumps(values, ensure_ascii=False).replace("<", "\\u003c"))


def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _send(request: Request, asset: Asset, content_type: str, keep: str) -> HTTPResponse:
    headers = {
        "Cache-Control": keep,
        "ETag": f'"{asset.digest}"',
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        # Public files, the same for everybody; module scripts of other sites cannot be loaded without it.
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    if request.headers.get("if-none-match") == headers["ETag"]:
        return empty(status=304, headers=headers)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    if packed:
        headers["Content-Encoding"] = "gzip"
    return raw(asset.packed if packed else asset.plain, headers=headers, content_type=content_type)


def _page_headers() -> dict[str, str]:
    headers = look.HEADERS()
    policy = headers["Content-Security-Policy"]
    scripted = "script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    headers["Content-Security-Policy"] = policy.replace("style-src", scripted + "style-src", 1)
    return headers


def _has_link(block: Any) -> bool:
    lines = block["items"] if block["type"] == "list" else [block["spans"]]
    return any("href" in span for line in lines for span in line)
