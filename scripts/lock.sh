#!/usr/bin/env bash
# Resolves requirements/*.in into hashed lock files without registry addresses.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/find_uv.sh
[ -n "$UV" ] || { echo "make lock: uv is missing" >&2; exit 1; }
compile() { "$UV" pip compile -q --python-version 3.10 --generate-hashes --no-emit-index-url --no-header "$@"; }
compile requirements/dev.in --override requirements/overrides.txt -o requirements/dev.txt
compile requirements/runtime.in --override requirements/overrides.txt -c requirements/dev.txt -o requirements/runtime.txt
compile requirements/encoder.in --override requirements/encoder-overrides.txt -o requirements/encoder.txt
compile requirements/tune.in -o requirements/tune.txt
compile requirements/bootstrap.in -o requirements/bootstrap.txt
