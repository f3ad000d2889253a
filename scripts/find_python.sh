# Sets PY310 to a Python of the version in .python-version, or to nothing.
WANTED=$(cat .python-version)
PY310=""
for candidate in "python$WANTED" "$HOME"/.pyenv/versions/"$WANTED"*/bin/python "$(command -v pyenv >/dev/null 2>&1 && pyenv prefix "$WANTED" 2>/dev/null)/bin/python" python3 python; do
  if "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$WANTED')" >/dev/null 2>&1; then PY310="$candidate"; break; fi
done
if [ -z "$PY310" ] && [ -n "${UV:-}" ]; then
  PY310=$("$UV" python find "$WANTED" 2>/dev/null || true)
fi
