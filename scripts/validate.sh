#!/usr/bin/env bash
# `rasa data validate` exits 0 on what it merely warns of; here a warning of ours is a failure.
set -uo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python -m rasa data validate --fail-on-warnings > build/validate.log 2>&1
status=$?
if [ $status -ne 0 ] || grep -E "UserWarning|ERROR|WARNING" build/validate.log | grep -vE "DeprecationWarning|site-packages/(pkg_resources|matplotlib|packaging)" ; then
  tail -20 build/validate.log; exit 1
fi
echo "no warnings"
