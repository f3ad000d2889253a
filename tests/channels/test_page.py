"""The plain page, used as a browser without JavaScript uses it."""

import re

import pytest

from advocacy.channels.identity import sign
from advocacy.channels.settings import settings
from advocacy.channels.texts import texts
from tests.channels.browser import Page


@pytest.fixture
def client(server):
    return server.client()


def opened(client, path="/"):
    return Page(client.get(path))


def say(client, page, text, **more):
    return page.press(client, texts()["send"], text=text, **more)


@pytest.mark.parametrize("path", ["/", "/chat"])
def test_the_page_stands_at_the_root_and_talks(client, path):
    answer = say(client, opened(client, path), "answer")
    assert answer.response.url.path == "/chat" and answer.response.url.fragment == "latest"
    assert {"href": "tel:116123"} in answer.all("a")
    more = answer.press(client, "Tell me more")
    assert "pressed tell_more" in more.words and "Call Samaritans" in more.words


def test_the_page_needs_no_script_and_no_other_site(client):
    page = opened(client)
    assert not page.all("script") and "javascript:" not in page.text and " on" not in re.findall(r"<[^>]* on\w+=", page.text)
    assert not [tag for tag, attributes in page.tags if "style" in attributes]
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    [sheet] = page.all("link")
    assert client.get(sheet["href"]).headers["cache-control"].endswith("immutable")


def test_the_emergency_line_and_privacy_are_on_every_page(client):
    page = opened(client)
    assert "999" in page.words and {"href": "/privacy"} in page.all("a")
    assert opened(client, "/privacy").response.status_code == 200


def test_everything_has_a_name_and_a_place(client):
    page = say(client, opened(client), "ask")
    tags = [tag for tag, _ in page.tags]
    assert tags.count("h1") == tags.count("main") == tags.count("header") == 1
    assert page.all("html")[0]["lang"] == "en-GB"
    assert {each["id"] for each in page.all("textarea")} <= page.labels
    identifiers = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(identifiers) == len(set(identifiers)) and "latest" in identifiers
    assert tags.count("fieldset") == tags.count("legend") == 1


def test_what_was_typed_is_shown_as_text(client):
    page = say(client, opened(client), "say <b onclick=x>&amp;\"'</b><script>alert(1)</script>")
    assert not page.all("script") and not page.all("b") and "<script>alert(1)</script>" in page.words


def test_reloading_and_sending_the_form_twice_is_one_turn(client, server):
    page = opened(client)
    for _ in range(2):
        answer = say(client, page, "hello")
    assert len(server.agent.seen) == 1 and answer.words.count("You said hello") == 1
    opened(client, "/chat"), opened(client, "/chat")
    assert len(server.agent.seen) == 1


def test_a_button_pressed_in_two_tabs_is_one_turn_and_the_other_is_told(client, server):
    question = say(client, opened(client), "ask")
    first = question.press(client, "Yes")
    again = question.press(client, "Yes")
    other = question.press(client, "No")
    assert len(server.agent.seen) == 2 and first.words.count("pressed inform") == again.words.count("pressed inform") == 1
    assert texts()["stale"] in other.words and not first.has_button("Yes")


def test_the_answer_comes_by_a_redirect_that_says_nothing(client):
    response = opened(client).press(client, texts()["send"], follow=False, text="marmalade")
    assert response.status_code == 303 and "marmalade" not in str(response.headers)
    titles = re.findall(r"<title>(.*?)</title>", client.get("/chat").text)
    assert titles == [texts()["title"]]


def test_pages_are_not_kept_by_the_browser(client):
    for path in ("/", "/chat", "/privacy"):
        assert client.get(path).headers["cache-control"] == "no-store"


def test_the_cookie_is_only_for_us(client):
    cookie = client.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "path=/" in cookie
    assert "max-age" not in cookie and "expires" not in cookie


def test_crisis_words_stand_first_and_are_marked(client):
    page = say(client, say(client, opened(client), "hello"), "crisis")
    assert page.words.index("Call 999 now.") < page.words.index("You said hello")
    [section] = [attributes for _, attributes in page.tags if attributes.get("role") == "alert"]
    assert section["id"] == "latest" and page.words.count("Call 999 now.") == 1
    later = say(client, page, "hello again")
    assert later.words.count("Call 999 now.") == 1


def test_leaving_shows_nothing_more_and_deletes(client, server, fake_store):
    page = say(client, opened(client), "say marmalade")
    cookie = client.cookies["advocacy_page"]
    left = page.press(client, texts()["leave"], follow=False)
    assert settings().leave_url in left.headers["refresh"] and left.headers["cache-control"] == "no-store"
    assert "marmalade" not in left.text and texts()["title"] not in left.text
    assert "advocacy_page" not in client.cookies
    client.cookies.set("advocacy_page", cookie)
    assert "marmalade" not in client.get("/chat").text
    assert fake_store.erased


def test_leaving_works_when_everything_is_broken(client, monkeypatch):
    from advocacy.channels.web import page as routes

    def fail(conversation):
        raise OSError

    page = say(client, opened(client), "hello")
    monkeypatch.setattr(routes, "mark_ended", fail)
    left = page.press(client, texts()["leave"], follow=False)
    assert settings().leave_url in left.headers["refresh"] and "advocacy_page" not in client.cookies


def test_deleting_deletes_and_says_so(client, fake_store):
    page = say(client, opened(client), "say marmalade").press(client, texts()["clear"])
    assert texts()["cleared"] in page.words and "marmalade" not in page.words and len(fake_store.erased) == 1
    assert "You said hi" in say(client, page, "hi").words


def test_a_deletion_that_failed_is_not_called_one(client, fake_store):
    def fail(conversation):
        raise OSError

    fake_store.erase = fail
    page = say(client, opened(client), "hello").press(client, texts()["clear"])
    assert texts()["not_erased"] in page.words and texts()["cleared"] not in page.words


@pytest.mark.parametrize("headers", [
    {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"},
])
def test_another_site_cannot_send_our_form(client, server, fake_store, headers):
    page = say(client, opened(client), "hello")
    for words in (texts()["send"], texts()["clear"], texts()["leave"]):
        page.press(client, words, headers=headers, text="hello")
    assert len(server.agent.seen) == 1 and fake_store.erased == []


@pytest.mark.parametrize("path", ["/chat", "/chat/clear", "/chat/leave"])
def test_a_form_without_our_key_does_nothing(client, server, fake_store, path):
    client.get("/")
    client.post(path, data={"text": "hello", "key": "0" * 32})
    client.post(path, data={"text": "hello"})
    assert server.agent.seen == [] and fake_store.erased == []


def test_an_ended_session_is_explained_and_the_words_are_kept(client, server):
    page = opened(client)
    client.cookies.set("advocacy_page", sign("web-page", "0" * 32, -1), domain="127.0.0.1", path="/")
    after = say(client, page, "my long question")
    assert texts()["expired"] in after.words and after.typed == "my long question"
    assert server.agent.seen == []
    assert "You said my long question" in say(client, after, after.typed).words


def test_danger_is_heard_without_a_session(client):
    page = opened(client)
    client.cookies.clear()
    assert [each for _, each in say(client, page, "i want to die").tags if each.get("role") == "alert"]


def test_another_persons_cookie_does_not_open_with_my_form(server):
    anna, ben = server.client(), server.client()
    page = say(anna, opened(anna), "say marmalade")
    opened(ben)
    page.press(ben, texts()["send"], text="hello")
    assert len(server.agent.seen) == 1 and "marmalade" not in ben.get("/chat").text


@pytest.mark.parametrize("typed, told", [("", "empty"), ("\u200b", "empty"), ("word " * 500, "too_long")])
def test_a_message_that_is_not_taken_stays_in_the_box(client, server, typed, told):
    page = say(client, opened(client), typed)
    assert texts()[told] in page.words and (page.typed or "").strip() == typed.strip()
    assert server.agent.seen == []


def test_a_failed_turn_apologises_and_keeps_the_words(client, server):
    page = say(client, opened(client), "fail")
    assert "999" in page.words and page.typed == "fail"
    server.agent.broken = True
    assert [each for _, each in say(client, page, "i want to die").tags if each.get("role") == "alert"]


def test_the_conversation_and_its_buttons_survive_a_restart(make_server):
    first = make_server()
    client = first.client()
    question = say(client, opened(client), "ask")
    cookies = dict(client.cookies)
    first.stop()
    second = make_server()
    client = second.client(cookies=cookies)
    assert "Are you in hospital" in opened(client, "/chat").words
    assert "pressed inform" in question.press(client, "Yes").words


def test_what_is_not_a_form_is_refused_quietly(client, server):
    client.get("/")
    for kind, body in (("application/json", b'{"text": "x"}'), ("text/plain", b"\x00\xff"),
                       ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 500))):
        assert client.post("/chat", content=body, headers={"Content-Type": kind}).status_code == 200
    large = client.post("/chat", data={"text": "a" * (settings().form_bytes + 1)})
    assert large.status_code == 413 and server.agent.seen == []


def test_listed_sites_may_frame_the_page(surroundings, make_server):
    surroundings.setenv("ALLOWED_ORIGINS", "https://charity.example")
    settings.cache_clear()
    policy = make_server().client().get("/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors https://charity.example")


@pytest.mark.parametrize("origin", ["*", "charity.example", "https://charity.example/path", "https://*.example"])
def test_an_origin_that_is_none_stops_the_start(surroundings, make_server, origin):
    surroundings.setenv("ALLOWED_ORIGINS", origin)
    settings.cache_clear()
    with pytest.raises(ValueError, match="allowed_origins"):
        make_server()


def test_nothing_of_the_server_shows_at_the_root(client):
    assert "Rasa" not in client.get("/").text and client.head("/").status_code == 200


def test_a_template_that_fails_is_no_stack_trace(client, monkeypatch, caplog):
    from advocacy.channels.web import look

    def fail(*_, **__):
        raise RuntimeError("marmalade")

    monkeypatch.setattr(look, "_fill", fail)
    response = client.get("/")
    assert response.status_code == 503 and "999" in response.text and "marmalade" not in response.text + caplog.text
