"""Starts the action server and Rasa, waits until both answer, and ends both on Ctrl-C."""
from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Dict, List

from advocacy.serve.paths import ROOT, environment

LOOPBACK = "127.0.0.1"
START_SECONDS = 90
END_SECONDS = 10


def free_port(wanted: int) -> int:
    """`wanted` if nobody listens there on loopback, else a free port."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, port))
                return probe.getsockname()[1]
            except OSError:
                continue
    raise SystemExit("make: no free port on loopback")


def serve(model: Path, port: int, extra: List[str]) -> int:
    """Runs both servers until one ends or Ctrl-C; returns the exit status."""
    env = environment()
    if _listening(port):
        raise SystemExit(f"make: port {port} is in use; choose another with PORT=...")
    action_port = free_port(int(env.get("ACTION_PORT", "5055")))
    env["ACTION_URL"] = f"http://{LOOPBACK}:{action_port}/webhook"
    processes: Dict[str, subprocess.Popen] = {}
    # SIGINT too: a shell that starts us in the background has it ignored.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    try:
        processes["action server"] = _start(
            ["-m", "advocacy.serve.action_server", "--port", str(action_port)], {**env, "SANIC_HOST": LOOPBACK})
        processes["assistant"] = _start(
            ["-m", "advocacy.serve.rasa", "run", "--model", str(model), "--port", str(port), "--endpoints", "endpoints.yml",
             "--credentials", "credentials.yml", *extra], env)
        _wait(f"http://{LOOPBACK}:{action_port}/health", processes)
        _wait(f"http://{LOOPBACK}:{port}/webhooks/web/health", processes)
        print(f"\nThe Advocacy Guide is ready: http://localhost:{port}/\nCtrl-C ends it.\n", flush=True)
        return _watch(processes)
    except KeyboardInterrupt:
        print("\nEnding ...", flush=True)
        return 0
    finally:
        _end(processes)


def shell(model: Path) -> int:
    """`rasa shell` with an action server beside it; returns its exit status."""
    env = environment()
    action_port = free_port(int(env.get("ACTION_PORT", "5055")))
    env["ACTION_URL"] = f"http://{LOOPBACK}:{action_port}/webhook"
    processes: Dict[str, subprocess.Popen] = {}
    try:
        processes["action server"] = _start(
            ["-m", "advocacy.serve.action_server", "--port", str(action_port)], {**env, "SANIC_HOST": LOOPBACK})
        _wait(f"http://{LOOPBACK}:{action_port}/health", processes)
        return subprocess.call([sys.executable, "-m", "rasa", "shell", "--model", str(model)], cwd=ROOT, env=env)
    finally:
        _end(processes)


def _listening(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((LOOPBACK, port)) == 0


def _start(arguments: List[str], env: Dict[str, str]) -> subprocess.Popen:
    # A session of its own: Ctrl-C reaches us alone, and we end the children in order.
    return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=env, start_new_session=True)


def _wait(url: str, processes: Dict[str, subprocess.Popen]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        for name, process in processes.items():
            if process.poll() is not None:
                raise SystemExit(f"make: the {name} ended at its start (status {process.returncode}); the lines above say why")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise SystemExit(f"make: {url} did not answer within {START_SECONDS} seconds")


def _watch(processes: Dict[str, subprocess.Popen]) -> int:
    while True:
        for name, process in processes.items():
            if process.poll() is not None:
                print(f"make: the {name} ended (status {process.returncode})", file=sys.stderr)
                if name == "action server":  # people still get the fixed texts; bring it back
                    processes[name] = _start(process.args[1:], {**environment(), "SANIC_HOST": LOOPBACK})
                    time.sleep(1)
                    continue
                return process.returncode or 1
        time.sleep(0.5)


def _end(processes: Dict[str, subprocess.Popen]) -> None:
    for process in processes.values():
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
    deadline = time.monotonic() + END_SECONDS
    for process in processes.values():
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
