"""Figures of the lesson on gradient descent: a valley, two valleys, and a shoulder."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nudge.descent import descend_1d

LABELS = {
    "zh-Hant": {
        "negative": "斜率為負\n→ 往右",
        "positive": "斜率為正\n→ 往左",
        "global": "全域最小",
        "local": "局部最小",
        "maximum": "局部最大",
        "start": "起點",
        "shoulder": "斜率為 0，\n但不是最低點",
    },
    "en": {
        "negative": "slope < 0\n→ go right",
        "positive": "slope > 0\n→ go left",
        "global": "global minimum",
        "local": "local minimum",
        "maximum": "local maximum",
        "start": "start",
        "shoulder": "slope 0,\nbut no minimum",
    },
}

ARROW = {"arrowstyle": "->", "color": "C7", "linewidth": 1.5}


def valley(locale: str) -> Figure:
    """Draw (w − 3)² with its tangents at 0 and at 5, and on the axis the moves for η = 0.1."""
    text, (fig, ax) = LABELS[locale], plt.subplots()
    ax.plot(*curve(lambda w: (w - 3) ** 2, -0.4, 6.2), "C0")
    for w, name, place in ((0, "negative", (1.6, 8.2)), (5, "positive", (3.6, 6))):
        slope, height = 2 * (w - 3), (w - 3) ** 2
        ends = torch.tensor([w - 0.8, w + 0.8])
        ax.plot(ends, height + slope * (ends - w), "C1--")
        ax.plot([w, w], [0, height], "C7:")
        ax.plot(w, height, "C1o")
        arrow(ax, (w, 0), (w - 0.1 * slope, 0))
        ax.text(*place, text[name], color="C1", ha="center", va="center")
    ax.set(xlabel="w", ylabel="f(w)", xlim=(-0.9, 6.4), ylim=(-0.8, 12))
    ax.set(xticks=[0, 3, 5], yticks=[0, 4, 9])
    return fig


def first_move(locale: str) -> Figure:
    """Draw w⁴ − 3w² + w, a walker at 2 with the tangent there, and on the floor the move for η = 0.02."""
    text, (fig, ax) = LABELS[locale], plt.subplots()
    ax.plot(*curve(lambda w: w**4 - 3 * w**2 + w, -2.3, 2.3), "C0")
    ax.plot([1.7, 2.3], [6 - 0.3 * 21, 6 + 0.3 * 21], "C1--")
    ax.plot([2, 2], [-5.2, 6], "C7:")
    ax.plot(2, 6, "C2s")
    arrow(ax, (2, -5.2), (2 - 0.02 * 21, -5.2))
    ax.text(1.85, 6, text["start"], color="C2", ha="right", va="center")
    ax.set(
        xlabel="w",
        ylabel="f(w)",
        xlim=(-2.3, 2.3),
        ylim=(-6, 8),
        xticks=[-2, -1, 0, 1, 2],
        yticks=[-4, 0, 4, 8],
    )
    return fig


def two_valleys(locale: str) -> Figure:
    """Draw w⁴ − 3w² + w, and below it the ways down from six starts with η = 0.02."""
    text = LABELS[locale]
    fig, (ax, lanes) = plt.subplots(2, 1, sharex=True, height_ratios=[3, 2])
    ax.plot(*curve(lambda w: w**4 - 3 * w**2 + w, -2.1, 2.1), "C0")
    for name, w, f, shift in (
        ("global", -1.3008, -3.5139, -2.1),
        ("maximum", 0.1699, 0.0841, 1.5),
        ("local", 1.1309, -1.0702, -2.1),
    ):
        ax.plot(w, f, "C1o")
        ax.text(w, f + shift, text[name], color="C1", ha="center", va="center")
    lanes.axvline(0.1699, color="C7", linestyle=":")
    for lane, start in enumerate((-2.0, -0.5, 0.1, 0.2, 0.5, 2.0)):
        path = descend_1d(lambda w: 4 * w**3 - 6 * w + 1, start, 0.02, 80)
        lanes.plot(path, [-lane] * len(path), "C7|-", markersize=5, linewidth=1)
        lanes.plot(start, -lane, "C2s", markersize=6)
        lanes.plot(path[-1], -lane, "C1o")
    lanes.text(2, -3.8, text["start"], color="C2", ha="center", va="center")
    ax.set(ylabel="f(w)", ylim=(-7, 6.5), yticks=[-4, 0, 4])
    lanes.set(xlabel="w", ylim=(-5.8, 0.6), yticks=[])
    return fig


def shoulder(locale: str) -> Figure:
    """Draw w³ with two walks, η = 0.1: one from 1 that stalls at 0, one from −0.1 that runs away."""
    text, (fig, ax) = LABELS[locale], plt.subplots()
    ax.plot(*curve(lambda w: w**3, -1.3, 1.2), "C0")
    for start, steps, style in ((1.0, 100, "C1o"), (-0.1, 33, "C2s")):
        path = torch.tensor(descend_1d(lambda w: 3 * w**2, start, 0.1, steps))
        ax.plot(path, path**3, style, fillstyle="none", markersize=5)
    ax.annotate(text["shoulder"], (0, 0), (0.5, -1.2), ha="center", arrowprops=ARROW)
    ax.set(xlabel="w", ylabel="f(w)", xlim=(-1.3, 1.3), ylim=(-2, 1.5))
    ax.set(xticks=[-1, 0, 1], yticks=[-2, -1, 0, 1])
    return fig


def curve(f, low: float, high: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Return 201 points of a graph."""
    w = torch.linspace(low, high, 201)
    return w, f(w)


def arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a short, thick arrow."""
    ax.annotate("", end, start, arrowprops=ARROW | {"color": "C2", "linewidth": 3})
