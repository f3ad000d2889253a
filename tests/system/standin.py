"""A server that stands where the action server was. Run as `python -m tests.system.standin PORT KIND`.

KIND: "error" answers every call with status 500 and a page full of what was sent; "raises" is the real action
server, whose actions raise an error that quotes the message.
"""
from __future__ import annotations

import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Error(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._answer(200, b"{}")

    def do_POST(self) -> None:
        self._answer(500, self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def _raises(port: int) -> None:
    import advocacy.serve.action_server as action_server
    import actions.answer
    import actions.forms

    def quote(self, parse, state, tracker, today):
        raise ValueError(f"cannot make sense of {tracker.latest_message}")

    actions.answer.ActionAnswer.turn = quote
    actions.forms.FormTurn.turn = quote
    sys.argv = ["action_server", "--port", str(port)]
    action_server.main()


if __name__ == "__main__":
    os.environ["SANIC_HOST"] = "127.0.0.1"
    wanted = int(sys.argv[1])
    if sys.argv[2] == "raises":
        _raises(wanted)
    else:
        ThreadingHTTPServer(("127.0.0.1", wanted), _Error).serve_forever()
