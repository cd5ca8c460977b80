"""Figures of the whole course in one file: two moons, and where networks put them apart."""

from itertools import pairwise

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

LABELS = {
    "zh-Hant": {
        "label": "標籤 {}",
        "before": "訓練前",
        "after": "訓練後",
        "straight": "沒有隱藏層",
        "few": "只看過 20 個點",
        "chosen": "選中的網路",
    },
    "en": {
        "label": "label {}",
        "before": "before training",
        "after": "after training",
        "straight": "no hidden layer",
        "few": "20 points seen",
        "chosen": "the chosen network",
    },
}
MARKERS = "o^"

Examples = list[tuple[list[float], int]]
Network = tuple[list[float], list[int]]  # parameters and sizes


def points(locale: str, examples: Examples) -> Figure:
    """Draw examples by their label, and a point whose label is asked for."""
    fig, ax = plt.subplots(figsize=(6.4, 3.8))
    _points(ax, locale, examples, 16)
    asked = (0.5, 0.2)
    ax.plot(*asked, "*", markersize=14, color=plt.rcParams["text.color"])
    ax.annotate("?", asked, (8, -4), textcoords="offset points", fontsize="x-large", fontweight="bold")
    ax.legend(loc="lower left")
    return fig


def before_and_after(locale: str, examples: Examples, before: Network, after: Network) -> Figure:
    """Draw where the score is above 0, before training and after it."""
    return _regions(locale, {"before": before, "after": after}, examples)


def experiments(locale: str, examples: Examples, straight: Network, few: Network, chosen: Network) -> Figure:
    """Draw where the score is above 0 for three networks."""
    return _regions(locale, {"straight": straight, "few": few, "chosen": chosen}, examples)


def _regions(locale: str, networks: dict[str, Network], examples: Examples) -> Figure:
    text = LABELS[locale]
    fig, panels = plt.subplots(1, len(networks), sharex=True, sharey=True, figsize=(6.4, 5.4 / len(networks)))
    x, y = torch.linspace(-1.8, 2.8, 93), torch.linspace(-1.4, 1.8, 65)
    grid = torch.stack(torch.meshgrid(x, y, indexing="xy"), dim=-1).to(torch.float64)
    for ax, (name, (theta, sizes)) in zip(panels, networks.items(), strict=True):
        z = _score(theta, sizes, grid)
        ax.contourf(x, y, z, [0, max(1.0, z.max().item())], colors=["C1"], alpha=0.2)
        ax.contour(x, y, z, [0], colors=plt.rcParams["text.color"], linewidths=1)
        _points(ax, locale, examples, 5)
        ax.set(title=text[name], xlim=(-1.8, 2.8), ylim=(-1.4, 1.8))
    return fig


def _score(theta: list[float], sizes: list[int], points: Tensor) -> Tensor:
    """Return the scores of points[..., 2]."""
    values, first = points, 0
    for n, units in pairwise(sizes):
        end = first + units * (n + 1)
        rows, first = torch.tensor(theta[first:end], dtype=torch.float64).view(units, n + 1), end
        sums = values @ rows[:, :n].T + rows[:, n]
        values = sums.relu()
    return sums[..., 0]


def _points(ax: Axes, locale: str, examples: Examples, size: float) -> None:
    """Draw each example with the sign and colour of its label."""
    for label, marker in enumerate(MARKERS):
        chosen = torch.tensor([point for point, its in examples if its == label])
        name = LABELS[locale]["label"].format(label)
        ax.scatter(*chosen.T, s=size, marker=marker, color=f"C{label}", linewidths=0, label=name)
    ax.set_aspect("equal")
