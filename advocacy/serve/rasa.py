"""`python -m advocacy.serve.rasa run ...`: Rasa's own command without what this assistant never uses."""
from __future__ import annotations

import sys

from advocacy.serve.unused import leave_out


def main() -> None:
    """Arguments are those of `rasa`."""
    leave_out()
    from rasa.__main__ import main as rasa

    sys.argv[0] = "rasa"
    rasa()


if __name__ == "__main__":
    main()
