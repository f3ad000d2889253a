"""The two sides: how each is trained, started, and what it says it understood."""
from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any, Dict, List, Optional

from advocacy.knowledge.safety import CALM
from advocacy.report.messages import ROOT, TRAINING, Message, read_messages
from advocacy.report.outcomes import RIGHT, WRONG, outcome
from advocacy.serve.paths import environment
from benchmarks.stock_project import FALLBACK, write_project

WORK = ROOT / "build" / "bench"
# The limits that keep one caller from crowding out others would be measured instead of the assistant.
WIDE = {"ADVOCACY_CONVERSATION_RATE": "1000000/minute", "ADVOCACY_ADDRESS_RATE": "1000000/minute", "ENABLE_REST": "1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Ours:
    """This project: `rasa train` and the start that `make run` makes."""

    name = "ours"
    note = ""

    def __init__(self) -> None:
        self.port, self._actions = free_port(), free_port()

    def train_commands(self) -> List[List[str]]:
        return [[str(ROOT / ".venv/bin/python"), "-m", "rasa", "train", "--skip-validation", "--force", "--out", str(WORK / "ours"),
                 "--fixed-model-name", "bench"]]

    def start_commands(self) -> List[List[str]]:
        python = str(ROOT / ".venv/bin/python")
        return [[python, "-m", "advocacy.serve.action_server", "--port", str(self._actions)],
                [python, "-m", "rasa", "run", "--model", str(WORK / "ours" / "bench.tar.gz"), "--port", str(self.port), "--enable-api",
                 "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]]

    @property
    def folder(self) -> Path:
        return ROOT

    @property
    def env(self) -> Dict[str, str]:
        return {**environment(), **WIDE, "ACTION_PORT": str(self._actions), "SANIC_HOST": "127.0.0.1",
                "ACTION_URL": f"http://127.0.0.1:{self._actions}/webhook"}

    def verdict(self, message: Message, parsed: Dict[str, Any]) -> Dict[str, bool]:
        """Right first answer, and wrong said with confidence as the assistant decides it."""
        danger = parsed.get("danger")
        crisis = f"crisis.{danger['kind']}" if danger and danger["kind"] not in CALM else None
        asked = parsed.get("questions") or [parsed["answer_ranking"]]
        first = any(ranking[0]["answer"] in message.right for ranking in asked) and crisis is None
        end = outcome(message, asked, parsed.get("entities") or [], crisis)
        return {"right": first, "said right": end.kind == RIGHT, "wrong": end.kind == WRONG}


class Stock:
    """What `rasa init` writes, with real TensorFlow in an environment of its own."""

    name = "stock Rasa"

    def __init__(self, epochs: int) -> None:
        self.port, self._actions = free_port(), free_port()
        self.folder = WORK / "stock"
        self.note = f"{epochs} of the 100 epochs" if epochs < 100 else "100 epochs"
        if self.folder.exists() and not os.environ.get("BENCH_REUSE"):
            shutil.rmtree(self.folder)
        self._intents = write_project(self.folder, read_messages(TRAINING), epochs, self._actions)
        self._rasa = str(ROOT / "build" / "stock-env" / "bin" / "rasa")

    def train_commands(self) -> List[List[str]]:
        return [[self._rasa, "train", "--force", "--fixed-model-name", "bench"]]

    def start_commands(self) -> List[List[str]]:
        return [[self._rasa, "run", "actions", "--port", str(self._actions)],
                [self._rasa, "run", "--model", "models/bench.tar.gz", "--port", str(self.port), "--enable-api"]]

    @property
    def env(self) -> Dict[str, str]:
        return {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}

    def verdict(self, message: Message, parsed: Dict[str, Any]) -> Dict[str, bool]:
        found = self._intents.get(parsed["intent"]["name"])
        right = found in message.right
        return {"right": right, "said right": right, "wrong": not right and parsed["intent"]["name"] != FALLBACK}


def run_all(commands: List[List[str]], folder: Path, env: Dict[str, str], log: Optional[Path] = None) -> None:
    """One after the other; raises CalledProcessError."""
    for command in commands:
        with (log or Path(os.devnull)).open("ab") as out:
            subprocess.run(command, cwd=folder, env=env, check=True, stdout=out, stderr=subprocess.STDOUT)


def remembered(side: Stock) -> Optional[Dict[str, float]]:
    """Training seconds of the model kept from before, if it is to be used again."""
    kept = side.folder / "trained.json"
    if os.environ.get("BENCH_REUSE") and kept.exists() and (side.folder / "models" / "bench.tar.gz").exists():
        found = json.loads(kept.read_text())
        side.note = found["note"] + ", model of an earlier run"
        return found["seconds"]
    return None
