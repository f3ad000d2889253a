"""Pictures of every state at every width, to be looked at by people.

    python -m tests.browser.shots FOLDER [--dark | --forced]
"""

import sys
import tempfile
from pathlib import Path

from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.serving import serving
from tests.browser.states import STATES
from tests.browser.widget import Widget

WIDTHS = ((320, 568), (390, 844), (768, 1024), (1280, 800))


def shoot(folder: Path, **options) -> None:
    """One PNG a state and width: `crisis-390.png`."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as var, serving(Path(var), []) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for width, height in WIDTHS:
            for state, bring in STATES.items():
                context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
                page = context.new_page()
                page.goto(server.url + "/demo/")
                bring(Widget(page, server, None))
                page.screenshot(path=folder / f"{state}-{width}.png")
                server.agent.go_on()
                context.close()
        browser.close()


if __name__ == "__main__":
    wanted = {"--dark": {"color_scheme": "dark"}, "--forced": {"forced_colors": "active"}}
    shoot(Path(sys.argv[1]), **wanted.get(sys.argv[-1], {}))
