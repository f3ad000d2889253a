"""`python -m advocacy telegram set-webhook ADDRESS | delete-webhook | info | poll`."""

from advocacy.channels.telegram.manage import main

__all__ = ["main"]
