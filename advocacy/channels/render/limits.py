"""The limits of each channel, as data in `limits.yml`."""

from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("limits.yml")


@cache
def channel_limits(channel: str) -> dict[str, int]:
    """The limits of "web", "telegram" or "slack". Errors: KeyError for another one, OSError, YAMLError."""
    return yaml.safe_load(_FILE.read_text(encoding="utf-8"))[channel]
