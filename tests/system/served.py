"""The assistant as `make run` starts it, with its own folder of stores and a port of its own."""
from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

import httpx

from advocacy.serve.paths import ROOT
from tests.system.processes import alive, children, wait_for

SECRET = "only-for-this-test"
START_SECONDS = 180
_UNLIMITED = "1000000/minute"


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """`start`, `stop`, `kill`; `client()` to talk to it; `log` is what all its processes wrote."""

    def __init__(self, folder: Path, *arguments: str, port: Optional[int] = None, **environment: str) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.var = folder / "var"
        self._log_file = folder / "log.txt"
        self._arguments = arguments
        self._environment = {
            **os.environ, "ADVOCACY_VAR": str(self.var), "ACTION_PORT": "0", "ADVOCACY_CONVERSATION_RATE": _UNLIMITED,
            "ADVOCACY_ADDRESS_RATE": _UNLIMITED, "ADVOCACY_SESSION_RATE": _UNLIMITED, **environment}
        for name in ("REDIS_URL", "ADVOCACY_DB_URL", "ADVOCACY_KEY", "ALLOWED_ORIGINS", "TELEGRAM_TOKEN", "SLACK_BOT_TOKEN"):
            if name not in environment:
                self._environment.pop(name, None)
        self.process: Any = None

    def launch(self, before: Optional[Callable[[], None]] = None) -> subprocess.Popen:
        """Start it and do not wait; `before` runs in the new process first."""
        self.var.mkdir(parents=True, exist_ok=True)
        log = open(self._log_file, "ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "advocacy.serve", "--port", str(self.port), "--", *self._arguments],
            cwd=ROOT, env=self._environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
            preexec_fn=before)
        log.close()
        return self.process

    def start(self, before: Optional[Callable[[], None]] = None) -> "Served":
        """Start it and wait until it says where it is."""
        ready = self.log.count("is ready")
        self.launch(before)
        wait_for(f"the address\n{self.log}", lambda: self.log.count("is ready") > ready or self.process.poll() is not None, START_SECONDS)
        assert self.process.poll() is None, self.log
        return self

    def stop(self, how: int = signal.SIGINT) -> int:
        """End it as an operator would; its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(30)

    def kill(self) -> None:
        """End everything at once, as a power cut would."""
        mine = [*children(self.process.pid), self.process.pid]
        for pid in reversed(mine):
            if alive(pid):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(30)
        wait_for("the end of the children", lambda: not any(alive(pid) for pid in mine))

    @property
    def log(self) -> str:
        return self._log_file.read_text(errors="replace") if self._log_file.exists() else ""

    def log_since(self, mark: int) -> List[str]:
        """The lines written after `log` had so many characters."""
        return [line for line in self.log[mark:].splitlines() if line.strip()]

    def child(self, name: str) -> Optional[int]:
        """The process id of "action_server" or "rasa", or None while there is none."""
        for pid, words in children(self.process.pid).items():
            if any(word == name or word.endswith("." + name) for word in words):
                return pid
        return None

    @property
    def action_port(self) -> int:
        words = children(self.process.pid)[self.child("action_server")]
        return int(words[words.index("--port") + 1])

    def client(self, **options: Any) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=30, **options)

    def tracker(self, sender: str) -> Dict[str, Any]:
        """The tracker of a conversation through Rasa's HTTP API; needs `--enable-api`."""
        with self.client() as client:
            return client.get(f"/conversations/{sender}/tracker", params={"token": SECRET}).raise_for_status().json()
