"""Figures of the lesson on momentum and Adam: walks in narrow and bent valleys, and a race."""

from functools import partial

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nudge.optimizers import adam, descend, momentum, rmsprop

LABELS = {
    "zh-Hant": {
        "with": "有動量",
        "without": "無動量",
        "method": "方法",
        "steps": "步數：200",
        "epochs": "需要的週期數",
        "raw": "原始",
        "tenths": "×0.1",
        "never": "沒到",
        "descent": "梯度下降",
        "momentum": "動量",
        "momentum 0.9": "動量 0.9",
        "momentum 0.99": "動量 0.99",
    },
    "en": {
        "with": "momentum",
        "without": "none",
        "method": "method",
        "steps": "steps: 200",
        "epochs": "epochs needed",
        "raw": "raw",
        "tenths": "×0.1",
        "never": "never",
    },
}


def two_paths(locale: str) -> Figure:
    """Draw thirty steps in the valley ½a² + 50b² from (10, 1), with the same η, without and with momentum."""
    labels = LABELS[locale]
    fig, panels = plt.subplots(2, 1, sharex=True, figsize=(5.2, 4.2))
    a, b = torch.linspace(-3, 12, 201), torch.linspace(-2, 2, 161)
    for ax, mu, name, color in zip(panels, (0.0, 0.8), ("without", "with"), ("C0", "C1"), strict=True):
        ax.contour(a, b, a**2 / 2 + 50 * b[:, None] ** 2, [2, 10, 30, 60, 100], colors="C7", linewidths=1)
        path = descend(partial(momentum, mu=mu), valley_slopes, [10.0, 1.0], 0.0, 2 / 101, 30)
        ax.plot(*zip(*path, strict=True), color=color, marker="o", markersize=3, linewidth=1)
        ax.plot(0, 0, "C3x", markersize=9, markeredgewidth=2)
        ax.set_title(labels[name], color=color)
        ax.set(ylabel="b", xlim=(-3, 12), ylim=(-2, 2), yticks=[-1, 0, 1], xticks=[0, 5, 10])
    panels[1].set_xlabel("a")
    return fig


def valley_slopes(theta: list) -> list:
    """Return the slopes of ½a² + 50b²."""
    return [theta[0], 100 * theta[1]]


def bent_valley(locale: str) -> Figure:
    """Draw two hundred steps of four methods in Rosenbrock's valley from (−1.5, 1.5)."""
    labels = LABELS[locale]
    fig, panels = plt.subplots(2, 2, sharex=True, sharey=True, figsize=(5.6, 4.8))
    methods = (
        (partial(momentum, mu=0.0), 0.0, 0.002, labels.get("descent", "descent")),
        (momentum, 0.0, 0.002, labels.get("momentum", "momentum")),
        (rmsprop, 0.0, 0.05, "RMSProp"),
        (adam, (0, 0.0, 0.0), 0.5, "Adam"),
    )
    for index, (ax, (rule, state, eta, name)) in enumerate(zip(panels.flat, methods, strict=True)):
        _bend(ax)
        path = descend(rule, rosenbrock_slopes, [-1.5, 1.5], state, eta, 200)
        ax.plot(*zip(*path, strict=True), color=f"C{index}", marker="o", markersize=2, linewidth=1)
        ax.set_title(f"{name}   η = {eta}", color=f"C{index}", fontsize=11)
        ax.plot(1, 1, "C3x", markersize=9, markeredgewidth=2)
        ax.set(xlim=(-2, 2), ylim=(-1, 3), xticks=[-1, 0, 1], yticks=[0, 1, 2])
    fig.suptitle(labels["steps"], fontsize=11)
    return fig


def rosenbrock_slopes(theta: list) -> list:
    """Return the slopes of (1 − a)² + 100(b − a²)²."""
    a, b = theta
    return [-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)]


def _bend(ax: Axes) -> None:
    """Draw contours of Rosenbrock's valley."""
    a, b = torch.linspace(-2, 2, 201), torch.linspace(-1, 3, 201)
    ax.contour(a, b, (1 - a) ** 2 + 100 * (b[:, None] - a**2) ** 2, [4, 40, 200], colors="C7", linewidths=0.8)


def epochs_needed_by(locale: str, best: dict) -> Figure:
    """Draw the epochs of each method on a logarithmic axis; best[name] is for raw and ×0.1, inf for never."""
    labels = LABELS[locale]
    fig, ax = plt.subplots(figsize=(5.6, 3.8))
    for place, counts in enumerate(best.values()):
        for shift, count, color, hatch in zip((0.2, -0.2), counts, ("C0", "C1"), ("", "//"), strict=True):
            never = count == float("inf")
            if not never:
                ax.barh(-place + shift, count, 0.36, color=color, hatch=hatch, edgecolor="white")
            words = labels["never"] if never else f"{count:,}"
            ax.text(
                1.15 if never else count * 1.15, -place + shift, words, color=color, va="center", fontsize=10
            )
    for color, hatch, key in (("C0", "", "raw"), ("C1", "//", "tenths")):
        ax.barh(0, 0, color=color, hatch=hatch, edgecolor="white", label=labels[key])
    ax.set(xscale="log", xlim=(1, 50000), xlabel=labels["epochs"], ylabel=labels["method"])
    ax.set_yticks([-place for place in range(len(best))], [labels.get(name, name) for name in best])
    ax.legend(loc="lower right")
    return fig
