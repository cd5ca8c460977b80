"""Figures of the lesson on depth: tents over tents, what signals and slopes become, and errors by depth."""

import functools

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from nudge.depth import random_weights, signals_and_slopes, tent

LABELS = {
    "zh-Hant": {
        "tents": "套 {} 層",
        "layer": "層",
        "signal": "訊號大小",
        "gradient": "梯度大小",
        "hidden": "隱藏層數",
        "training": "訓練誤差",
        "later": "之後的誤差",
    },
    "en": {
        "tents": "{} layers",
        "layer": "layer",
        "signal": "signal size",
        "gradient": "gradient size",
        "hidden": "hidden layers",
        "training": "training error",
        "later": "later error",
    },
}
N, DEPTH = 32, 10
RELU = (torch.relu, lambda z: (z > 0).to(z.dtype))
TANH = (torch.tanh, lambda z: 1 - torch.tanh(z) ** 2)
SIGMOID = (torch.sigmoid, lambda z: torch.sigmoid(z) * (1 - torch.sigmoid(z)))
POWERS = {1: "1", 1e3: "10³", 1e-3: "10⁻³", 1e-6: "10⁻⁶"}


def tents(locale: str) -> Figure:
    """Draw the tent applied once, twice, three and four times."""
    fig, panels = plt.subplots(2, 2, sharex=True, sharey=True)
    x = y = torch.linspace(0, 1, 257, dtype=torch.float64)
    for k, ax in enumerate(panels.flat, start=1):
        y = tent(y)
        ax.plot(x, y, "C0")
        title = LABELS[locale]["tents"].format(k)
        ax.set(title=title.removesuffix("s") if k == 1 else title, xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
    for ax in panels[1]:
        ax.set_xlabel("x")
    return fig


def scales(locale: str) -> Figure:
    """Draw bars of signals forward and slopes backward through ten layers of ReLUs, for three scales."""
    text = LABELS[locale]
    fig, panels = plt.subplots(2, 3, sharex=True, sharey=True, figsize=(5.2, 4.2))
    for column, s in zip(panels.T, (0.1, 0.25, 0.5), strict=True):
        signals, slopes = sizes(*RELU, s)
        _bars(column[0], range(DEPTH + 1), signals, "C0")
        _bars(column[1], range(DEPTH + 1), slopes, "C1")
        column[0].set_title(f"s = {s}")
        column[1].set(xlabel=text["layer"], xticks=[0, 5, 10])
    panels[0, 0].set(ylabel=text["signal"], ylim=(2e-5, 4e3))
    panels[1, 0].set_ylabel(text["gradient"])
    return fig


def activations(locale: str) -> Figure:
    """Draw the size of the gradient at each layer for ReLU, tanh and sigmoid, on a logarithmic axis."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    kinds = (("ReLU, s = √(2/n)", RELU, 2), ("tanh, s = √(1/n)", TANH, 1), ("σ, s = √(1/n)", SIGMOID, 1))
    for k, (name, activation, share) in enumerate(kinds):
        places = [layer + 0.27 * (k - 1) for layer in range(DEPTH + 1)]
        _, slopes = sizes(*activation, (share / N) ** 0.5)
        _bars(ax, places, slopes, f"C{k}", 0.25, name)
    ax.set(xlabel=text["layer"], ylabel=text["gradient"], xticks=range(0, DEPTH + 1, 2), ylim=(1e-7, 4))
    ax.legend(loc="lower right")
    return fig


def by_depth(locale: str, errors: dict[int, list[tuple[float, float]]]) -> Figure:
    """Draw training and later errors (shares of a week's mean) of several networks by hidden layers."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    for i, (name, style) in enumerate((("later", "C1s--"), ("training", "C0o-"))):
        means = [100 * sum(pair[1 - i] for pair in pairs) / len(pairs) for pairs in errors.values()]
        ax.plot(list(errors), means, style[:2] + style[3:], linewidth=1.5)
        for depth, pairs in errors.items():
            ax.plot([depth] * len(pairs), [100 * pair[1 - i] for pair in pairs], style[:3], markersize=5)
        ax.text(max(errors) + 0.1, means[-1], text[name], color=style[:2], va="center")
    ax.set(xlabel=text["hidden"], ylabel="%", xticks=list(errors), xlim=(-0.2, max(errors) + 1.3))
    return fig


def sizes(activation, slope, s: float) -> tuple[Tensor, Tensor]:
    """Return the sizes of signals and slopes at each layer, as shares of those at the beginning of their way.

    They are geometric means over the ten networks of the lesson.
    """
    found = []
    for k in range(10):
        weights = [s * _weights(N, 1000 + 10 * k + i) for i in range(DEPTH)]
        (x,), (c,) = (_weights(1, 1100 + 10 * j + k) for j in range(2))
        signals, slopes = signals_and_slopes(weights, activation, slope, x, c)
        ways = (torch.stack(signals).norm(dim=1), torch.stack(slopes).norm(dim=1))
        found.append(torch.stack([ways[0] / ways[0][0], ways[1] / ways[1][-1]]).log())
    return tuple(torch.stack(found).mean(dim=0).exp())


@functools.cache
def _weights(m: int, seed: int) -> Tensor:
    return random_weights(m, N, 1.0, seed)


def _bars(
    ax: Axes, places, heights: Tensor, colour: str, width: float = 0.7, name: str | None = None
) -> None:
    """Draw bars that begin at 1, upward or downward, on a logarithmic axis."""
    ax.bar(places, (heights - 1).tolist(), width, bottom=1, color=colour, alpha=0.6, label=name)
    ax.axhline(1, color="C7", linewidth=1)
    ax.set_yscale("log")
    ax.set_yticks(list(POWERS), list(POWERS.values()))
    ax.minorticks_off()
