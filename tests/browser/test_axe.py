"""axe-core finds nothing, in every state, light, dark and with forced colours."""

import pytest

from tests.browser.chromium import findings
from tests.browser.states import STATES

SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(visit, state, scheme):
    widget = visit(reduced_motion="reduce", **SCHEMES[scheme])
    STATES[state](widget)
    assert findings(widget.page) == []


@pytest.mark.parametrize("where", ["/guide/", "host/inside"])
def test_axe_finds_nothing_without_a_dialog(visit, where):
    widget = visit(where).ready().say("sourced").say("ask").say("crisis")
    assert findings(widget.page) == []


def test_axe_would_find_something(visit):
    """So that the tests above can fail."""
    widget = visit().open()
    widget.page.evaluate("document.querySelector('advocacy-guide').shadowRoot.querySelector('label').remove()")
    assert any(each.startswith("label") for each in findings(widget.page))
