"""What Rasa 3.6 leaves open and a public service may not: see docs/adr/0002-actions-that-never-leave-silence.md.

`install()` is called by the pipeline's components, so it holds in `rasa run`, `shell` and `test` alike.
"""
from advocacy.runtime import ahead, copies, graph, remote, rules


def install() -> None:
    """Calling it again changes nothing."""
    remote.install()
    copies.install()
    rules.install()
    graph.install()
    ahead.install()


__all__ = ["install"]
