"""Asking, answering, pressing; what is said is data and never markup."""

from playwright.sync_api import expect

from tests.browser.stub import HOSTILE
from tests.browser.widget import WORDS


def test_a_question_is_answered_in_the_dialog(visit):
    widget = visit().open().say("hello there")
    expect(widget.person_lines.last).to_contain_text("hello there")
    expect(widget.guide_lines.last).to_contain_text("You said hello there")
    expect(widget.box).to_have_value("")
    assert not widget.problems


def test_it_works_on_another_site_under_a_strict_policy(visit, server, site):
    widget = visit("host").open().say("sourced")
    expect(widget.guide_lines.last).to_contain_text("Yes.")
    assert not widget.problems
    assert all(url.startswith((server.url, site.url)) for url in widget.requests)
    assert widget.page.context.cookies() == []
