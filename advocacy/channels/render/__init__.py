"""One rendering of a bot message for every channel."""
