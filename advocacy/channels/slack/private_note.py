"""The note that only one person sees: how to talk in private. Help for somebody in danger comes before it."""

from datetime import date
from typing import Any

from advocacy.channels import safety_net
from advocacy.channels.clean import TooLong, clean_text
from advocacy.channels.render.shape import shape
from advocacy.channels.render.slack import escape, slack_messages, understand
from advocacy.channels.slack.environment import own


def private_note(text: str, app: str | None, team: str | None) -> dict[str, Any]:
    """`text` and `blocks` of an ephemeral message. `text` is as Slack sent it; only looked at for danger."""
    words = clean_text(understand(text))
    danger = safety_net.crisis(words.start if isinstance(words, TooLong) else words)
    note = own()["words"]["in_channel"]
    blocks: list[dict[str, Any]] = []
    said = escape(note)
    if danger:
        crisis = slack_messages(shape(danger, [], date.today()))[0]
        blocks, said = crisis["blocks"], f"{crisis['text']}\n{said}"
    blocks = [*blocks, {"type": "section", "text": {"type": "mrkdwn", "text": escape(note)}}]
    link = private_link(app, team)
    return {"text": said, "blocks": [*blocks, *([link] if link else [])]}


def private_link(app: str | None, team: str | None) -> dict[str, Any] | None:
    """A button that opens our direct messages; None when the app's id is not known."""
    if not app:
        return None
    where = f"https://slack.com/app_redirect?app={app}" + (f"&team={team}" if team else "")
    button = {
        "type": "button", "action_id": "open", "url": where,
        "text": {"type": "plain_text", "text": own()["words"]["open"], "emoji": False},
    }
    return {"type": "actions", "elements": [button]}
