#!/usr/bin/env bash
# Tunes the sentence encoder on nine tenths of the messages, builds it, and chooses the thresholds on the last tenth.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/find_uv.sh
[ -n "$UV" ] || UV=.venv/bin/uv
# An interpreter with what requirements/tune.in names may be given; that saves fetching PyTorch.
if [ -z "${TUNE_PYTHON:-}" ]; then
  TUNE_PYTHON=build/tune-env/bin/python
  [ -x $TUNE_PYTHON ] || { "$UV" venv -q --python .venv/bin/python build/tune-env && "$UV" pip install -q --python $TUNE_PYTHON --require-hashes --no-deps -r requirements/tune.txt; }
fi
.venv/bin/python -m tuning.messages build/tuning/messages.json
"$TUNE_PYTHON" tuning/tune.py build/tuning/messages.json build/reference advocacy/encoder/tuned.npz build/tuning/held_out.json
scripts/setup.sh dev
.venv/bin/python -m advocacy.safety.choose build/tuning/held_out.json
.venv/bin/python -m advocacy.report.calibrate build/tuning/held_out.json
