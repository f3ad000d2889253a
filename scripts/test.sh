#!/usr/bin/env bash
# Every test: unit, knowledge, law, transcripts with real actions, browser, and Rasa's own.
set -uo pipefail
cd "$(dirname "$0")/.."
export RASA_TELEMETRY_ENABLED=false SQLALCHEMY_SILENCE_UBER_WARNING=1 PYTHONWARNINGS=ignore
PYTHON=.venv/bin/python
failed=0
step() { printf '\n== %s\n' "$1"; shift; "$@" || { failed=1; printf 'FAILED: %s\n' "$*"; }; }
quiet() { "$@" > build/step.log 2>&1 || { tail -40 build/step.log; return 1; }; }

step "train (if there is no model for the current data)" $PYTHON -m advocacy.serve --train
MODEL=$($PYTHON -c 'from advocacy.serve.training import model_path; print(model_path())')
step "rasa data validate" scripts/validate.sh
step "rasa test core" quiet $PYTHON -m rasa test core --model "$MODEL" --stories tests/stories --out results/core --fail-on-prediction-errors
step "rasa test nlu" quiet $PYTHON -m rasa test nlu --model "$MODEL" --nlu tests/nlu --out results/nlu --no-plot
[ "$failed" = 0 ] || RASA_FAILED=1
step "pytest" $PYTHON -m pytest tests -q -p no:cacheprovider ${PYTEST_ARGS:-}
[ "$failed" = 0 ] || { echo "make test: something failed; see above"; exit 1; }
