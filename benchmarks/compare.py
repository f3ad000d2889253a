"""`benchmarks/run.sh`: measures both sides and writes the table."""
from __future__ import annotations

import json
import os
import resource
import time
from datetime import date
from pathlib import Path
from typing import Any, Dict, List

from advocacy.report.figures import share
from advocacy.report.messages import EVALUATION, ROOT, TRAINING, read_messages
from benchmarks import load
from benchmarks.sides import WORK, Ours, Stock, remembered, run_all
from benchmarks.table import table

FIRST_QUESTION = "what is an imha"
WARM_UP = 20
ONE_CLIENT, EIGHT_CLIENTS = 150, 600
EPOCHS = 10  # of the 100 that `rasa init` has: those take over an hour on two cores; BENCH_EPOCHS=100 has them all
RESULTS = ROOT / "benchmarks" / "RESULTS.md"


def measure(side: Any, seconds: Any) -> Dict[str, Any]:
    """Trains unless `seconds` says how long that took, starts, asks, and ends what it started."""
    log = WORK / f"{side.name.replace(' ', '-')}.log"
    if seconds is None:
        print(f"{side.name}: training ...", flush=True)
        seconds = train(side, log)
    messages = read_messages(EVALUATION)
    texts = [message.text for message in messages]
    print(f"{side.name}: starting and asking ...", flush=True)
    running = load.Running(side, FIRST_QUESTION, log)
    try:
        load.turns(side.port, _some(texts, WARM_UP), 4)
        one = load.turns(side.port, _some(texts, ONE_CLIENT), 1)
        eight = load.turns(side.port, _some(texts, EIGHT_CLIENTS), 8)
        memory = running.memory_mb()
        parsed = load.parse_all(side.port, texts)
    finally:
        running.end()
    verdicts = [side.verdict(message, found) for message, found in zip(messages, parsed)]
    return {
        "name": side.name, "note": side.note, "training": seconds, "first answer": running.seconds_to_first_answer, "memory": memory,
        "one": one, "eight": eight, **{name: share([v[name] for v in verdicts]) for name in ("right", "said right", "wrong")},
    }


def train(side: Any, log: Path) -> Dict[str, float]:
    """Seconds on the clock and of the processors, which a busy machine does not lengthen."""
    begun, used = time.perf_counter(), _processor_seconds()
    run_all(side.train_commands(), side.folder, side.env, log)
    seconds = {"clock": time.perf_counter() - begun, "processor": _processor_seconds() - used}
    if isinstance(side, Stock):
        (side.folder / "trained.json").write_text(json.dumps({"seconds": seconds, "note": side.note}))
    return seconds


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _some(texts: List[str], count: int) -> List[str]:
    """Evenly from the whole list, over and over when there are not enough."""
    step = max(1, len(texts) // count)
    return [texts[(i * step) % len(texts)] for i in range(count)]


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    ours = measure(Ours(), None)
    stock_side = Stock(int(os.environ.get("BENCH_EPOCHS", EPOCHS)))
    stock = measure(stock_side, remembered(stock_side))
    text = table(ours, stock, len(read_messages(TRAINING)), len(read_messages(EVALUATION)), date.today())
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
