"""Inert stand-in for TensorFlow 2.12.0; see _inert.py."""
from tensorflow._inert import install

__version__ = "2.12.0"

install(__name__)
