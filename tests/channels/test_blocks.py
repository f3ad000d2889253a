"""A message as data."""

import json
from pathlib import Path

import jsonschema
import pytest

from advocacy.channels.render.blocks import blocks, plain
from advocacy.channels.render.limits import channel_limits
from advocacy.channels.tokens import offer

SCHEMA = json.loads(Path("advocacy/channels/web/schema.json").read_text(encoding="utf-8"))


def hrefs(made):
    spans = [span for b in made for group in (b["items"] if b["type"] == "list" else [b["spans"]]) for span in group]
    return {span["text"]: span["href"] for span in spans if "href" in span}


def test_lines_are_paragraphs_and_bullets_are_lists():
    made = blocks({"text": "First.\n• one\n• two\nLast."})
    assert [block["type"] for block in made] == ["paragraph", "list", "paragraph"]
    assert plain(made) == "First.\n• one\n• two\nLast."


def test_numbers_become_links_where_they_stand():
    made = blocks({
        "text": "Call 0300 456 111 or 111.\nText 85258.",
        "links": [
            {"text": "111", "href": "tel:111"},
            {"text": "0300 456 111", "href": "tel:0300456111"},
            {"text": "85258", "href": "sms:85258"},
        ],
    })
    assert hrefs(made) == {"0300 456 111": "tel:0300456111", "111": "tel:111", "85258": "sms:85258"}
    assert plain(made) == "Call 0300 456 111 or 111.\nText 85258."


def test_a_link_is_not_made_inside_a_longer_number_or_word():
    assert hrefs(blocks({"text": "Room 1119 and x999", "links": [
        {"text": "111", "href": "tel:111"}, {"text": "999", "href": "tel:999"}]})) == {}


@pytest.mark.parametrize("href", [
    "javascript:alert(1)", "http://example.org", "data:text/html,x", "https:evil", "tel:1;x", " javascript:x", None, "",
    "https://x y", "mailto:a@b.org?subject=x",
])
def test_other_schemes_stay_words(href):
    made = blocks({"text": "press here", "links": [{"text": "here", "href": href}]})
    assert hrefs(made) == {} and plain(made) == "press here"


def test_blocks_keep_to_the_published_schema():
    made = blocks({"text": "A\n• b 999", "links": [{"text": "999", "href": "tel:999"}]})
    jsonschema.validate(made, {"$ref": "#/definitions/blocks", "definitions": SCHEMA["definitions"]})


def test_tokens_fit_into_every_channel(surroundings):
    [button] = offer("tg:1", [{"title": "Yes", "payload": "/affirm"}])
    assert len(button["token"].encode()) <= min(32, channel_limits("telegram")["button_token"])
