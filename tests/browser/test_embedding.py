"""On a stranger's page: small, alone, unspoilt and spoiling nothing."""

import gzip
import os
import shutil
import subprocess

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.chromium import ROOT
from tests.browser.host import HostSite
from tests.browser.widget import WORDS

LOADER_BYTES, ALL_BYTES = 2 * 1024, 25 * 1024
STATIC = ROOT / "advocacy" / "channels" / "web" / "static"


def test_nothing_but_the_loader_comes_before_the_launcher_is_pressed(visit, server):
    widget = visit("host")
    expect(widget.launcher).to_be_visible()
    asked = [url.removeprefix(server.url) for url in widget.requests if url.startswith(server.url)]
    assert asked == ["/widget.js"]


def test_it_is_small(server):
    loader = httpx.get(server.url + "/widget.js").text
    name = loader.split("assets/guide.")[1].split(".js")[0]
    guide = httpx.get(f"{server.url}/assets/guide.{name}.js")
    small = len(gzip.compress(loader.encode()))
    assert small <= LOADER_BYTES
    assert small + len(gzip.compress(guide.content)) <= ALL_BYTES


def test_files_are_kept_long_only_under_their_hash(server):
    loader = httpx.get(server.url + "/widget.js")
    name = loader.text.split("assets/guide.")[1].split(".js")[0]
    guide = httpx.get(f"{server.url}/assets/guide.{name}.js", headers={"Accept-Encoding": "gzip"})
    assert "immutable" in guide.headers["cache-control"] and guide.headers["content-encoding"] == "gzip"
    assert "immutable" not in loader.headers["cache-control"]
    other = httpx.get(f"{server.url}/assets/guide.{'0' * 12}.js")
    assert other.headers["cache-control"] == "no-store" and other.content == guide.content
    again = httpx.get(server.url + "/widget.js", headers={"If-None-Match": loader.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("where", ["/demo/", "host", "host/inside", "/guide/"])
def test_strict_policy_no_third_party_no_cookie(visit, server, site, where):
    widget = visit(where)
    if where in ("/demo/", "host"):
        widget.open()
    widget.ready().say("sourced").say("ask").say("crisis")
    assert widget.problems == []
    assert [url for url in widget.requests if not url.startswith((server.url, site.url))] == []
    assert widget.page.context.cookies() == []
    assert widget.page.evaluate("localStorage.length") == 0


def test_the_assistant_s_own_pages_send_the_policy_they_are_tested_under(server):
    for path in ("/demo/", "/guide/"):
        policy = httpx.get(server.url + path).headers["content-security-policy"]
        for rule in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:"):
            assert rule in policy
        assert "unsafe" not in policy and "frame-ancestors" in policy


def test_it_adds_no_global_names(visit):
    names = "() => Object.getOwnPropertyNames(window)"
    widget = visit("host/bare")
    before = set(widget.page.evaluate(names))
    widget.page.goto(widget.site.url + "/")
    widget.open().say("sourced")
    left = {name for name in set(widget.page.evaluate(names)) - before if not name.isdigit()}
    assert left == set()


def test_the_page_does_not_move(visit):
    widget = visit("host")
    expect(widget.launcher).to_be_visible()
    place = "JSON.stringify(document.querySelector('h1').getBoundingClientRect())"
    before = widget.page.evaluate(place)
    widget.open().say("sourced")
    assert widget.page.evaluate(place) == before
    shifts = widget.page.evaluate(
        """() => new Promise(done => { new PerformanceObserver(list => done(list.getEntries().length))
             .observe({type: "layout-shift", buffered: true}); requestAnimationFrame(() => requestAnimationFrame(() => done(0))) })""")
    assert shifts == 0


def test_a_rude_style_sheet_does_not_spoil_it(visit):
    widget = visit("host/hostile")
    expect(widget.launcher).to_be_visible()
    assert widget.launcher.evaluate("it => getComputedStyle(it).color") == "rgb(255, 255, 255)"
    widget.open().say("sourced")
    line = widget.guide_lines.last.locator("p").first
    style = line.evaluate("it => { const s = getComputedStyle(it); return [s.display, s.letterSpacing, s.color] }")
    assert style == ["block", "normal", "rgb(29, 36, 41)"]


def test_it_can_stand_in_the_page_itself(visit):
    widget = visit("host/inside").ready().say("hello")
    expect(widget.dialog).to_have_count(0)
    expect(widget.launcher).to_have_count(0)
    expect(widget.page.get_by_role("region", name=WORDS["title"])).to_be_visible()
    expect(widget.button(WORDS["leave"])).to_be_visible()


def test_the_launcher_stands_on_the_side_that_was_asked_for(visit):
    assert visit("host").launcher.bounding_box()["x"] < 100
    assert visit("/demo/").launcher.bounding_box()["x"] > 100


def test_colours_can_be_the_site_s_own(visit):
    widget = visit().open()
    widget.page.evaluate("document.documentElement.style.setProperty('--advocacy-accent', 'rgb(80, 20, 90)')")
    assert widget.button("Send").evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(80, 20, 90)"


@pytest.mark.parametrize("theme, dark", [("light", "rgb(251, 250, 248)"), ("dark", "rgb(20, 25, 28)")])
def test_a_theme_can_be_set_against_the_system_s(visit, theme, dark):
    widget = visit(color_scheme="dark" if theme == "light" else "light").open()
    widget.page.evaluate(f"document.querySelector('advocacy-guide').setAttribute('theme', '{theme}')")
    frame = widget.page.locator("advocacy-guide .frame")
    expect(frame).to_have_css("background-color", dark)


def test_a_site_that_is_not_listed_gets_no_answer(visit, server):
    stranger = HostSite()
    stranger.guide = server.url
    before = len(server.agent.seen)
    widget = visit()
    widget.page.goto(stranger.url)
    widget.launcher.click()
    expect(widget.trouble).to_contain_text("cannot reach")
    widget.send("hello")
    expect(widget.trouble).to_contain_text("cannot reach")
    stranger.stop()
    assert len(server.agent.seen) == before


def test_leaving_takes_only_a_token_that_is_right(server):
    erased = len(server.erased)
    for token in ("", "nonsense", "a.b", "\x00" * 20, "x" * 5000):
        assert httpx.post(server.url + "/webhooks/web/leave", content=token).status_code in (204, 413)
    strange = httpx.post(server.url + "/webhooks/web/leave", content="x", headers={"Origin": "https://evil.example"})
    assert strange.status_code == 403
    assert len(server.erased) == erased


def test_the_shipped_files_are_those_of_the_source(tmp_path):
    if not shutil.which("node") and not os.environ.get("CI"):
        pytest.skip("not installed: node")
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=ROOT / "web", check=True, capture_output=True)
    for built in tmp_path.iterdir():
        assert built.read_bytes() == (STATIC / built.name).read_bytes(), f"{built.name}: run `npm run build` in web/"
