"""Everything the knowledge can say keeps every limit of every channel, and loses no word on the way."""

import json
from pathlib import Path

import jsonschema
import pytest

from advocacy.channels.render.blocks import plain
from advocacy.channels.render.limits import channel_limits
from advocacy.channels.render.slack import escape, slack_messages, understand
from advocacy.channels.render.telegram import telegram_messages
from advocacy.channels.web.api import SCHEMA
from tests.platforms import slack as fake_slack
from tests.platforms.everything import everything
from tests.platforms.html_entities import parse_html
from tests.platforms.telegram import FakeTelegram

WORST = "1 < 2 && 3 > 2 <b>x</b> &lt; <!channel> <@U1> *a* _b_ `c` | \u00a0é 😀"


def _words(text):
    return [word for word in text.split() if word != "•"]


def test_there_is_something_of_every_kind():
    kinds = {message["kind"] for _, message in everything()}
    assert {"answer", "question", "outcome", "crisis", "note"} <= kinds
    assert len(everything()) > 400


def test_on_telegram():
    telegram = FakeTelegram()
    for name, message in everything():
        seen = ""
        for body in telegram_messages(message):
            telegram._sendMessage({"chat_id": 1, **body})
            seen += parse_html(body["text"])[0] + "\n"
        assert _words(plain(message["blocks"])) == _words(seen)[: len(_words(plain(message["blocks"])))], name
        assert [button["callback_data"] for button in telegram.chats[1][-1]["keyboard"]] == [each["token"] for each in message["buttons"]], name


def test_on_slack():
    slack = fake_slack.FakeSlack()
    for name, message in everything():
        slack.channels.clear()
        for body in slack_messages(message):
            slack._chat_postMessage({"channel": "D1", **body})
        posted = slack.channels["D1"]
        seen = " ".join(fake_slack.words(each["blocks"]) for each in posted)
        assert _words(plain(message["blocks"])) == _words(seen)[: len(_words(plain(message["blocks"])))], name
        assert [each["value"] for each in fake_slack.buttons(posted[-1]["blocks"])] == [each["token"] for each in message["buttons"]], name


def test_on_the_web():
    schema = json.loads(Path(SCHEMA).read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator({**schema["definitions"]["message"], "definitions": schema["definitions"]})
    longest = channel_limits("web")["button_title"]
    for name, message in everything():
        message = {**message, "buttons": [{**each, "token": each["token"]} for each in message["buttons"]]}
        assert not [error.message for error in validator.iter_errors(message)], name
        assert all(len(each["title"]) <= longest for each in message["buttons"]), name


def test_outcomes_say_where_they_come_from():
    for name, message in everything():
        if message.get("outcome") and message["sources"]:
            for bodies in (telegram_messages(message), slack_messages(message)):
                assert plain(message["provenance"]).split()[-1] in json.dumps(bodies, ensure_ascii=False), name


@pytest.mark.parametrize("text", [WORST, WORST * 400, "x" * 20000, "&" * 20000, ("<" * 50 + " ") * 500, "One. " * 3000], ids=["markup", "long", "no space", "ands", "brackets", "sentences"])
def test_the_worst_texts(text):
    message = {"blocks": [{"type": "paragraph", "spans": [{"text": text}]}], "buttons": []}
    telegram, slack = FakeTelegram(), fake_slack.FakeSlack()
    for body in telegram_messages(message):
        telegram._sendMessage({"chat_id": 1, **body})
    assert "".join("".join(telegram.texts(1)).split()) == "".join(text.split())
    for body in slack_messages(message):
        slack._chat_postMessage({"channel": "D1", **body})
    assert "".join("".join(slack.texts("D1")).split()).replace("¦", "|") == "".join(text.split())


@pytest.mark.parametrize("count", [1, 3, 5, 10, 11, 40, 100])
def test_any_number_of_buttons(count):
    buttons = [{"title": f"Choice number {number} of many, with a title as long as may be: {number:>10}"[:75], "token": f"{number:016d}"} for number in range(count)]
    message = {"blocks": [{"type": "paragraph", "spans": [{"text": "Which?"}]}], "buttons": buttons}
    telegram, slack = FakeTelegram(), fake_slack.FakeSlack()
    for body in telegram_messages(message):
        telegram._sendMessage({"chat_id": 1, **body})
    assert len(telegram.chats[1][-1]["keyboard"]) == count
    for body in slack_messages(message):
        slack._chat_postMessage({"channel": "D1", **body})
    assert len(fake_slack.buttons(slack.channels["D1"][-1]["blocks"])) == count


def test_a_title_that_a_phone_would_cut_off_is_written_out():
    title = "Do I have to see an IMHA when I am on a community order?"
    message = {"blocks": [{"type": "paragraph", "spans": [{"text": "Which?"}]}], "buttons": [{"title": title, "token": "t" * 16}]}
    assert title in telegram_messages(message)[0]["text"]


def test_short_titles_share_a_row_and_long_ones_do_not():
    def rows(*titles):
        message = {"blocks": [], "buttons": [{"title": title, "token": "t" * 16} for title in titles]}
        return [len(row) for row in telegram_messages(message)[-1]["reply_markup"]["inline_keyboard"]]

    assert rows("Yes", "No", "Not sure") == [3]
    assert rows("I am in hospital now", "I am at home") == [1, 1]


def test_slack_text_there_and_back():
    for text in (WORST, "a < b", "&amp;", "<@U1>"):
        assert understand(escape(text)) == text.strip()
