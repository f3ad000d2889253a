"""What Rasa calls. Thin: from the tracker to `advocacy.talk` and back."""
import os

# The action server has no password: it listens to this machine alone unless an operator says otherwise.
os.environ.setdefault("SANIC_HOST", "127.0.0.1")
