"""One trained model for one state of the data; a hash in its file name says which."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from advocacy.nlu.learnt_from import OUTSIDE
from advocacy.serve.paths import MODELS, ROOT, environment
from advocacy.serve.stamp import digest

TRAINED_FROM = ("data", "config.yml", "domain.yml", *OUTSIDE)


def model_path() -> Path:
    """The file of the model for the data as it is now."""
    return MODELS / f"advocacy-{digest(*TRAINED_FROM)}.tar.gz"


def ensure_model() -> Path:
    """Trains when there is no model for the current data; raises SystemExit when training fails."""
    path = model_path()
    if path.exists():
        return path
    print("Training the assistant (under a minute) ...", flush=True)
    name = path.name[: -len(".tar.gz")]
    done = subprocess.run([sys.executable, "-m", "rasa", "train", "--skip-validation", "--fixed-model-name", name], cwd=ROOT, env=environment())
    if done.returncode or not path.exists():
        raise SystemExit("make: training failed; the lines above name the file")
    for old in MODELS.glob("advocacy-*.tar.gz"):
        if old != path:
            old.unlink()
    return path
