"""Seen on a small phone, a phone, a tablet, a desk, and at 400 % zoom."""

import pytest
from playwright.sync_api import expect

from tests.browser.states import STATES

SIZES = {"small phone": (320, 568), "phone": (390, 844), "tablet": (768, 1024), "desk": (1280, 800), "400 % zoom": (320, 256)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_nothing_scrolls_sideways(visit, state, size):
    widget = visit("/demo/", *SIZES[size])
    STATES[state](widget)
    wide = widget.page.evaluate(
        """() => { const inside = [...(document.querySelector("advocacy-guide")?.shadowRoot.querySelectorAll("*") ?? [])]
             return [document.scrollingElement, ...inside]
               .filter(it => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1 && !/inline/.test(getComputedStyle(it).display))
               .map(it => it.className || it.tagName) }""")
    assert wide == []


@pytest.mark.parametrize("where", ["/demo/", "/guide/", "host/inside"])
@pytest.mark.parametrize("size", SIZES)
def test_a_crisis_reply_is_never_below_the_fold(visit, size, where):
    width, height = SIZES[size]
    widget = visit(where, width, height)
    (widget.open() if where == "/demo/" else widget.ready()).say("sourced").say("hello").say("crisis")
    seen = widget.page.evaluate(
        """() => { const root = document.querySelector("advocacy-guide").shadowRoot
             const frame = root.querySelector(".frame"), header = root.querySelector(".head").getBoundingClientRect()
             const alarm = root.querySelector(".crisis .alarm").getBoundingClientRect()
             return {alarm: alarm.top, under: alarm.bottom, header: header.bottom,
                     floor: Math.min(innerHeight, frame.getBoundingClientRect().bottom)} }""")
    assert seen["header"] <= seen["alarm"] and seen["under"] <= seen["floor"]
    assert seen["alarm"] - seen["header"] < height / 2


@pytest.mark.parametrize("size", SIZES)
def test_the_way_out_is_always_in_sight(visit, size):
    widget = visit("/demo/", *SIZES[size]).open().say("long")
    box = widget.page.locator("advocacy-guide .leave").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= SIZES[size][1]
    # And nothing lies on it.
    widget.page.locator("advocacy-guide .leave").click(trial=True)


def test_a_long_answer_is_read_from_its_start(visit):
    widget = visit().open().say("hello").say("long")
    first = widget.guide_lines.last.locator("p").first
    expect(first).to_be_in_viewport()


def test_the_notice_that_stands_above_already_does_not_push_the_answer_down(visit):
    widget = visit().open().say("first")
    log, answer = widget.log.bounding_box(), widget.guide_lines.last.bounding_box()
    assert 0 <= answer["y"] - log["y"] < 30


def test_a_phone_s_keyboard_does_not_hide_the_way_out(visit):
    """With the keyboard open the seen part of the page is half as high."""
    widget = visit("/demo/", 390, 844).open()
    widget.page.evaluate(
        """() => { Object.defineProperty(visualViewport, "height", {get: () => 420})
             visualViewport.dispatchEvent(new Event("resize")) }""")
    expect(widget.page.locator("advocacy-guide .frame")).to_have_class("frame size-0 short")
    box = widget.dialog.bounding_box()
    assert box["height"] <= 420
