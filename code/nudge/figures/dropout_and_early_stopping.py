"""Figures of the lesson on dropout and early stopping: two fits, patience, chosen steps, and masks."""

from itertools import pairwise

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from torch import Tensor

from nudge.data import wave

LABELS = {
    "zh-Hant": {
        "points": "訓練的點",
        "wave": "波形",
        "network": "網路",
        "after": "{} 步之後",
        "step": "步數",
        "error": "誤差",
        "training": "訓練",
        "validation": "驗證",
        "best": "最佳點",
        "used up": "耐心用完",
        "chosen": "選中的步數",
        "sets": "組數",
        "n": "{} 個驗證點",
        "dropped": "關掉的單元",
        "prediction": "預測",
    },
    "en": {
        "points": "training points",
        "wave": "wave",
        "network": "network",
        "after": "after {} steps",
        "step": "step",
        "error": "error",
        "training": "training",
        "validation": "validation",
        "best": "best point",
        "used up": "patience used up",
        "chosen": "step chosen",
        "sets": "sets",
        "n": "{} validation points",
        "dropped": "dropped units",
        "prediction": "prediction",
    },
}
LAYERS = ((1, 0.0), (4, 2.0), (4, 4.0), (1, 6.0))  # units of each layer, and where it stands


def fits(locale: str, curves: dict[int, Tensor]) -> Figure:
    """Draw what the network has learned after so many steps, over the training points and the wave."""
    text = LABELS[locale]
    fig, panels = plt.subplots(1, len(curves), sharex=True, sharey=True, figsize=(6.4, 3.2))
    x, truth = wave(51, 1, noise=0.0)
    for ax, (step, curve) in zip(panels, curves.items(), strict=True):
        ax.plot(x, truth, "C7--", label=text["wave"])
        ax.plot(x, curve, "C0", label=text["network"])
        ax.plot(*wave(15, 4), "C1o", markersize=4, label=text["points"])
        ax.set(title=text["after"].format(step), xlabel="x", xticks=[0, 0.5, 1], yticks=[-1, 0, 1])
        ax.set_ylim(-1.9, 2.3)
    panels[-1].legend(loc="upper right")
    return fig


def patience(locale: str, checks: list, waits: int = 10) -> Figure:
    """Draw training and validation errors at every tenth step, with the best point and the stop."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    training, validation = ([check[i] for check in checks] for i in (0, 1))
    steps = [10 * i for i in range(len(checks))]
    best = validation.index(min(validation))
    ax.semilogy(steps, training, "C0--")
    ax.semilogy(steps, validation, "C1")
    ends = ((best, "best", "C3o", 94, 0.033), (best + waits, "used up", "C3s", 230, 0.053))
    for check, word, marker, right, height in ends:
        ax.plot(steps[check], validation[check], marker)
        ax.text(right, height, text[word], color="C3", ha="right", va="center")
    for name, curve, lift in (("training", training, 1.9), ("validation", validation, 1.35)):
        ax.text(290, curve[-1] * lift, text[name], color="C0" if name == "training" else "C1", ha="right")
    ax.set(xlabel=text["step"], ylabel=text["error"], ylim=(0.003, 1))
    ax.set_yticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
    ax.minorticks_off()
    return fig


def chosen(locale: str, steps: dict[int, list]) -> Figure:
    """Draw how often each step was chosen, for each number of validation points."""
    text = LABELS[locale]
    fig, panels = plt.subplots(len(steps), 1, sharex=True, sharey=True, figsize=(5.2, 3.8))
    for ax, (n, found) in zip(panels, steps.items(), strict=True):
        marks = sorted(set(found))
        ax.bar(marks, [found.count(step) for step in marks], width=8, color="C0")
        ax.text(0.98, 0.8, text["n"].format(n), transform=ax.transAxes, ha="right")
        ax.set(ylabel=text["sets"], xlim=(-5, 305))
    panels[-1].set_xlabel(text["chosen"])
    return fig


def masks(locale: str) -> Figure:
    """Draw a network for two training examples, each with units switched off, and for a prediction."""
    text = LABELS[locale]
    fig, panels = plt.subplots(1, 3, figsize=(6.4, 2.8))
    names = ("training", "training", "prediction")
    for ax, name, off in zip(panels, names, ((0, 3), (2,), ()), strict=True):
        _network(ax, off)
        ax.set_title(text[name])
    panels[0].text(4.0, -2.75, text["dropped"], color="C7", ha="center", va="center")
    return fig


def _network(ax: Axes, off: tuple[int, ...]) -> None:
    """Draw layers of 1, 4, 4 and 1 units; those of the last hidden layer that are off are hollow."""
    ax.set(xlim=(-0.6, 6.6), ylim=(-3.1, 2.6), aspect="equal")
    ax.set_axis_off()
    places = [[(x, 1.2 * (n - 1) / 2 - 1.2 * i) for i in range(n)] for n, x in LAYERS]
    for stage, (left, right) in enumerate(pairwise(places)):
        for i, start in enumerate(left):
            for j, end in enumerate(right):
                cut = (stage == 1 and j in off) or (stage == 2 and i in off)
                style = {"color": "C7", "linewidth": 0.6, "linestyle": ":"} if cut else {"color": "C0"}
                ax.plot(*zip(start, end, strict=True), **{"linewidth": 1.0, "zorder": 1, **style})
    for stage, layer in enumerate(places):
        for i, place in enumerate(layer):
            gone = stage == 2 and i in off
            look = {"facecolor": "none", "edgecolor": "C7", "linestyle": ":"} if gone else {"facecolor": "C0"}
            ax.add_patch(Circle(place, 0.38, zorder=2, **look))
