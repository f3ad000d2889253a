"""The steps of a loaded model in their order, without a task scheduler.

Rasa hands each run (one for what a message means and one for each action) to Dask, which works out anew
what depends on what, and writes the whole model into a debug line that nobody reads. Training, which
names no targets, still goes Dask's way.
"""
from __future__ import annotations

from functools import wraps
from typing import Any, Dict, List, Optional, Tuple

from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner

_run = DaskGraphRunner.run
Steps = List[Tuple[str, Tuple[str, ...]]]


@wraps(_run)
def run(self: DaskGraphRunner, inputs: Optional[Dict[str, Any]] = None, targets: Optional[List[str]] = None) -> Dict[str, Any]:
    """As DaskGraphRunner's own."""
    if not targets or not inputs or any(name in self._instantiated_nodes for name in inputs):
        return _run(self, inputs, targets)
    made: Dict[str, Any] = {name: (name, value) for name, value in inputs.items()}
    try:
        for name, needs in steps(self, tuple(targets)):
            # a name that nobody made is given as it is: the node says what it misses
            made[name] = self._instantiated_nodes[name](*(made.get(need, need) for need in needs))
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error
    return dict(made[target] for target in targets)


def steps(runner: DaskGraphRunner, targets: Tuple[str, ...]) -> Steps:
    """The nodes that the targets need, each after those it needs itself; worked out once."""
    known: Dict[Tuple[str, ...], Steps] = runner.__dict__.setdefault("_steps", {})
    if targets not in known:
        nodes = runner._graph_schema.minimal_graph_schema(list(targets)).nodes
        order: Dict[str, Tuple[str, ...]] = {}

        def add(name: str) -> None:
            if name in nodes and name not in order:
                needs = tuple(nodes[name].needs.values())
                for need in needs:
                    add(need)
                order[name] = needs

        for target in targets:
            add(target)
        known[targets] = list(order.items())
    return known[targets]


def install() -> None:
    """Calling it again changes nothing."""
    DaskGraphRunner.run = run
