"""Imitations of the platforms' servers on loopback, strict about what the platforms refuse."""
