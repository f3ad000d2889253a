"""The action server: Rasa's own, on loopback, with the knowledge read before the first person waits for it."""
from __future__ import annotations

import argparse
import logging
import os

from advocacy.serve.paths import ROOT


def main() -> None:
    """`python -m advocacy.serve.action_server --port 5055`"""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=5055)
    arguments = parser.parse_args()
    os.chdir(ROOT)
    os.environ.setdefault("SANIC_HOST", "127.0.0.1")
    logging.basicConfig(level=logging.WARNING)
    from actions.start import check_knowledge

    check_knowledge()
    from rasa_sdk import endpoint

    from advocacy.privacy.logs import quiet

    quiet(at_once=True)

    endpoint.run("actions", port=arguments.port)


if __name__ == "__main__":
    main()
