"""Reads pages as a browser without JavaScript does: forms, hidden fields and buttons."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """`forms`: action, hidden fields and buttons of a page; `ids`, `words` and `tags` of all of it."""

    def __init__(self, response):
        super().__init__()
        self.response, self.text = response, response.text
        self.forms, self.tags, self.links, self.labels = [], [], {}, set()
        self.words, self.typed = "", None
        self._button = None
        self.feed(self.text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.append((tag, found))
        if tag == "form":
            self.forms.append({"action": found["action"], "fields": {}, "buttons": []})
        elif tag == "input" and found.get("type") == "hidden":
            self.forms[-1]["fields"][found["name"]] = found["value"]
        elif tag == "button":
            self._button = [found.get("name"), found.get("value"), ""]
            self.forms[-1]["buttons"].append(self._button)
        elif tag == "textarea":
            self.typed = ""
        elif tag == "label":
            self.labels.add(found["for"])

    def handle_endtag(self, tag):
        if tag == "button":
            self._button = None

    def handle_data(self, data):
        self.words += data
        if self._button is not None:
            self._button[2] += data
        elif self.typed == "" and self.tags[-1][0] == "textarea":
            self.typed = data

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    def has_button(self, words):
        return any(button[2].strip() == words for form in self.forms for button in form["buttons"])

    def press(self, client, words, follow=True, headers=None, **more):
        """The page that comes after pressing the button with these words."""
        for form in self.forms:
            for name, value, title in form["buttons"]:
                if title.strip() == words:
                    fields = {**form["fields"], **({name: value} if name else {}), **more}
                    made = client.post(form["action"], data=fields, follow_redirects=follow, headers=headers)
                    return Page(made) if follow else made
        raise AssertionError(f"no button {words!r}")
