"""The website widget against deep-chat, in the same browser run: size, scripting time, axe, who else is asked.

    python -m benchmarks.widget.run          # prints the table; about half a minute
    npm ci in web/ and in benchmarks/widget/ first; Chromium must be installed
"""

import gzip
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from benchmarks.widget.pages import PEER, PEER_VERSION, PeerSite, ask_ours, ask_peer, ready_ours, ready_peer
from tests.browser.chromium import ARGUMENTS, AXE, chromium, findings
from tests.browser.serving import serving

ROUNDS = 5
TIMEOUT_MS = 10_000


class Measured(NamedTuple):
    """Sizes in bytes (gzip), times in milliseconds (medians of the rounds), findings and hosts as lists."""

    name: str
    before: int
    all: int
    scripting: float
    answer: float | None
    findings: list[str]
    live_region: bool
    strangers: list[str]


def missing() -> list[str]:
    """What must be installed first; empty when the benchmark can run."""
    there = {"chromium": chromium(), "npm ci in web/": AXE.exists(), "npm ci in benchmarks/widget/": PEER.exists()}
    return [name for name, found in there.items() if not found]


def measure() -> list[Measured]:
    """Ours and the peer, turn about, in one browser. Needs what `missing` names."""
    from playwright.sync_api import sync_playwright

    peer = PeerSite()
    try:
        with tempfile.TemporaryDirectory() as var, serving(Path(var), []) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            ours: list[dict[str, Any]] = []
            theirs: list[dict[str, Any]] = []
            for _ in range(ROUNDS):
                ours.append(_round(browser, server.url + "/demo/", ready_ours, ask_ours))
                theirs.append(_round(browser, peer.url, ready_peer, ask_peer))
            browser.close()
    finally:
        peer.stop()
    return [_summary("Advocacy Guide", ours), _summary(f"deep-chat {PEER_VERSION}", theirs)]


def table(measured: list[Measured]) -> str:
    """The results as a Markdown table."""
    rows = [
        ("script and style before anybody presses, gzip", [_kilobytes(m.before) for m in measured]),
        ("all script and style, gzip", [_kilobytes(m.all) for m in measured]),
        ("scripting until one can type", [f"{m.scripting:.0f} ms" for m in measured]),
        ("first answer, from Enter to the page", [f"{m.answer:.0f} ms" if m.answer else "answered in the page" for m in measured]),
        ("axe findings in a conversation", [str(len(m.findings)) for m in measured]),
        ("new messages announced (live region)", ["yes" if m.live_region else "no" for m in measured]),
        ("requests to others", [", ".join(m.strangers) or "none" for m in measured]),
    ]
    head = "| | " + " | ".join(m.name for m in measured) + " |\n|---|" + "---|" * len(measured)
    return "\n".join([head, *(f"| {name} | {' | '.join(values)} |" for name, values in rows)])


def _round(browser: Any, url: str, ready: Callable, ask: Callable) -> dict[str, Any]:
    context = browser.new_context()
    context.set_default_timeout(TIMEOUT_MS)
    # Whoever else is asked is noted and gets no answer: the network ends at loopback.
    strangers: list[str] = []

    def refuse(route: Any) -> None:
        strangers.append(urlsplit(route.request.url).netloc)
        route.abort()

    context.route(lambda address: not address.startswith(("http://127.0.0.1", "data:", "blob:")), refuse)
    page = context.new_page()
    loaded: list[Any] = []
    page.on("response", lambda r: loaded.append(r) if r.request.resource_type in ("script", "stylesheet", "fetch") else None)
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable")
    try:
        page.goto(url)
        before = _packed(loaded)
        ready(page)
        spent = {each["name"]: each["value"] for each in devtools.send("Performance.getMetrics")["metrics"]}
        return {
            "before": before,
            "all": _packed(loaded),
            "scripting": 1000 * spent["ScriptDuration"],
            "answer": ask(page),
            "live": page.evaluate(_LIVE),
            "findings": findings(page),
            "strangers": strangers,
        }
    finally:
        context.close()


_LIVE = """() => { const all = root => [...root.querySelectorAll("*")].flatMap(it => [it, ...(it.shadowRoot ? all(it.shadowRoot) : [])])
    return all(document).some(it => it.matches("[role=log], [aria-live=polite], [aria-live=assertive]")) }"""


def _packed(responses: list[Any]) -> int:
    """Scripts and styles of the chat; a page's own style sheet is not the chat's."""
    mine = [r for r in responses if r.request.resource_type == "script"]
    return sum(len(gzip.compress(r.body(), mtime=0)) for r in mine)


def _summary(name: str, rounds: list[dict[str, Any]]) -> Measured:
    answers = [each["answer"] for each in rounds if each["answer"] is not None]
    return Measured(
        name,
        rounds[0]["before"],
        rounds[0]["all"],
        median(each["scripting"] for each in rounds),
        median(answers) if answers else None,
        rounds[-1]["findings"],
        rounds[-1]["live"],
        sorted(set(rounds[0]["strangers"])),
    )


def _kilobytes(size: int) -> str:
    return f"{size / 1024:.1f} KB"


def main() -> int:
    if lacking := missing():
        print(f"not measured, install first: {', '.join(lacking)}")
        return 1
    measured = measure()
    print(table(measured))
    for each in measured:
        for finding in each.findings:
            print(f"  {each.name}: {finding[:160]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
