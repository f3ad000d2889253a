"""`settings.yml`, read once."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, Extra, NonNegativeFloat, PositiveFloat, PositiveInt


class Settings(BaseModel, extra=Extra.forbid):
    """See the file."""

    keep_days: PositiveInt
    turns_replayed: PositiveInt
    standby_conversations: PositiveInt
    standby_seconds: PositiveInt
    busy_seconds: PositiveFloat
    retry_seconds: NonNegativeFloat


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings. Errors: pydantic.ValidationError names the key."""
    return Settings(**yaml.safe_load(Path(__file__).with_name("settings.yml").read_text(encoding="utf-8")))
