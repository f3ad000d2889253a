"""No log line holds what people say, whatever breaks; and every error still leaves a line."""
import logging
import os
import subprocess
import sys

import pytest

SECRETS = ("zebedee", "quince", "900123", "476 5919", "943")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("scene")


def logged(folder, level):
    """What the scene printed once people talk."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.privacy.log_scene", level, str(folder)],
        capture_output=True, text=True, timeout=180,
        env={**os.environ, "ADVOCACY_VAR": str(folder / "var"), "RASA_TELEMETRY_ENABLED": "false"})
    assert run.returncode == 0, run.stderr[-2000:]
    return run.stdout.split("=== talking")[1] + run.stderr


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_nothing_that_was_said_is_in_the_log(folder, level):
    lines = logged(folder, level)
    found = [line for line in lines.splitlines() if any(secret in line.lower() for secret in SECRETS)]
    assert found == []
    # ... and what broke can still be found:
    assert "failed: ValueError" in lines
    assert "action failed RuntimeError at log_scene.py" in lines
    assert "processor.py" in lines and "GraphComponentException" in lines


def test_in_the_action_server_from_the_first_line():
    script = """
import logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(levelname)s %(name)s %(message)s")
from advocacy.privacy.logs import quiet
quiet(at_once=True)
import structlog
said = "my name is Zebedee Quince"
def action(text):
    raise KeyError(text)
try:
    action(said)
except KeyError as error:
    logging.getLogger("sanic.error").exception("Exception occurred while handling uri: %s", said)
    logging.getLogger("rasa_sdk.endpoint").error(error)
    logging.getLogger("actions.base").error("action failed: %s", error)
    logging.getLogger("advocacy").warning(error)
    structlog.get_logger("rasa_sdk.executor").error("x", text=said, exc_info=True)
logging.getLogger("sanic.root").info("Starting worker [%s]", 7)
logging.getLogger("rasa_sdk").debug(said)
logging.getLogger("advocacy").info("%s and %s", 1)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert not [line for line in lines if "ebedee" in line]
    assert "ERROR actions.base action failed: KeyError" in lines
    assert "INFO sanic.root Starting worker [7]" in lines
    assert len([line for line in lines if "KeyError" in line]) >= 4


def test_before_anybody_talks_an_operator_reads_what_is_wrong(monkeypatch):
    from advocacy.privacy import logs

    monkeypatch.setitem(logs._state, "talking", False)
    record = logs._record("rasa.core.agent", logging.ERROR, "agent.py", 7, "Could not load %s", ("model",), None)
    assert record.getMessage() == "Could not load model"


def test_every_process_that_keeps_conversations_is_quiet():
    import advocacy.store
    from advocacy.privacy import logs

    assert advocacy.store and logs._state["installed"]
    assert logging.getLogRecordFactory() is logs._record
