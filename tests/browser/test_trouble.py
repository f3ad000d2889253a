"""Whatever breaks is said plainly, loses nothing and can be tried again without a second turn."""

import pytest
from playwright.sync_api import expect

from tests.browser.widget import WORDS, problem

ASK = "Can I get an advocate on a CTO?"


FAULTS = {
    "no network": (lambda route: route.abort("internetdisconnected"), "cannot reach"),
    "too fast": (problem(429, "too_fast", retry_after=7), "7 seconds"),
    "a proxy's 429": (lambda route: route.fulfill(status=429, body="slow down"), "wait"),
    "500": (lambda route: route.fulfill(status=500, body="<html>Traceback</html>"), "not working"),
    "503 of the channel": (problem(503, "unavailable"), WORDS["unavailable"]),
    "half of the JSON": (lambda route: route.fulfill(body='{"session": {"tok', content_type="application/json"), "damaged"),
    "JSON of something else": (lambda route: route.fulfill(json={"messages": [{"id": 5}]}), "damaged"),
    "JSON that is no object": (lambda route: route.fulfill(json=None), "damaged"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failed_message_is_kept_and_sent_once_more_on_request(visit, server, fault):
    how, said = FAULTS[fault]
    widget = visit().open().say("hello")
    before = len(server.agent.seen)
    widget.fail(how)
    widget.send(ASK)
    expect(widget.trouble).to_contain_text(said)
    expect(widget.box).to_have_value(ASK)
    expect(widget.person_lines).to_have_count(1)
    assert "Traceback" not in widget.log.inner_text()
    widget.button("Try again").click()
    expect(widget.guide_lines).to_have_count(2)
    expect(widget.box).to_have_value("")
    expect(widget.trouble).to_have_count(0)
    assert len(server.agent.seen) == before + 1


@pytest.mark.parametrize("fault", ["no network", "500", "half of the JSON"])
def test_what_was_not_heard_comes_with_numbers_for_danger(visit, fault):
    widget = visit().open()
    widget.fail(FAULTS[fault][0])
    widget.send("help me")
    expect(widget.trouble.locator('a[href="tel:999"]')).to_be_visible()


def test_offline_is_said_as_such(visit):
    widget = visit().open().say("hello")
    widget.page.context.set_offline(True)
    widget.send(ASK)
    expect(widget.trouble).to_contain_text("offline")
    widget.page.context.set_offline(False)
    widget.button("Try again").click()
    expect(widget.guide_lines.last).to_contain_text(ASK)


def test_a_reply_that_was_lost_is_fetched_without_a_second_turn(visit, server):
    widget = visit().open().say("hello")
    before = len(server.agent.seen)

    def lose_the_reply(route):
        route.fetch()
        route.abort("connectionreset")

    widget.fail(lose_the_reply)
    widget.send(ASK)
    expect(widget.trouble).to_be_visible()
    # Pressing Send for the same words is the same message too.
    widget.button("Send").click()
    expect(widget.guide_lines.last).to_contain_text(ASK)
    assert len(server.agent.seen) == before + 1


def test_a_button_whose_press_failed_can_be_pressed_again(visit, server):
    widget = visit().open().say("ask")
    widget.fail(FAULTS["500"][0])
    widget.button("Yes").click()
    expect(widget.trouble).to_be_visible()
    widget.button("Yes").click()
    expect(widget.guide_lines).to_have_count(3)


def test_a_message_that_is_too_long_stays_in_the_box(visit, server):
    widget = visit().open()
    long = "why " * 600
    widget.send(long)
    expect(widget.trouble).to_contain_text(WORDS["too_long"])
    expect(widget.box).to_have_value(long.strip())
    widget.say("short")
    expect(widget.person_lines.last).to_contain_text("short")


def test_an_apology_can_be_tried_again(visit, server):
    widget = visit().open()
    server.agent.broken = True
    widget.say(ASK)
    expect(widget.guide_lines.last).to_have_class("line guide sorry")
    server.agent.broken = False
    widget.button("Try again").click()
    expect(widget.guide_lines.last).to_contain_text(ASK)


def test_a_server_that_is_down_when_it_opens_is_waited_for(visit):
    widget = visit()
    widget.fail(lambda route: route.abort(), path="session")
    widget.launcher.click()
    expect(widget.trouble).to_contain_text("cannot reach")
    expect(widget.box).to_be_focused()
    widget.ready().say(ASK)
    expect(widget.guide_lines.last).to_contain_text(ASK)


def test_a_guide_that_does_not_load_can_be_pressed_again(visit):
    widget = visit()
    widget.page.route("**/assets/guide.*", lambda route: route.abort(), times=1)
    widget.launcher.click()
    expect(widget.launcher).to_contain_text("did not open")
    widget.open().say("hello")


def test_an_empty_message_is_asked_for(visit, server):
    widget = visit().open()
    before = len(server.agent.seen)
    widget.send("   ")
    expect(widget.status).to_contain_text(WORDS["empty"])
    assert len(server.agent.seen) == before


def test_a_slow_network_is_said_and_waited_for(visit, server):
    widget = visit()
    widget.page.clock.install()
    widget.page.reload()
    widget.open()
    server.agent.hold()
    widget.send("wait")
    expect(widget.status).to_contain_text("writing")
    widget.page.clock.fast_forward(7_000)
    expect(widget.status).to_contain_text("longer than usual")
    widget.page.clock.fast_forward(30_000)
    expect(widget.trouble).to_contain_text("slow")
    server.agent.go_on()
    widget.button("Try again").click()
    expect(widget.guide_lines.filter(has_text="Here I am.")).to_have_count(1)
