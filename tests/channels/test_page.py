"""The plain page, used as a browser without JavaScript uses it."""

import re
from html.parser import HTMLParser


class Forms(HTMLParser):
    """The forms of a page: action, hidden fields and buttons (name, value, words)."""

    def __init__(self, text):
        super().__init__()
        self.forms = []
        self._button = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "form":
            self.forms.append({"action": found["action"], "fields": {}, "buttons": [], "typed": ""})
        elif tag == "input" and found.get("type") == "hidden":
            self.forms[-1]["fields"][found["name"]] = found["value"]
        elif tag == "button":
            self._button = [found.get("name"), found.get("value"), ""]
            self.forms[-1]["buttons"].append(self._button)

    def handle_endtag(self, tag):
        if tag == "button":
            self._button = None

    def handle_data(self, data):
        if self._button is not None:
            self._button[2] += data

    def with_button(self, words):
        """The action and the fields that pressing this button sends."""
        for form in self.forms:
            for name, value, title in form["buttons"]:
                if title.strip() == words:
                    return form["action"], {**form["fields"], **({name: value} if name else {})}
        raise AssertionError(f"no button {words!r}")


def press(client, page, words, **more):
    action, fields = Forms(page.text).with_button(words)
    return client.post(action, data={**fields, **more}, follow_redirects=True)


def test_the_page_stands_at_the_root_and_talks(server):
    client = server.client()
    page = client.get("/")
    assert page.status_code == 200 and "<script" not in page.text
    answer = press(client, page, "Send", text="answer")
    assert answer.url.path == "/chat" and answer.url.fragment == "latest"
    assert 'href="tel:116123"' in answer.text
    more = press(client, answer, "Tell me more")
    assert "pressed tell_more" in more.text
    assert re.search(r'id="latest"', more.text)
