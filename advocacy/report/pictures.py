"""Pictures as inline PNG, so that the report is one file."""
from __future__ import annotations

import base64
import io
from typing import Dict, List, Sequence

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402

from advocacy.report.curve import Point  # noqa: E402
from advocacy.report.figures import Share  # noqa: E402
from advocacy.report.outcomes import RIGHT, WRONG  # noqa: E402

BLUE, RED, GREY = "#1d5fa8", "#b3372f", "#8a8f98"


def shares(found: Dict[str, Share], title: str) -> str:
    """Bars with their confidence intervals, the weakest at the top."""
    names = list(found)[::-1]
    figure, axis = plt.subplots(figsize=(8, 0.9 + 0.23 * len(names)))
    values = [found[name].value for name in names]
    gaps = [[v - found[n].interval[0] for v, n in zip(values, names)], [found[n].interval[1] - v for v, n in zip(values, names)]]
    axis.barh(range(len(names)), values, color=BLUE, xerr=np.maximum(gaps, 0), ecolor=GREY, capsize=2)
    axis.set_yticks(range(len(names)), [f"{name} ({found[name].count})" for name in names], fontsize=8)
    axis.set_xlim(0, 1)
    axis.set_title(title, fontsize=10)
    return _png(figure)


def confidence(values: Sequence[float], right: Sequence[bool], threshold: float) -> str:
    """How sure it was when right and when wrong, with the lead that is needed to answer."""
    figure, axis = plt.subplots(figsize=(8, 3))
    bins = np.linspace(0, 1, 26)
    hits = np.asarray(right)
    axis.hist([np.asarray(values)[hits], np.asarray(values)[~hits]], bins, stacked=True, color=[BLUE, RED], label=["right", "wrong"])
    axis.axvline(threshold, color="black", linestyle="--", label="answers from here")
    axis.set_yscale("symlog")
    axis.set_xlabel("lead of the first answer over the second")
    axis.legend(fontsize=8)
    return _png(figure)


def curve(points: Sequence[Point], chosen: Point, also: Dict[str, Point]) -> str:
    """Right against confidently wrong at every setting of the thresholds."""
    figure, axis = plt.subplots(figsize=(8, 4))
    axis.scatter([p.shares.get(WRONG, 0) for p in points], [p.shares.get(RIGHT, 0) for p in points], s=10, color=GREY,
                 label="training messages, each held out")
    axis.scatter([chosen.shares.get(WRONG, 0)], [chosen.shares.get(RIGHT, 0)], s=60, color=RED, label="chosen")
    for name, point in also.items():
        axis.scatter([point.shares.get(WRONG, 0)], [point.shares.get(RIGHT, 0)], s=60, color=BLUE, marker="s", label=name)
    axis.axvline(0.03, color="black", linestyle=":", linewidth=1)
    axis.set_xlabel("confidently wrong")
    axis.set_ylabel("right at once")
    axis.legend(fontsize=8)
    return _png(figure)


def matrix(wanted: Sequence[str], given: Sequence[str]) -> str:
    """Confusion matrix by answer id, rows add up to 1."""
    names: List[str] = sorted({*wanted, *given})
    at = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(names), len(names)))
    for a, b in zip(wanted, given):
        table[at[a], at[b]] += 1
    table /= np.maximum(table.sum(1, keepdims=True), 1)
    figure, axis = plt.subplots(figsize=(13, 12))
    axis.imshow(table, cmap="Blues", vmin=0, vmax=1)
    axis.set_xticks(range(len(names)), names, rotation=90, fontsize=6)
    axis.set_yticks(range(len(names)), names, fontsize=6)
    axis.set_xlabel("answered")
    axis.set_ylabel("asked for")
    return _png(figure)


def outcomes(parts: Dict[str, Dict[str, float]], order: Sequence[str]) -> str:
    """One stacked bar for each set of messages."""
    colours = dict(zip(order, (BLUE, "#7fb0e0", "#e0c56a", GREY, RED)))
    figure, axis = plt.subplots(figsize=(8, 0.8 + 0.5 * len(parts)))
    for row, (name, shares_) in enumerate(reversed(list(parts.items()))):
        left = 0.0
        for kind in order:
            axis.barh(row, shares_.get(kind, 0), left=left, color=colours[kind], label=kind if row == 0 else None)
            left += shares_.get(kind, 0)
    axis.set_yticks(range(len(parts)), list(parts)[::-1], fontsize=8)
    axis.legend(fontsize=7, ncol=3, loc="lower center", bbox_to_anchor=(0.4, 1.0))
    return _png(figure)


def _png(figure) -> str:
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=90, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)
    return f'<img alt="" src="data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}">'
