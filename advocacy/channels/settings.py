"""The settings of the channels: `settings.yml`, each value open to the environment."""

import os
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, Extra, PositiveFloat, PositiveInt, ValidationError, validator

from advocacy.channels.quiet_limits import parse_many

FILE = Path(__file__).with_name("settings.yml")


class SettingsError(ValueError):
    """A setting is missing or wrong; the message names it and says what is wanted."""


class Settings(BaseModel):
    """See the comments in `settings.yml`."""

    text_characters: PositiveInt
    body_bytes: PositiveInt
    form_bytes: PositiveInt
    turn_seconds: PositiveFloat
    waiting_turns: PositiveInt
    session_seconds: PositiveInt
    transcript_seconds: PositiveInt
    transcript_entries: PositiveInt
    once_seconds: PositiveInt
    claim_seconds: PositiveInt
    token_seconds: PositiveInt
    token_messages: PositiveInt
    conversation_rate: str
    address_rate: str
    session_rate: str
    leave_url: str
    allowed_origins: tuple[str, ...] = ()

    class Config:
        extra = Extra.forbid
        allow_mutation = False

    @validator("conversation_rate", "address_rate", "session_rate")
    def _rate(cls, value: str) -> str:
        parse_many(value)
        return value

    @validator("leave_url")
    def _https(cls, value: str) -> str:
        if urlsplit(value).scheme != "https" or not urlsplit(value).netloc:
            raise ValueError("must be an https address")
        return value

    @validator("allowed_origins", pre=True)
    def _origins(cls, value: object) -> tuple[str, ...]:
        listed = value.replace(",", " ").split() if isinstance(value, str) else list(value)  # type: ignore
        return tuple(_origin(each) for each in listed)


def _origin(value: str) -> str:
    parts = urlsplit(value.rstrip("/"))
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query or "*" in value:
        raise ValueError(f"{value!r} is not an origin such as https://www.example.org (no path, no *)")
    return f"{parts.scheme}://{parts.netloc}".lower()


def load_settings(environ: dict, file: Path = FILE) -> Settings:
    """The settings of a file and an environment. Errors: SettingsError, naming file and key."""
    values = yaml.safe_load(file.read_text(encoding="utf-8"))
    for name in Settings.__fields__:
        if f"ADVOCACY_{name.upper()}" in environ:
            values[name] = environ[f"ADVOCACY_{name.upper()}"]
    if environ.get("ALLOWED_ORIGINS"):
        values["allowed_origins"] = environ["ALLOWED_ORIGINS"]
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"{file.name}: {first['loc'][0]}: {first['msg']}") from None


@cache
def settings() -> Settings:
    """This process's settings."""
    return load_settings(dict(os.environ))
