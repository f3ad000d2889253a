"""`python -m advocacy.serve`: what `make run`, `make train` and `make shell` call."""
from __future__ import annotations

import argparse
import os
import sys

from advocacy.serve.build import build
from advocacy.serve.files import refuse_bad_files
from advocacy.serve.paths import LOCAL_STORES, ROOT, environment
from advocacy.serve.training import ensure_model


def main() -> int:
    parser = argparse.ArgumentParser(prog="advocacy.serve")
    parser.add_argument("--port", type=int, default=5005)
    parser.add_argument("--build", action="store_true", help="only build what must be built")
    parser.add_argument("--train", action="store_true", help="only train")
    parser.add_argument("--shell", action="store_true", help="talk in this terminal")
    parser.add_argument("extra", nargs="*", help="passed on to `rasa run`")
    arguments, unknown = parser.parse_known_args()
    os.chdir(ROOT)
    os.environ.update(environment())
    LOCAL_STORES.mkdir(exist_ok=True)
    refuse_bad_files()
    build()
    if arguments.build:
        return 0
    model = ensure_model()
    if arguments.train:
        return 0
    from advocacy.serve.servers import serve, shell

    if arguments.shell:
        return shell(model)
    return serve(model, arguments.port, unknown + arguments.extra)


if __name__ == "__main__":
    sys.exit(main())
