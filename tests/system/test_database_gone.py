"""The files of the conversations are deleted, spoilt, locked or full in the middle; answers go on."""
import os
import shutil
import sqlite3
import subprocess
from contextlib import ExitStack, contextmanager

import pytest

from tests.system.doors import WebApi
from tests.system.said import is_apology, is_crisis
from tests.system.served import Served

IN_TIME = 9.5  # seconds; 5 are promised and measured apart, a busy machine may need longer, nobody waits for ever
STORES = ("conversations.db", "state.db")
SECRET_WORDS = "zarquon"


@pytest.fixture
def own(tmp_path):
    """An assistant of this test alone, since its stores do not survive."""
    running = Served(tmp_path).start()
    yield running
    running.stop()


@contextmanager
def deleted(folder):
    for name in STORES:
        for path in folder.glob(name + "*"):
            path.unlink()
    yield 0


@contextmanager
def in_the_way(folder):
    with deleted(folder):
        for name in STORES:
            (folder / name).mkdir()
        yield 1
    for name in STORES:
        (folder / name).rmdir()


@contextmanager
def spoilt(folder):
    """Overwritten in place, as a bad disk or a careless copy does."""
    for name in STORES:
        for path in folder.glob(name + "*"):
            path.write_bytes(os.urandom(max(4096, path.stat().st_size)))
    yield 1
    for name in STORES:
        for path in folder.glob(name + "*"):
            path.unlink()


@contextmanager
def locked(folder):
    with ExitStack() as held:
        for name in STORES:
            lock = sqlite3.connect(folder / name, isolation_level=None)
            held.callback(lock.close)
            lock.execute("BEGIN EXCLUSIVE")
        yield 1


def goes_on(running, fault, lines_each):
    """A form begun before goes on during the fault and after it, and danger is heard."""
    with running.client() as client:
        begun, fresh = WebApi(client), WebApi(client)
        begun.say("can i get an imha")
        asked = begun.messages[-1]["asks"]
        mark = len(running.log)
        with fault:
            said = begun.say(f"section 3, {SECRET_WORDS}")
            assert begun.seconds < IN_TIME and not is_apology(said) and "section 3" in said
            assert begun.messages[-1].get("outcome") or begun.messages[-1].get("asks") not in (None, asked)
            assert is_crisis(begun.say("i want to kill myself"))
            assert begun.seconds < IN_TIME
            assert "IMHA" in fresh.say("what is an imha")
            assert is_crisis(fresh.say("i am going to end my life tonight"))
            assert fresh.seconds < IN_TIME
            lines = running.log_since(mark)
        assert sum("conversation store" in line for line in lines) <= lines_each
        assert sum("state store" in line for line in lines) <= lines_each
        assert len(lines) <= 2 * lines_each, lines
        assert not any(SECRET_WORDS in line or "Traceback" in line for line in lines)
        assert "IMHA" in fresh.say("what is an imha")
        assert running.process.poll() is None


@pytest.mark.parametrize("fault", [deleted, in_the_way, spoilt, locked])
def test_answers_go_on(own, fault):
    goes_on(own, fault(own.var), 0 if fault is deleted else 1)


def test_a_full_disk(tmp_path):
    folder = tmp_path / "var"
    folder.mkdir()
    if shutil.which("mount") is None or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True).returncode:
        pytest.skip("a small file system cannot be mounted here")
    running = Served(tmp_path)
    try:
        running.start()
        goes_on(running, full(folder), 1)
    finally:
        running.stop()
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def full(folder):
    filler = folder / "filler"
    with open(filler, "wb", buffering=0) as file:
        size = 1 << 16
        while size:
            try:
                file.write(b"\0" * size)
            except OSError:
                size //= 2
    yield 1
    filler.unlink()


def test_spoilt_files_do_not_stop_the_start(tmp_path):
    running = Served(tmp_path)
    running.var.mkdir()
    for name in STORES:
        (running.var / name).write_bytes(os.urandom(20_000))
    try:
        running.start()
        with running.client() as client:
            person = WebApi(client)
            assert "IMHA" in person.say("what is an imha")
            assert is_crisis(person.say("i want to kill myself"))
    finally:
        running.stop()
