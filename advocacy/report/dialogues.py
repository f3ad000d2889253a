"""The short dialogues of tests/nlu/context.yaml with the trained model and the real actions."""
from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Dict, List

import yaml

from advocacy.report.figures import Share, share
from advocacy.report.messages import ROOT

FILE = ROOT / "tests" / "nlu" / "context.yaml"


def judged(file: Path = FILE) -> Dict[str, Share]:
    """Turns and whole dialogues that were right; empty when there is no model or no file to try."""
    if not file.exists():
        return {}
    try:
        from rasa.utils.log_utils import configure_structlog

        from tests.support.conversation import Assistant

        configure_structlog(logging.ERROR)  # else every turn's slots are printed
        assistant = Assistant()
    except Exception as fault:  # without a trained model the rest of the report stands
        print(f"dialogues left out: {fault}")
        return {}
    turns: List[bool] = []
    whole: List[bool] = []
    for dialogue in yaml.safe_load(file.read_text(encoding="utf-8")):
        talk = assistant.conversation()
        hits = []
        for turn in dialogue["turns"]:
            talk.say(turn["say"])
            hits.append(_right(turn, talk.answers))
        turns += hits
        whole.append(all(hits))
    return {"turns": share(turns), "whole dialogues": share(whole)}


def _right(turn: Dict[str, Any], given: List[str]) -> bool:
    if "answers" in turn:
        return set(turn["answers"]) <= set(given)
    wanted = {turn["answer"], *turn.get("also", [])} if "answer" in turn else set()
    return bool(wanted & set(given)) if wanted else True
