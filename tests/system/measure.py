"""Start, memory, latency and turns a second of the whole assistant: `python -m tests.system.measure [turns]`."""
from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path

import httpx

from tests.system.doors import WebApi
from tests.system.processes import memory
from tests.system.served import Served

SCRIPT = ["can i get an imha", "section 3", "what does an imha do", "who pays for it", "can i get an imca", "not sure", "stop", "thanks"]


async def person(client: httpx.AsyncClient, turns: int, took: list) -> None:
    """Several short conversations, as they come."""
    for number in range(turns):
        if number % len(SCRIPT) == 0:
            opened = (await client.post("/webhooks/web/session", json={})).json()
            headers = {"Authorization": "Bearer " + opened["session"]["token"]}
        begun = time.perf_counter()
        body = {"message_id": uuid.uuid4().hex, "text": SCRIPT[number % len(SCRIPT)]}
        (await client.post("/webhooks/web/message", json=body, headers=headers)).raise_for_status()
        took.append(time.perf_counter() - begun)


async def load(url: str, people: int, turns: int) -> str:
    took: list = []
    async with httpx.AsyncClient(base_url=url, timeout=60) as client:
        begun = time.perf_counter()
        await asyncio.gather(*(person(client, turns // people, took) for _ in range(people)))
        whole = time.perf_counter() - begun
    took.sort()
    return (f"{people} clients: {len(took) / whole:.0f} turns a second, p50 {1000 * statistics.median(took):.1f} ms, "
            f"p95 {1000 * took[int(len(took) * 0.95)]:.1f} ms")


def main(turns: int = 400) -> None:
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        running = Served(Path(folder)).start()
        try:
            with running.client() as client:
                WebApi(client).say("can i get an imha on a cto")
            print(f"start to first answer: {time.perf_counter() - begun:.1f} s")
            pids = {name: running.child(name) for name in ("rasa", "action_server")}
            say = lambda when: print(f"memory {when}: " + ", ".join(f"{name} {memory(pid):.0f} MB" for name, pid in pids.items())
                                     + f", serve {memory(running.process.pid):.0f} MB")
            say("idle")
            for people in (1, 8):
                print(asyncio.run(load(running.url, people, turns)))
            say(f"after {2 * turns} turns")
        finally:
            running.stop()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
