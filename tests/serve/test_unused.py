"""What the server leaves out is there for who uses it."""
import subprocess
import sys

import pytest

from advocacy.serve.paths import ROOT, environment
from advocacy.serve.unused import UNUSED

START = "from advocacy.serve.unused import leave_out; leave_out(); import sys; "


def run(code: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", START + code], cwd=ROOT, env=environment(), capture_output=True, text=True)


def test_the_server_starts_without_them():
    left = sorted({library for libraries in UNUSED.values() for library in libraries})
    done = run(f"import rasa.core.run, rasa.server, rasa.core.agent; print([m for m in {left} if m in sys.modules])")
    assert done.stdout.strip() == "[]", done.stdout + done.stderr[-2000:]


@pytest.mark.parametrize("module, code", [
    ("rasa.core.tracker_store", "assert m.Key('a').eq(1) and m.Collection.__name__ == 'Collection'"),
    ("rasa.utils.plotting", "m._fix_matplotlib_backend(); assert m.FormatStrFormatter('%s')(1) == '1'"),
    ("rasa.core.channels.slack", "m.SlackBot('token', 'channel')"),
    ("rasa.core.channels.console", "assert m.questionary.text and m.Style([('a', 'bold')])"),
    ("rasa.core.channels.webexteams", "m.WebexTeamsBot('token', 'room')"),
    ("rasa.core.channels.hangouts", "assert m.google.auth.transport.requests.Request and m.id_token.verify_token"),
    ("rasa.utils.tensorflow.model_data", "assert len(m.train_test_split([1, 2, 3, 4], random_state=1)) == 2"),
    ("rasa.nlu.classifiers.logistic_regression_classifier", "m.LogisticRegression().fit([[0], [1]], [0, 1])"),
])
def test_who_uses_one_gets_the_real_one(module, code):
    done = run(f"import {module} as m; {code}")
    assert done.returncode == 0, done.stderr[-2000:]


def test_everybody_else_imports_the_real_one():
    done = run("import rasa.core.tracker_store, pymongo.collection as real, inspect; assert inspect.ismodule(real)")
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_action_server_needs_neither_rasa_nor_spacy():
    code = ("from actions.start import check_knowledge; check_knowledge(); import rasa_sdk.endpoint, actions.answer, actions.forms, "
            "advocacy.privacy.logs; print([m for m in ('rasa', 'spacy', 'numpy', 'sklearn', 'onnxruntime') if m in sys.modules])")
    assert run(code).stdout.strip().endswith("[]")
