"""A conversation outlives the processes."""
import pytest

from tests.system.doors import Page, Rest, WebApi
from tests.system.served import Served


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_a_form_goes_on_after_everything_was_started_anew(tmp_path, end):
    running = Served(tmp_path, ENABLE_REST="1").start()
    try:
        with running.client() as client, running.client() as page_client:
            web, rest, page = WebApi(client), Rest(client), Page(page_client)
            for person in (web, rest, page):
                person.say("can i get an imha")
            asked = web.messages[-1]["asks"]
            getattr(running, end)()
            running.start()
            assert web.said_before()
            assert "section 3" in web.press("section 3").lower() or web.messages
            assert web.messages[-1].get("outcome") or web.messages[-1].get("asks") not in (None, asked)
            for person in (rest, page):
                said = person.say("section 3")
                assert "section 3" in said.lower() and "IMHA" in said
    finally:
        running.stop()
