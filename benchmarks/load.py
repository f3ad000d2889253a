"""Talks to a running assistant over its REST channel on loopback and takes the time."""
from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any, Dict, List, Sequence

import aiohttp

PATIENCE = 180  # seconds until a first answer must have come
TOO_LONG = 60  # for one turn


class Running:
    """The processes of one side; `seconds_to_first_answer` from their start."""

    def __init__(self, side: Any, question: str, log: Path) -> None:
        self._side = side
        self._log = log.open("ab")
        begun = time.perf_counter()
        self.processes = [
            subprocess.Popen(command, cwd=side.folder, env=side.env, stdout=self._log, stderr=subprocess.STDOUT, start_new_session=True)
            for command in side.start_commands()
        ]
        try:
            self._wait(question, begun)
        except BaseException:
            self.end()
            raise
        self.seconds_to_first_answer = time.perf_counter() - begun

    def _wait(self, question: str, begun: float) -> None:
        async def ask() -> None:
            async with aiohttp.ClientSession() as session:
                while time.perf_counter() - begun < PATIENCE:
                    if any(process.poll() is not None for process in self.processes):
                        raise SystemExit(f"benchmark: {self._side.name} ended early; see {self._log.name}")
                    try:
                        if await _say(session, self._side.port, "first", question):
                            return
                    except (aiohttp.ClientError, asyncio.TimeoutError):
                        pass
                    await asyncio.sleep(0.05)
                raise SystemExit(f"benchmark: {self._side.name} gave no answer in {PATIENCE} s; see {self._log.name}")

        asyncio.run(ask())

    def memory_mb(self) -> float:
        """Resident memory of all its processes and their children."""
        groups = {os.getpgid(process.pid) for process in self.processes}
        return sum(_resident(int(entry)) for entry in os.listdir("/proc") if entry.isdigit() and _group(int(entry)) in groups)

    def end(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self._log.close()


async def _say(session: aiohttp.ClientSession, port: int, sender: str, text: str) -> List[Any]:
    body = {"sender": sender, "message": text}
    async with session.post(f"http://127.0.0.1:{port}/webhooks/rest/webhook", json=body, timeout=aiohttp.ClientTimeout(TOO_LONG)) as reply:
        reply.raise_for_status()
        return await reply.json(content_type=None)


def turns(port: int, texts: Sequence[str], clients: int) -> Dict[str, float]:
    """Every text once, each in a conversation of its own, by `clients` at a time."""
    seconds: List[float] = []
    todo = iter(list(enumerate(texts)))

    async def client(session: aiohttp.ClientSession) -> None:
        for number, text in todo:
            begun = time.perf_counter()
            await _say(session, port, f"bench-{clients}-{number}", text)
            seconds.append(time.perf_counter() - begun)

    async def everyone() -> float:
        async with aiohttp.ClientSession() as session:
            begun = time.perf_counter()
            await asyncio.gather(*(client(session) for _ in range(clients)))
            return time.perf_counter() - begun

    whole = asyncio.run(everyone())
    ordered = sorted(seconds)
    return {"p50": 1000 * ordered[len(ordered) // 2], "p95": 1000 * ordered[int(len(ordered) * 0.95)], "rate": len(texts) / whole}


def parse_all(port: int, texts: Sequence[str]) -> List[Dict[str, Any]]:
    """What was understood of each text."""
    async def everything() -> List[Dict[str, Any]]:
        async with aiohttp.ClientSession() as session:
            found = []
            for text in texts:
                async with session.post(f"http://127.0.0.1:{port}/model/parse", json={"text": text}) as reply:
                    found.append(await reply.json())
            return found

    return asyncio.run(everything())


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return -1


def _resident(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
