"""Leaving quickly: at once, with nothing left in the tab, on the server or behind Back."""

import pytest
from playwright.sync_api import expect

from advocacy.channels.settings import settings
from tests.browser.widget import WORDS


def kept(page) -> int:
    return page.evaluate("sessionStorage.length + localStorage.length")


def gone(widget, erased) -> None:
    """The neutral site is there, and the server has forgotten."""
    widget.page.wait_for_url(settings().leave_url + "**")
    widget.until(lambda: len(widget.server.erased) == erased + 1)


@pytest.mark.parametrize("where", ["/demo/", "host"])
def test_the_button_leaves_and_erases(visit, server, where):
    widget = visit(where).open().say("hello there")
    erased = len(server.erased)
    widget.button(WORDS["leave"]).click()
    gone(widget, erased)


def test_shift_three_times_leaves_and_erases(visit, server):
    widget = visit("host").open().say("hello there")
    erased = len(server.erased)
    for _ in range(3):
        widget.page.keyboard.press("Shift")
    gone(widget, erased)


def test_shift_tells_how_many_presses_are_left(visit):
    widget = visit().open()
    widget.page.keyboard.press("Shift")
    expect(widget.status).to_contain_text("2 more times")
    widget.page.keyboard.press("Shift")
    expect(widget.status).to_contain_text("once more")


def test_capital_letters_and_new_lines_are_no_leaving(visit):
    widget = visit().open()
    widget.box.focus()
    for _ in range(4):
        widget.page.keyboard.press("Shift+A")
        widget.page.keyboard.press("Shift+Enter")
        widget.page.keyboard.press("Shift")
        widget.page.keyboard.press("b")
    expect(widget.dialog).to_be_visible()
    expect(widget.box).to_have_value("A\nbA\nbA\nbA\nb")


def test_shift_works_with_the_dialog_closed_and_on_the_next_page(visit, server):
    widget = visit("host").open().say("hello there")
    erased = len(server.erased)
    widget.button("Close").click()
    widget.page.get_by_role("link", name="Second").click()
    widget.page.locator("advocacy-guide").wait_for(state="attached")
    for _ in range(3):
        widget.page.keyboard.press("Shift")
    gone(widget, erased)


def test_without_a_conversation_shift_is_the_page_s_own(visit, site):
    widget = visit("host")
    for _ in range(3):
        widget.page.keyboard.press("Shift")
    assert widget.page.url.startswith(site.url)


def test_back_shows_nothing_of_the_conversation(visit, server, site):
    widget = visit("host")
    widget.page.goto(site.url + "/second")
    widget.open().say("hello there")
    widget.button(WORDS["leave"]).click()
    widget.page.wait_for_url(settings().leave_url + "**")
    widget.page.go_back()
    # The page before the one that was left: leaving took that one's place.
    assert widget.page.url == site.url + "/"
    assert kept(widget.page) == 0
    widget.open()
    expect(widget.person_lines).to_have_count(0)


def test_a_page_the_browser_kept_for_back_is_empty_too(visit, site):
    """Talk on one page, go on to the next, leave from there, and go back past both."""
    widget = visit("host").open().say("hello there")
    widget.button("Close").click()
    widget.page.get_by_role("link", name="Second").click()
    widget.open()
    expect(widget.person_lines).to_have_count(1)
    widget.button(WORDS["leave"]).click()
    widget.page.wait_for_url(settings().leave_url + "**")
    widget.page.go_back()
    assert widget.page.url == site.url + "/"
    assert "hello there" not in widget.page.evaluate(
        "document.querySelector('advocacy-guide')?.shadowRoot.textContent ?? ''")
    widget.open()
    expect(widget.person_lines).to_have_count(0)


def test_a_page_that_is_put_away_keeps_nothing_to_show(visit):
    """What the browser freezes for Back is what is in the page after this event."""
    widget = visit().open().say("hello there")
    widget.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(widget.person_lines).to_have_count(0)
    widget.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(widget.person_lines).to_have_count(1)


def test_a_message_under_way_does_not_come_back(visit, server):
    widget = visit().open().say("hello there")
    erased = len(server.erased)
    server.agent.hold()
    widget.send("wait")
    expect(widget.status).to_contain_text("writing")
    widget.button(WORDS["leave"]).click()
    widget.page.wait_for_url(settings().leave_url + "**")
    server.agent.go_on()
    gone(widget, erased)


def test_a_page_that_asks_are_you_sure_holds_nobody(visit, server):
    widget = visit().open().say("hello there")
    asked = []
    widget.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    widget.page.evaluate("addEventListener('beforeunload', event => { event.preventDefault(); event.returnValue = '1' })")
    widget.button(WORDS["leave"]).click()
    widget.page.wait_for_url(settings().leave_url + "**")
    assert asked == []


def test_nothing_typed_gets_into_address_title_or_console(visit):
    widget = visit()
    seen = []
    widget.page.on("console", lambda said: seen.append(said.text))
    widget.open().say("my secret words").say("crisis")
    widget.page.context.set_offline(True)
    widget.send("more secret words")
    expect(widget.trouble).to_be_visible()
    everything = " ".join([*seen, *widget.requests, widget.page.url, widget.page.title()])
    assert "secret" not in everything
