"""Inert stand-in for Keras; see tensorflow/_inert.py."""
import tensorflow  # noqa: F401  (installs the finder)
from tensorflow._inert import install

install(__name__)
