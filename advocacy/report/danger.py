"""What the danger check adds: recall, false alarms, and crisis answers to messages of everyday."""
from __future__ import annotations

from typing import Any, Dict, Optional


class Dangers:
    """Tolerates that the danger check is not there; `figures` is empty then."""

    def __init__(self) -> None:
        try:
            from advocacy.safety import Detector

            self._detector: Optional[Any] = Detector.load()
        except Exception as fault:  # the report on understanding must not need the danger check
            self._detector = None
            print(f"danger check left out: {fault}")

    def crisis(self, text: str) -> Optional[str]:
        """The crisis answer that a message would get instead of its own."""
        danger = self._detector.check(text) if self._detector else None
        return f"crisis.{danger.kind}" if danger and danger.alarm else None

    def figures(self) -> Dict[str, float]:
        try:
            from advocacy.safety.evaluate import FOLDER, load_cases, measure

            seen = measure(load_cases(sorted(FOLDER.glob("*.yml")), self._detector.check))
        except Exception as fault:
            print(f"danger figures left out: {fault}")
            return {}
        return {f"danger: {name.replace('_', ' ')}": round(value, 4) for name, value in seen.items()}
