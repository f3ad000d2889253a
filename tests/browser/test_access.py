"""WCAG 2.2 AA: what axe cannot see. Focus, names, order, announcements, sizes, stillness."""

import pytest
from playwright.sync_api import expect

from tests.browser.states import STATES
from tests.browser.widget import WORDS


def test_the_dialog_takes_the_focus_and_gives_it_back(visit):
    widget = visit()
    widget.launcher.focus()
    widget.page.keyboard.press("Enter")
    expect(widget.dialog).to_be_visible()
    expect(widget.box).to_be_focused()
    widget.page.keyboard.press("Escape")
    expect(widget.dialog).to_be_hidden()
    expect(widget.launcher).to_be_focused()


def test_what_a_screen_reader_is_given(visit):
    widget = visit().open().say("ask")
    expect(widget.dialog).to_match_aria_snapshot(f"""
- dialog "{WORDS['title']}":
  - heading "{WORDS['title']}" [level=2]
  - button "{WORDS['leave']}"
  - button "Close"
  - log "{WORDS['earlier']}":
    - heading "{WORDS['you']}" [level=3]
    - paragraph: ask
    - heading "{WORDS['guide']}" [level=3]
    - paragraph: Are you in hospital?
    - list:
      - listitem: a ward
      - listitem: at home
    - group "{WORDS['choose']}":
      - button "Yes"
      - button "No"
  - status
  - textbox "{WORDS['label']}"
  - button "{WORDS['send']}"
""")


def focused(page) -> str:
    return page.evaluate(
        """() => { let it = document.activeElement
             while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement
             return it === document.body ? "" : it.getAttribute("aria-label") ?? it.id + it.textContent.trim() }""")


def test_tab_goes_from_top_to_bottom_and_stays_in_the_dialog(visit):
    widget = visit().open().say("ask")
    order, seen = [], set()
    for _ in range(20):
        widget.page.keyboard.press("Tab")
        name = focused(widget.page)
        if name in seen:
            break
        seen.add(name)
        order.append(name)
    order = [name for name in order if name]
    start = order.index(WORDS["leave"])
    order = order[start:] + order[:start]
    assert order[:3] == [WORDS["leave"], "Close", WORDS["earlier"]]
    assert order[-6:] == ["Yes", "No", "text", "Send", "Larger text", "Delete conversation"]
    assert "Ask the guide" not in order


def test_a_form_is_answered_with_the_keyboard_alone(visit):
    widget = visit()
    widget.page.keyboard.press("Tab")
    widget.page.keyboard.press("Tab")
    while focused(widget.page) != "Ask the guide":
        widget.page.keyboard.press("Tab")
    widget.page.keyboard.press("Enter")
    widget.ready()
    widget.page.keyboard.type("ask")
    widget.page.keyboard.press("Enter")
    expect(widget.button("Yes")).to_be_visible()
    widget.page.keyboard.press("Shift+Tab")
    widget.page.keyboard.press("Shift+Tab")
    widget.page.keyboard.press("Space")
    expect(widget.guide_lines).to_have_count(3)
    # The focus is where it was, so that the next Tab is at the next question.
    assert focused(widget.page) == "Yes"
    widget.page.keyboard.press("Tab")
    assert focused(widget.page) == "Yes"
    widget.page.keyboard.press("Enter")
    expect(widget.guide_lines).to_have_count(5)


WATCH = """() => {
    const log = document.querySelector("advocacy-guide").shadowRoot.querySelector("[role=log]")
    window.heard = []
    new MutationObserver(changes => changes.forEach(change => {
        change.addedNodes.forEach(node => node.textContent.trim() && heard.push(node.textContent.replace(/\\s+/g, " ").trim()))
        if (change.type === "characterData") heard.push(change.target.data)
    })).observe(log, {subtree: true, childList: true, characterData: true})
}"""


def test_each_message_is_announced_once_and_politely(visit):
    widget = visit().open().say("hello")
    assert widget.log.get_attribute("aria-live") == "polite"
    widget.page.evaluate(WATCH)
    widget.say("answer").say("ask")
    heard = widget.page.evaluate("heard")
    assert sum("Samaritans" in each for each in heard) == 1
    assert sum("in hospital" in each for each in heard) == 1
    assert not any("You said hello" in each for each in heard)


def test_what_was_said_before_is_not_announced_after_a_reload(visit):
    widget = visit("/guide/").ready().say("hello")
    widget.page.add_init_script(
        """new MutationObserver(() => {
             const log = document.querySelector("advocacy-guide")?.shadowRoot?.querySelector("[role=log]")
             if (!log || window.watched) return
             window.watched = true; window.loud = []
             new MutationObserver(changes => log.getAttribute("aria-live") !== "off" &&
                 loud.push(...changes.flatMap(c => [...c.addedNodes].map(n => n.textContent))))
                 .observe(log, {childList: true, subtree: true})
           }).observe(document, {childList: true, subtree: true})""")
    widget.page.reload()
    widget.ready()
    expect(widget.guide_lines).to_have_count(1)
    assert not any("You said" in each for each in widget.page.evaluate("window.loud ?? []"))


def test_a_crisis_reply_is_announced_at_once(visit):
    widget = visit().open().say("hello").say("crisis")
    assert widget.log.get_attribute("aria-live") == "assertive"
    widget.say("hello again")
    assert widget.log.get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("state", ["question", "crisis", "error", "sources"])
def test_everything_to_press_is_big_enough(visit, state):
    widget = visit(width=320, height=568)
    STATES[state](widget)
    small = widget.page.evaluate(
        """() => [...document.querySelector("advocacy-guide").shadowRoot.querySelectorAll("button, summary, textarea, a.call")]
             .map(it => [it.textContent.trim(), it.getBoundingClientRect()])
             .filter(([, box]) => box.height < 44 || box.width < 24).map(([name, box]) => `${name} ${box.width}x${box.height}`)""")
    assert small == []


def test_the_focus_can_be_seen_everywhere(visit):
    widget = visit().open().say("sourced")
    for _ in range(12):
        widget.page.keyboard.press("Tab")
        style = widget.page.evaluate(
            """() => { let it = document.activeElement
                 while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement
                 if (it === document.body) return null
                 const { outlineStyle, outlineWidth } = getComputedStyle(it); return outlineStyle + parseFloat(outlineWidth) }""")
        assert style in (None, "solid3")


def test_the_text_grows_in_steps_and_stays_so(visit):
    widget = visit().open().say("hello")
    size = "() => parseFloat(getComputedStyle(document.querySelector('advocacy-guide').shadowRoot.querySelector('.line p')).fontSize)"
    first = widget.page.evaluate(size)
    widget.button("Larger text").click()
    widget.button("Larger text").click()
    assert widget.page.evaluate(size) >= 1.5 * first
    widget.page.reload()
    widget.open()
    assert widget.page.evaluate(size) >= 1.5 * first
    widget.button("Normal text").click()
    assert widget.page.evaluate(size) == first


def test_the_person_s_own_text_size_is_kept_on_a_page_that_changes_it(visit):
    """The host sets html{font-size:62.5%}, which must not make the guide small."""
    widget = visit("host/hostile").open()
    size = widget.page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('advocacy-guide').shadowRoot.querySelector('.frame')).fontSize)")
    assert size >= 16


def test_nothing_moves_for_those_who_ask_for_stillness(visit):
    moving = "document.querySelector('advocacy-guide').shadowRoot.getAnimations().length"
    for motion, expected in (("reduce", False), ("no-preference", True)):
        widget = visit(reduced_motion=motion)
        STATES["writing"](widget)
        assert bool(widget.page.evaluate(moving)) is expected
        widget.server.agent.go_on()


def test_its_language_is_told(visit):
    widget = visit()
    assert widget.launcher.get_attribute("lang") == "en-GB"
    assert widget.open().dialog.get_attribute("lang") == "en-GB"
