"""Figures of the lesson on two knobs: the bowl a² + 10b², whose arrows miss the lowest place."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

LABELS = {
    "zh-Hant": {
        "down": "梯度的反方向",
        "lowest": "往最低點的方向",
        "factors": "η = {eta}：a 乘上 {a}，b 乘上 {b}",
    },
    "en": {
        "down": "against the gradient",
        "lowest": "to the lowest place",
        "factors": "η = {eta}: a times {a}, b times {b}",
    },
}


def missing_arrow(locale: str) -> Figure:
    """Draw the arrow of steepest descent at (10, 1), which misses the lowest place."""
    labels = LABELS[locale]
    fig, ax = plt.subplots(figsize=(5.2, 2.5))
    _bowl(ax, [40, 110])
    ax.plot([10, 0], [1, 0], "C7--", linewidth=1.5)
    ax.annotate("", (6.6, -2.4), (10, 1), arrowprops={"arrowstyle": "->", "color": "C0", "linewidth": 2.5})
    ax.plot(10, 1, "C0s")
    ax.text(10.2, 1.4, "(10, 1)", color="C0")
    ax.text(6.3, -3.3, labels["down"], color="C0", ha="center", va="top")
    ax.text(0.5, 0.6, labels["lowest"], color="C7", ha="center", fontsize=10)
    ax.set(xlim=(-12.5, 13), ylim=(-5.2, 4), yticks=[-4, 0, 4])
    return fig


def zigzag(locale: str) -> Figure:
    """Draw twelve steps from (10, 1) for three learning rates: straight, in a zigzag, and out of the bowl."""
    labels = LABELS[locale]
    fig, panels = plt.subplots(3, 1, sharex=True, figsize=(5.2, 5.4))
    for index, (ax, eta) in enumerate(zip(panels, (0.01, 0.09, 0.11), strict=True)):
        _bowl(ax, [10, 40, 110])
        factors = torch.tensor([1 - 2 * eta, 1 - 20 * eta])
        path = torch.tensor([10, 1]) * factors ** torch.arange(13)[:, None]
        ax.plot(path[:, 0], path[:, 1], f"C{index}o-", markersize=4, linewidth=1)
        ax.plot(10, 1, f"C{index}s", markersize=6)
        numbers = [f"{factor:.2f}".replace("-", "−") for factor in factors.tolist()]
        ax.set_title(labels["factors"].format(eta=eta, a=numbers[0], b=numbers[1]), color=f"C{index}")
        ax.set(xlim=(-12.5, 12.5), ylim=(-4.5, 4.5), yticks=[-4, 0, 4])
    panels[0].set_xlabel("")
    panels[1].set_xlabel("")
    return fig


def _bowl(ax: Axes, levels: list) -> None:
    """Draw contours of a² + 10b² with the same scale on both axes, and a star at the lowest place."""
    a, b = torch.linspace(-12, 12, 241), torch.linspace(-4.5, 4.5, 181)
    ax.contour(a, b, a**2 + 10 * b[:, None] ** 2, levels, colors="C7", linewidths=1)
    ax.plot(0, 0, "C1*", markersize=12)
    ax.set(xlabel="a", ylabel="b", aspect="equal", xticks=[-10, 0, 10])
