"""The widget as a person meets it: by role and words. Playwright looks into open shadow roots by itself."""

import time

from playwright.sync_api import expect

from advocacy.channels.texts import texts

WORDS = texts()


def problem(status, code, **more):
    """How the channel says no."""
    body = {"error": {"code": code, "message": WORDS[code], **more}}
    return lambda route: route.fulfill(status=status, json=body)


class Widget:
    """One tab with the guide in it. `problems` collects what the browser complains of."""

    def __init__(self, page, server, site) -> None:
        self.page, self.server, self.site = page, server, site
        self.problems: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda said: self.problems.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        self.launcher = page.locator("advocacy-launcher button")
        self.dialog = page.get_by_role("dialog")
        self.log = page.get_by_role("log")
        self.box = page.get_by_role("textbox")
        self.status = page.locator("advocacy-guide .status")
        self.guide_lines = page.locator("advocacy-guide .line.guide")
        self.person_lines = page.locator("advocacy-guide .line.person")
        self.trouble = page.locator("advocacy-guide .line.trouble")

    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def open(self) -> "Widget":
        self.launcher.click()
        expect(self.dialog).to_be_visible()
        return self.ready()

    def ready(self) -> "Widget":
        """Wait until it has its session and announces what comes."""
        self.page.locator('advocacy-guide .log:not([aria-live="off"])').wait_for()
        return self

    def say(self, text) -> "Widget":
        """Send a text and wait for its answer."""
        before = self.guide_lines.count()
        self.box.fill(text)
        self.box.press("Enter")
        expect(self.guide_lines).not_to_have_count(before)
        self.idle()
        return self

    def send(self, text) -> None:
        self.box.fill(text)
        self.box.press("Enter")

    def idle(self) -> None:
        expect(self.button(WORDS["send"])).not_to_have_attribute("aria-disabled", "true")

    def fail(self, how, path="message", times=1) -> None:
        """Let the next requests fail: `how` gets Playwright's route."""
        self.page.route(f"**/webhooks/web/{path}", how, times=times)

    def until(self, true, seconds=8) -> None:
        """Wait for something outside the page, such as the server."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, "it did not come to pass"
            self.page.evaluate("() => new Promise(requestAnimationFrame)")
