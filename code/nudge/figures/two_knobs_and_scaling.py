"""Figures of the lesson on two knobs: the map of the loss before and after standardizing."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure
from torch import Tensor

from nudge.data import thermometer
from nudge.descent import fit_line
from nudge.models import line
from nudge.regression import mse_line
from nudge.scaling import Standardizer

LABELS = {
    "zh-Hant": {
        "valley": "狹長的谷",
        "target": "目標",
        "bowl": "圓形的碗",
        "one step": "一步到位",
    },
    "en": {
        "valley": "narrow valley",
        "target": "target",
        "bowl": "round bowl",
        "one step": "one step",
    },
}


def narrow_valley(locale: str) -> Figure:
    """Draw the loss of the raw readings as a map, with a hundred epochs at η = 1e-4 from (1, 0)."""
    labels, (x, y) = LABELS[locale], thermometer()
    fig, ax = plt.subplots()
    spots = {10: (0.62, -22), 100: (0.75, -19), 1000: (1, -14)}
    drawn = _contours(ax, x, y, torch.linspace(-0.1, 1.15, 120), torch.linspace(-25, 8, 120), list(spots))
    ax.clabel(drawn, manual=list(spots.values()))
    path = torch.stack(fit_line(x, y, 1e-4, 100)["theta"])
    ax.plot(path[:, 0], path[:, 1], "C0o-", markersize=5)
    target = mse_line(x, y).tolist()
    ax.plot(*target, "C1*", markersize=14)
    arrow = {"arrowstyle": "->", "color": "C1"}
    ax.annotate(labels["target"], target, (0.62, -7), color="C1", arrowprops=arrow)
    ax.text(0.09, -22.5, labels["valley"], color="C7")
    ax.text(0.93, 1.2, "(1, 0)", color="C0")
    ax.set(xlabel="w", ylabel="b", xticks=[0, 0.5, 1], yticks=[-20, -10, 0])
    return fig


def true_shape(locale: str) -> Figure:
    """Draw the same map with equal scales on both axes: the valley is as narrow as its lines."""
    labels, (x, y) = LABELS[locale], thermometer()
    fig, ax = plt.subplots()
    _contours(ax, x, y, torch.linspace(-21, 33, 4000), torch.linspace(-26, 8, 60), [10, 50])
    path, target = torch.stack(fit_line(x, y, 1e-4, 100)["theta"]), mse_line(x, y).tolist()
    ax.plot(path[:, 0], path[:, 1], "C0o-", markersize=4)
    ax.plot(*target, "C3x", markersize=10)
    ax.text(2.5, target[1], labels["target"], color="C3", va="center")
    ax.text(2, -9, "10", color="C7")
    ax.text(2, 5, "50", color="C7")
    ax.text(2.5, 0, "(1, 0)", color="C0", va="center")
    ax.set(xlabel="w", ylabel="b", aspect="equal", xticks=[-20, 0, 20], yticks=[-20, -10, 0])
    return fig


def round_bowl(locale: str) -> Figure:
    """Draw the loss of the standardized readings as a map, with one step of η = 0.5 from (1, 0)."""
    labels, (x, y) = LABELS[locale], thermometer()
    z = Standardizer().fit(x).transform(x)
    fig, ax = plt.subplots()
    spots = {10: (10.5, 12.5), 50: (13.5, 15.4), 100: (15.6, 17.5), 150: (0, 19)}
    drawn = _contours(ax, z, y, torch.linspace(-9, 26, 120), torch.linspace(-2, 23, 120), list(spots))
    ax.clabel(drawn, manual=list(spots.values()))
    start, end = torch.stack(fit_line(z, y, 0.5, 1)["theta"]).tolist()
    ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": "C0", "linewidth": 2.5})
    ax.plot(*start, "C0o")
    ax.plot(*end, "C1*", markersize=14)
    ax.text(0, 0, labels["one step"], color="C0", ha="right", va="center")
    ax.text(25.5, 21, labels["bowl"], color="C7", ha="right")
    ax.set(xlabel="w", ylabel="b", aspect="equal", xticks=[0, 10, 20], yticks=[0, 10, 20])
    return fig


def _contours(ax: Axes, x: Tensor, y: Tensor, w: Tensor, b: Tensor, levels: list) -> ContourSet:
    """Draw lines of equal loss over w and b, and return them."""
    heights = ((line(x, w[:, None], b[:, None, None]) - y) ** 2).mean(dim=-1)
    return ax.contour(w, b, heights, levels, colors="C7", linewidths=1)
