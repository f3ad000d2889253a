"""Starting and ending, as an operator sees it."""
import signal
import socket

import httpx
import pytest

from tests.system.doors import Rest, WebApi
from tests.system.processes import alive, children, listens_on, wait_for
from tests.system.served import Served

LOOPBACK = "0100007F"


def in_the_background():
    """As a shell starts `make run &`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@pytest.mark.parametrize("how, before", [(signal.SIGINT, None), (signal.SIGTERM, None), (signal.SIGINT, in_the_background)],
                         ids=["ctrl-c", "sigterm", "in-the-background"])
def test_it_says_where_it_is_and_ends_all_that_it_started(tmp_path, how, before):
    running = Served(tmp_path).start(before)
    started = list(children(running.process.pid))
    try:
        assert f"http://localhost:{running.port}/" in running.log
        assert "Building" not in running.log and "Training" not in running.log
        with running.client() as client:
            assert client.get("/webhooks/web/health").status_code == 200
            assert client.get("/").status_code == 200
            for method, path in (("GET", "/webhooks/rest/"), ("POST", "/webhooks/rest/webhook")):
                assert client.request(method, path, json={"sender": "a", "message": "hello"}).status_code == 404
            for path in ("/conversations/a/tracker", "/model/parse", "/domain", "/socket.io/"):
                assert client.get(path).status_code == 404
    finally:
        status = running.stop(how)
    assert status == 0
    assert len(started) == 2
    wait_for("the end of both servers", lambda: not any(alive(pid) for pid in started), 15)
    assert "Traceback" not in running.log


def test_a_port_that_is_taken_is_said_plainly(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        running = Served(tmp_path, port=taken.getsockname()[1])
        assert running.launch().wait(60) != 0
    assert str(running.port) in running.log and "PORT=" in running.log
    assert "Traceback" not in running.log


def test_the_action_server_listens_to_this_machine_alone(served):
    assert listens_on(served.action_port) == [LOOPBACK]
    assert not any(address != LOOPBACK for address in listens_on(served.action_port))


def test_what_an_answer_rests_on_can_be_read_through_rasas_api(served):
    with served.client() as client:
        assert client.get("/conversations/a/tracker").status_code == 401
        rest = Rest(client)
        rest.say("can i get an imha on a cto")
        other = Rest(client)
        other.say("can i get an imha")
    said = [event["metadata"] for event in served.tracker(rest.sender)["events"] if event["event"] == "bot"]
    outcome = next(metadata for metadata in said if metadata.get("outcome"))
    assert outcome["outcome"] == "eligible"
    assert outcome["answer"] == "imha.eligibility"
    assert outcome["reason"].startswith("imha.")
    assert outcome["sources"]
    tracker = served.tracker(other.sender)
    asks = next(event["metadata"]["asks"] for event in tracker["events"] if event["event"] == "bot" and event["metadata"].get("asks"))
    assert tracker["slots"]["requested_slot"] == asks and asks in tracker["slots"]


def test_a_secret_is_needed_for_every_conversation_of_the_web(served):
    with served.client() as client:
        person = WebApi(client)
        person.say("hello")
        for token in ("x", "nonsense", person.token[:-2] + "xx"):
            refused = client.get("/webhooks/web/history", headers={"Authorization": f"Bearer {token}"})
            assert refused.status_code == 401
        assert httpx.get(f"{served.url}/webhooks/web/history").status_code == 401
