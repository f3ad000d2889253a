"""What the commands of Telegram's menu mean. Everything else that begins with "/" is words."""

import json

from advocacy.channels.telegram.environment import own
from advocacy.eligibility import SERVICES

# A link that somebody made for another person may open an answer, never do something in their name.
_NOT_BY_LINK = ("bot", "crisis", "talk")


def command_payload(name: str, argument: str = "") -> str | None:
    """The payload of a command, or None when it is not ours.

    "/start imha" and "/start imha-refuse" (from t.me/...?start=imha-refuse) give that answer.
    """
    command = own()["commands"].get(name)
    if command is None:
        return None
    if "intent" in command:
        return f"/{command['intent']}"
    linked = _linked(argument) if name == "start" else None
    return _press(linked or command["answer"])


def menu() -> list[dict[str, str]]:
    """The commands as setMyCommands takes them."""
    return [{"command": name, "description": each["says"]} for name, each in own()["commands"].items()]


def _linked(argument: str) -> str | None:
    answer = f"{argument}.what" if argument in SERVICES else argument.replace("-", ".", 1)
    if answer.split(".")[0] in _NOT_BY_LINK:
        return None
    try:
        from advocacy.knowledge import load_knowledge

        return answer if answer in load_knowledge().answers else None
    except Exception:  # noqa: BLE001 - then it is a plain /start
        return None


def _press(answer: str) -> str:
    return "/press" + json.dumps({"answer": answer}, separators=(",", ":"))
