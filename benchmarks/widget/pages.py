"""What is measured: each peer's page, and how to bring it to its first answer."""

import gzip
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PEER = Path(__file__).parent / "node_modules" / "deep-chat" / "dist" / "deepChat.bundle.js"
PEER_VERSION = "2.4.2"
_PEER_PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Peer</title>
<script type="module" src="/deepChat.bundle.js"></script></head><body><main><h1>A charity's page</h1>
<deep-chat id="chat"></deep-chat></main></body></html>"""


class PeerSite:
    """deep-chat as its own first example shows it, answered in the page so that no server of its maker is asked."""

    def __init__(self) -> None:
        files = {
            "/": (_PEER_PAGE.encode(), "text/html; charset=utf-8"),
            "/deepChat.bundle.js": (PEER.read_bytes(), "text/javascript; charset=utf-8"),
        }

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                body, kind = files.get(self.path, (b"", "text/plain"))
                packed = gzip.compress(body)
                self.send_response(200 if body else 404)
                for name, value in (("Content-Type", kind), ("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))):
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(packed)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def ready_peer(page) -> None:
    """Until its box can be typed into."""
    page.evaluate("customElements.whenDefined('deep-chat').then(() => { "
                  "chat.connect = {handler: (body, signals) => signals.onResponse({text: 'You said hello'})} })")
    page.locator("#text-input").click()


def ask_peer(page) -> float | None:
    page.locator("#text-input").fill("hello")
    page.keyboard.press("Enter")
    page.get_by_text("You said hello").wait_for()
    return None  # its answer never left the page


def ready_ours(page) -> None:
    """Until its box can be typed into, the press on the launcher included."""
    page.locator("advocacy-launcher button").click()
    page.locator('advocacy-guide .log:not([aria-live="off"])').wait_for()


def ask_ours(page) -> float:
    """Milliseconds from pressing Enter to the answer in the page: the first of the conversation."""
    return page.evaluate(
        """() => new Promise(done => {
            const root = document.querySelector("advocacy-guide").shadowRoot, box = root.querySelector("textarea")
            const start = performance.now()
            new MutationObserver(() => root.querySelector(".guide") && done(performance.now() - start))
                .observe(root, {subtree: true, childList: true})
            box.value = "hello"; box.dispatchEvent(new Event("input", {bubbles: true}))
            box.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}))
        })""")
