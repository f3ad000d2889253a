"""The action server is killed, frozen or broken in the middle: people get an apology in time, never silence."""
import os
import signal
import subprocess
import sys
from contextlib import contextmanager

import httpx
import pytest

from advocacy.serve.paths import ROOT
from tests.system.processes import alive, wait_for
from tests.system.said import is_apology, is_crisis

IN_TIME = 9.5  # seconds; 5 are promised and measured apart, a busy machine may need longer, nobody waits for ever
SECRET_WORDS = "zarquon"


@contextmanager
def killed(served):
    """Dead, and `serve` held back from starting it anew."""
    pid, port = served.child("action_server"), served.action_port
    served.process.send_signal(signal.SIGSTOP)
    os.kill(pid, signal.SIGKILL)
    wait_for("the end of the action server", lambda: not alive(pid) and not healthy(port))
    try:
        yield
    finally:
        served.process.send_signal(signal.SIGCONT)
        is_back(served, pid)


@contextmanager
def frozen(served):
    pid = served.child("action_server")
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@contextmanager
def stand_in(served, kind):
    port = served.action_port
    with killed(served):
        other = subprocess.Popen([sys.executable, "-m", "tests.system.standin", str(port), kind], cwd=ROOT,
                                 stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            wait_for("the stand-in", lambda: healthy(port) or other.poll() is not None)
            assert other.poll() is None
            yield other
        finally:
            other.terminate()
            other.wait(20)


def error(served):
    return stand_in(served, "error")


def is_back(served, old):
    """Wait until `serve` has brought back an action server that answers."""
    wait_for("a new action server", lambda: served.child("action_server") not in (None, old), 30)
    wait_for("its answer", lambda: healthy(served.action_port), 60)


def healthy(port):
    """Whether an action server answers there."""
    try:
        return httpx.get(f"http://127.0.0.1:{port}/health", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


@pytest.mark.parametrize("fault", [killed, frozen, error])
def test_an_apology_in_time_and_the_crisis_text_as_ever(served, door, fault):
    door.say("hello")
    mark = len(served.log)
    with fault(served):
        assert is_apology(door.say(f"can i get an imha {SECRET_WORDS}"))
        assert door.seconds < IN_TIME
        assert is_crisis(door.say(f"i am going to kill myself tonight {SECRET_WORDS}"))
        assert door.seconds < IN_TIME
    lines = served.log_since(mark)
    assert sum("action_answer" in line for line in lines) == 1
    assert not any(SECRET_WORDS in line for line in lines)
    said = door.say("can i get an imha on a cto")
    assert not is_apology(said) and "IMHA" in said


@pytest.mark.parametrize("fault", [killed, frozen, error])
def test_a_running_form_keeps_its_place(served, person, fault):
    person.say("can i get an imha")
    asked = person.messages[-1]["asks"]
    with fault(served):
        assert is_apology(person.say("section 3"))
        assert person.seconds < IN_TIME
    said = person.say("section 3")
    assert not is_apology(said)
    assert person.messages[-1].get("outcome") or person.messages[-1].get("asks") not in (None, asked)


def test_a_dead_action_server_is_brought_back(served, person):
    old = served.child("action_server")
    os.kill(old, signal.SIGKILL)
    is_back(served, old)
    assert not is_apology(person.say("what is an imha"))


def test_an_action_that_raises_is_one_line_without_the_message(served, door):
    door.say("hello")
    mark = len(served.log)
    with stand_in(served, "raises") as other:
        assert is_apology(door.say(f"can i get an imha my name is {SECRET_WORDS}"))
        assert is_crisis(door.say("i want to kill myself"))
        other.terminate()
        out, err = other.communicate(timeout=20)
    ours = [line for line in err.splitlines() if "failed" in line]
    assert len(ours) == 1 and "ValueError" in ours[0], err + out + served.log[mark:]
    everything = out + err + served.log[mark:]
    assert SECRET_WORDS not in everything and "Traceback" not in everything
