"""The states that must be looked at: each brings a widget into it."""

from playwright.sync_api import expect

from tests.browser.widget import WORDS


def _closed(widget):
    expect(widget.launcher).to_be_visible()


def _open(widget):
    widget.open()


def _question(widget):
    widget.open().say("ask")


def _pressed(widget):
    widget.open().say("ask")
    widget.button("Yes").click()
    expect(widget.guide_lines).to_have_count(3)
    widget.idle()


def _long(widget):
    widget.open().say("long")


def _sources(widget):
    widget.open().say("sourced")
    widget.page.locator("summary").click()
    expect(widget.page.locator("details[open]")).to_be_visible()


def _error(widget):
    widget.open().say("hello")
    widget.fail(lambda route: route.fulfill(status=500))
    widget.send("hello again")
    expect(widget.trouble).to_be_visible()


def _offline(widget):
    widget.open().say("ask")
    widget.page.context.set_offline(True)
    widget.send("hello again")
    expect(widget.trouble).to_be_visible()


def _expired(widget):
    body = {"error": {"code": "expired", "message": WORDS["expired"]}}
    widget.open().say("hello")
    widget.fail(lambda route: route.fulfill(status=401, json=body))
    widget.send("hello again")
    expect(widget.trouble).to_be_visible()


def _writing(widget):
    widget.open().say("sourced")
    widget.server.agent.hold()
    widget.send("wait")
    expect(widget.status).not_to_be_empty()


def _crisis(widget):
    widget.open().say("sourced").say("hello").say("crisis")


STATES = {
    "closed": _closed, "open": _open, "question": _question, "pressed": _pressed, "long": _long, "sources": _sources,
    "error": _error, "offline": _offline, "expired": _expired, "writing": _writing, "crisis": _crisis,
}
