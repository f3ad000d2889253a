"""How well people are understood: measured, drawn, and compared with last time (`make report`)."""
