"""Sessions that end, tabs, clocks and closed storage: each is explained and loses nothing."""

import pytest
from playwright.sync_api import expect

from tests.browser.widget import WORDS, problem

ASK = "Can I get an advocate on a CTO?"


@pytest.mark.parametrize("code", ["expired", "forged", "missing", "ended"])
def test_a_session_that_ended_is_explained_and_the_words_stay(visit, server, code):
    widget = visit().open().say("hello")
    widget.fail(problem(401, code))
    widget.send(ASK)
    expect(widget.trouble).to_contain_text(WORDS[code])
    expect(widget.box).to_have_value(ASK)
    widget.button("Start a new conversation").click()
    expect(widget.person_lines).to_have_count(0)
    expect(widget.box).to_have_value(ASK)
    widget.button("Send").click()
    expect(widget.guide_lines).to_have_count(1)


def test_a_session_that_ended_while_the_page_was_away(visit):
    widget = visit().open().say("hello")
    widget.page.reload()
    widget.fail(problem(401, "expired"), path="history")
    widget.launcher.click()
    expect(widget.trouble).to_contain_text(WORDS["expired"])
    widget.ready().say(ASK)
    expect(widget.person_lines).to_have_count(1)


def test_a_stale_button_is_explained(visit):
    widget = visit().open().say("ask")
    widget.fail(problem(409, "stale"))
    widget.button("Yes").click()
    expect(widget.trouble).to_contain_text(WORDS["stale"])
    expect(widget.button("Try again")).to_have_count(0)


def test_a_wrong_clock_changes_nothing(visit, server):
    widget = visit()
    widget.page.clock.set_fixed_time("2001-01-01T00:00:00")
    widget.page.reload()
    widget.open().say("hello")
    widget.page.clock.set_fixed_time("2061-01-01T00:00:00")
    widget.say("hello again")
    expect(widget.guide_lines).to_have_count(2)


def test_two_tabs_of_one_conversation_lose_nothing(visit, server):
    first = visit().open().say("ask")
    with first.page.context.expect_page() as opened:
        # What "duplicate tab" does: a copy of the tab's storage.
        first.page.evaluate("window.open(location.href)")
    second = type(first)(opened.value, first.server, first.site).open()
    expect(second.guide_lines).to_have_count(1)
    second.button("Yes").click()
    expect(second.guide_lines).to_have_count(3)
    first.button("No").click()
    expect(first.trouble).to_be_visible()
    first.say("hello")
    expect(first.guide_lines.last).to_contain_text("You said hello")


def test_a_closed_storage_costs_only_the_memory(visit):
    widget = visit()
    widget.page.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('closed') }})")
    widget.page.reload()
    widget.open().say("hello").say("and more")
    expect(widget.guide_lines).to_have_count(2)
