#!/usr/bin/env bash
# Both sides on this machine, one after the other; the table goes to benchmarks/RESULTS.md.
# BENCH_EPOCHS=100 trains the stock side as long as `rasa init` would (over an hour; by default 10 of these
# epochs, which the table says); BENCH_REUSE=1 keeps its last trained model.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/find_uv.sh
[ -n "$UV" ] || UV=.venv/bin/uv
WANT=$(sha256sum benchmarks/requirements-stock.txt | cut -c1-16)
if [ "$(cat build/stamps/stock-env 2>/dev/null)" != "$WANT" ] || [ ! -x build/stock-env/bin/rasa ]; then
  echo "Setting up stock Rasa with TensorFlow (about 3 GB, once) ..."
  rm -rf build/stock-env
  "$UV" venv -q --python .venv/bin/python build/stock-env
  "$UV" pip install -q --python build/stock-env/bin/python --require-hashes --no-deps --compile-bytecode -r benchmarks/requirements-stock.txt
  mkdir -p build/stamps && printf '%s' "$WANT" > build/stamps/stock-env
fi
.venv/bin/python -m benchmarks.compare
if command -v npm >/dev/null 2>&1; then
  for folder in web benchmarks/widget; do (cd "$folder" && npm ci --no-audit --no-fund --silent); done
fi
{ printf '\n## Telegram and Slack\n\n'; .venv/bin/python -m benchmarks.channels.run; printf '\n## The widget\n\n'; .venv/bin/python -m benchmarks.widget.run; } | tee -a benchmarks/RESULTS.md
