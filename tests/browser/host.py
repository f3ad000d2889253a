"""A website that embeds the guide."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_POLICY = (
    "default-src 'none'; script-src {guide}; connect-src {guide}; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
_HEAD = '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Charity</title>{head}</head>'
# Rules that would spoil a widget that does not guard itself.
HOSTILE_STYLE = (
    "html{font-size:62.5%} *{letter-spacing:.3em!important} button,div,p{color:lime!important;display:inline!important}"
    "advocacy-guide,advocacy-launcher{position:static!important;display:none!important}"
)
_PAGES = {
    "": '<main><h1>Charity</h1><p>Some words.</p><a href="/second">Second</a></main>',
    "/second": '<main><h1>Second</h1><a href="/">First</a></main>',
    "/inside": '<main><h1>Charity</h1><advocacy-guide><a href="{guide}/chat">Talk to us</a></advocacy-guide></main>',
    "/bare": "<main><h1>No guide here</h1></main>",
    "/hostile": '<main><h1>Charity</h1><p id="below">Some words.</p></main>',
}


class HostSite:
    """`url` is its origin; `guide` is where the assistant is."""

    def __init__(self) -> None:
        site = self
        self.guide = ""

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self._send(*site.page(self.path))

            def _send(self, status, kind, body):
                raw = body.encode()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Security-Policy", _POLICY.format(guide=site.guide))
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        # Another name for loopback, so that the browser sees another site and not only another port.
        self.url = f"http://localhost:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def page(self, path: str) -> tuple[int, str, str]:
        """Status, content type and body."""
        path = path.split("?")[0].rstrip("/")
        if path == "/hostile.css":
            return 200, "text/css", HOSTILE_STYLE
        if path not in _PAGES:
            return 404, "text/plain", ""
        head = '<link rel="stylesheet" href="/hostile.css">' if path == "/hostile" else ""
        body = _PAGES[path].format(guide=self.guide)
        tag = f'<script type="module" src="{self.guide}/widget.js" data-side="left"></script>' if path != "/bare" else ""
        return 200, "text/html; charset=utf-8", _HEAD.format(head=head) + f"<body>{body}{tag}</body></html>"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
