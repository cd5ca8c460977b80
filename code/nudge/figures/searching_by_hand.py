"""Figures of the lesson on searching: three parabolas, and a search on the map of two knobs."""

from collections.abc import Callable

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure

from nudge.data import noisy_quadratic, thermometer
from nudge.losses import mse
from nudge.models import line, quadratic
from nudge.regression import mse_line
from nudge.search import coordinate_search

LABELS = {
    "zh-Hant": {
        "data": "資料點",
        "generating": "產生資料的曲線",
        "best": "網格最佳",
        "start": "起點",
        "contours": "損失等高線",
        "weight": "權重 w",
        "bias": "偏置 b",
        "lowest": "最低點",
        "stop": "停在這裡",
    },
    "en": {
        "data": "data",
        "generating": "generating curve",
        "best": "best of\nthe grid",
        "start": "start",
        "contours": "loss contours",
        "weight": "weight w",
        "bias": "bias b",
        "lowest": "lowest",
        "stop": "stops here",
    },
}

BEST = (2.75, 1.75, 1.5)  # of the grid with steps of a quarter


def three_parabolas(locale: str) -> Figure:
    """Draw the ten points with the curve that made them, the best fit, and the start (1, 1, 1)."""
    labels, (x, y) = LABELS[locale], noisy_quadratic()
    curve = torch.linspace(-2.1, 2.1, 100, dtype=x.dtype)
    fig, ax = plt.subplots()
    for setting, style in (
        ((1, 1, 1), "C3:"),
        ((3, 2, 1), "C0--"),
        (BEST, "C1-"),
    ):
        ax.plot(curve, quadratic(curve, *setting), style)
    ax.plot(x, y, "C7o", zorder=3)
    ax.text(-1.4, 7.2, labels["data"], color="C7", va="center")
    ax.text(1.7, 17, labels["generating"], color="C0", ha="right")
    ax.text(2.2, 14.2, labels["best"], color="C1")
    ax.text(2.2, 7, labels["start"], color="C3")
    ax.set(xlabel="x", ylabel="y", xlim=(-2.2, 3.1), xticks=[-2, 0, 2], yticks=[0, 5, 10, 15])
    return fig


def first_try(locale: str) -> Figure:
    """Draw the ten points, the parabola of the setting (1, 1, 1), and how far off it is at each point."""
    x, y = noisy_quadratic()
    curve = torch.linspace(-2.4, 2.4, 100, dtype=x.dtype)
    fig, ax = plt.subplots()
    ax.vlines(x, y, quadratic(x, 1, 1, 1), colors="C7")
    ax.plot(curve, quadratic(curve, 1, 1, 1), "C1")
    ax.plot(x, y, "C0o")
    ax.set(xlabel="x", ylabel="y", xlim=(-2.4, 2.4), ylim=(-6, 20), title=LABELS[locale]["start"])
    return fig


def valley(locale: str) -> Figure:
    """Draw contours of the thermometer's MSE over (w, b), and a search that stops in the valley."""
    labels, (x, y) = LABELS[locale], thermometer()
    w = torch.linspace(0, 1.1, 111, dtype=x.dtype)
    b = torch.linspace(-45, 10, 111, dtype=x.dtype)
    map_of_errors = ((w[:, None] * x + b[:, None, None] - y) ** 2).mean(dim=-1)
    best = mse_line(x, y)
    fig, ax = plt.subplots()
    lines = ax.contour(w, b, map_of_errors, [10, 100, 1000], colors="C0", linewidths=1.5)
    ax.clabel(lines, fmt="%d", manual=[(0.46, -19), (0.8, -21), (0.2, -11), (0.72, 2), (0.25, -34)])
    way = _way(lambda setting: mse(line(x, *setting), y).item(), (1.0, 0.0), 0.1)
    ax.plot(*zip(*way, strict=True), "C1.-")
    ax.plot(*way[-1], "C1s")
    ax.plot(*best, "C2*", markersize=14)
    ax.text(1.02, 2, labels["start"], color="C1", ha="right")
    ax.text(0.2, 2, labels["stop"], color="C1", ha="center")
    arrow = {"arrowstyle": "->", "color": "C2"}
    ax.annotate(labels["lowest"], best, (0.76, -11), color="C2", arrowprops=arrow)
    ax.set_title(labels["contours"], color="C0")
    ax.set(xlabel=labels["weight"], ylabel=labels["bias"], xticks=[0, 0.5, 1])
    ax.set(yticks=[-40, -20, 0])
    return fig


def _way(loss: Callable, start: tuple[float, ...], step: float) -> list[tuple[float, ...]]:
    """Return the settings that a coordinate search moved to, from its start to where it stops."""
    tried = []
    coordinate_search(lambda setting: tried.append(setting) or loss(setting), start, step)
    way = tried[:1]
    for setting in tried[1:]:
        if loss(setting) < loss(way[-1]):
            way.append(setting)
    return way
