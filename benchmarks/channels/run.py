"""`python -m benchmarks.channels.run`: how soon Telegram and Slack are acknowledged and answered while 50 people write.

The whole assistant runs as `make run` starts it; the platforms are the imitations of the tests, on loopback. Each
person writes, reads the answer for a second or two, and writes again. `measure()` gives the numbers, `rows()` the
lines of a table; the main benchmark may call both.
"""
from __future__ import annotations

import asyncio
import os
import random
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, List, Sequence

import aiohttp

from tests.platforms.slack import TOKEN as SLACK_TOKEN
from tests.platforms.slack import FakeSlack
from tests.platforms.telegram import TOKEN as TELEGRAM_TOKEN
from tests.platforms.telegram import FakeTelegram
from benchmarks.channels.people import Person, SlackPerson, TelegramPerson
from tests.system.served import Served

PEOPLE = 50
MESSAGES = 6  # of each person
PAUSE = (1.0, 3.0)  # seconds between an answer and the next message
ACKNOWLEDGED, ANSWERED = 50.0, 300.0  # milliseconds
SECRET = "0123456789abcdef0123456789abcdef"
TEXTS = (
    "can i get an imha?", "what is an imca", "do i have to pay", "i am on a section 3", "what does an advocate do",
    "how do i complain about my doctor", "can my mum have an advocate", "who can see my records",
)


def measure() -> Dict[str, Dict[str, List[float]]]:
    """Milliseconds by channel: "acknowledged" and "answered" of every message, "burst" of 50 in the same instant."""
    return asyncio.run(_measure())


async def _measure() -> Dict[str, Dict[str, List[float]]]:
    telegram, slack = await FakeTelegram().start(), await FakeSlack().start()
    with tempfile.TemporaryDirectory() as folder:
        served = Served(
            Path(folder), TELEGRAM_TOKEN=TELEGRAM_TOKEN, TELEGRAM_SECRET=SECRET, TELEGRAM_API_BASE=telegram.base,
            SLACK_BOT_TOKEN=SLACK_TOKEN, SLACK_SIGNING_SECRET=SECRET, SLACK_API_BASE=slack.base,
        )
        await asyncio.get_running_loop().run_in_executor(None, served.start)
        try:
            async with aiohttp.ClientSession(served.url, connector=aiohttp.TCPConnector(limit=0)) as session:
                kinds = {"Telegram": (TelegramPerson, telegram), "Slack": (SlackPerson, slack)}
                return {name: await _channel(kind, platform, session) for name, (kind, platform) in kinds.items()}
        finally:
            await asyncio.get_running_loop().run_in_executor(None, served.stop)
            await telegram.stop()
            await slack.stop()


async def _channel(kind: Any, platform: Any, session: aiohttp.ClientSession) -> Dict[str, List[float]]:
    dice = random.Random(7)
    warm = [kind(9000 + number, platform, session, SECRET) for number in range(4)]
    await asyncio.gather(*[_talk(person, 3, dice, (0, 0)) for person in warm])
    people = [kind(1000 + number, platform, session, SECRET) for number in range(PEOPLE)]
    await asyncio.gather(*[_talk(person, MESSAGES, dice, PAUSE) for person in people])
    crowd = [kind(5000 + number, platform, session, SECRET) for number in range(PEOPLE)]
    await asyncio.gather(*[_talk(person, 1, dice, (0, 0)) for person in crowd])
    return {
        "acknowledged": [each for person in people for each in person.acknowledged],
        "answered": [each for person in people for each in person.answered],
        "burst acknowledged": [each for person in crowd for each in person.acknowledged],
        "burst answered": [each for person in crowd for each in person.answered],
    }


async def _talk(person: Person, messages: int, dice: random.Random, pause: Sequence[float]) -> None:
    await asyncio.sleep(dice.uniform(0, pause[1]))  # people do not begin in the same instant
    for _ in range(messages):
        begun = time.perf_counter()
        await person.say(dice.choice(TEXTS))
        person.acknowledged.append(1000 * (time.perf_counter() - begun))
        await person.first_reply()
        person.answered.append(1000 * (person.replied_at - begun))
        await asyncio.sleep(dice.uniform(*pause))


def rows(found: Dict[str, Dict[str, List[float]]]) -> List[str]:
    """Lines of a Markdown table: measure, p50, p95, target, met."""
    lines = []
    for channel, times in found.items():
        for name, seconds in times.items():
            target = ANSWERED if "answered" in name else ACKNOWLEDGED
            middle, high = percentile(seconds, 0.5), percentile(seconds, 0.95)
            aim = f"{target:.0f} ms" if not name.startswith("burst") else ""
            met = "" if not aim else "yes" if high <= target else "no"
            said = name if not name.startswith("burst") else f"{name.split()[1]}, {PEOPLE} in the same instant"
            lines.append(f"| {channel}: {said} | {middle:.0f} ms | {high:.0f} ms | {aim} | {met} |")
    return lines


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main() -> None:
    busy = os.getloadavg()[0]
    print(f"{PEOPLE} people at once on each channel, {MESSAGES} messages each; {os.cpu_count()} cores, load of others {busy:.1f}\n")
    print("| measure | p50 | p95 | target for p95 | met |\n|---|---|---|---|---|")
    print("\n".join(rows(measure())))


if __name__ == "__main__":
    main()
