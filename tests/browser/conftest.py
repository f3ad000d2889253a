"""A real Chromium, the real web channel with a stub behind it, and a host page of another origin."""

import os
from pathlib import Path

import pytest

from tests.browser.chromium import ARGUMENTS, AXE, chromium
from tests.browser.host import HostSite
from tests.browser.serving import serving
from tests.browser.widget import Widget


def pytest_collection_modifyitems(items):
    """Skip with a reason where the browser is not installed; in CI its absence is a failure."""
    missing = [what for what, there in (("chromium", chromium()), ("web/node_modules (npm ci in web/)", AXE.exists())) if not there]
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.slow)
            if missing and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason=f"not installed: {', '.join(missing)}"))


@pytest.fixture(scope="package")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="package")
def site():
    """A charity's website: another origin, with the strictest policy that the guide still works under."""
    running = HostSite()
    yield running
    running.stop()


@pytest.fixture(scope="package")
def server(site, tmp_path_factory):
    """The assistant's server; `server.agent` is the stub, `server.erased` the conversations that were erased."""
    with serving(tmp_path_factory.mktemp("var"), [site.url]) as running:
        site.guide = running.url
        yield running


@pytest.fixture
def visit(browser, server, site):
    """Opens a tab: `visit("/demo/")` on the assistant's own site, `visit("host")` on the other one."""
    contexts = []

    def open_tab(where="/demo/", width=390, height=844, **options) -> Widget:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        # The neutral site is not on loopback.
        context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html"))
        context.set_default_timeout(8000)
        page = context.new_page()
        widget = Widget(page, server, site)
        page.goto(site.url + where[4:] if where.startswith("host") else server.url + where)
        return widget

    yield open_tab
    for context in contexts:
        context.close()


@pytest.fixture(autouse=True)
def nobody_waits(request):
    """No turn of one test is still open in the next."""
    yield
    if "server" in request.fixturenames:
        agent = request.getfixturevalue("server").agent
        agent.broken = False
        agent.go_on()
