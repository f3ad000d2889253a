# Sets UV to a working uv, or to nothing. A version manager's stand-in may be on the path and not work here.
UV=""
for candidate in uv "$HOME/.local/bin/uv" "$HOME/.cargo/bin/uv" "$HOME"/.pyenv/versions/*/bin/uv .venv/bin/uv; do
  if "$candidate" --version >/dev/null 2>&1; then UV="$candidate"; break; fi
done
