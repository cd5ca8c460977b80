"""Figures of the lesson on one hidden layer: its wires, the terms of its units, how many, and equal ones."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from torch import Tensor

from nudge.activations import sigmoid
from nudge.many_networks import X, Y, Z
from nudge.networks import unpack

LABELS = {
    "zh-Hant": {
        "input": "輸入",
        "hidden": "隱藏層",
        "output": "輸出",
        "epoch": "{:,} 個週期之後",
        "target": "目標曲線",
        "network": "網路",
        "units": "隱藏單元數 H",
        "mse": "均方誤差",
        "line": "最佳直線",
        "identical": "三個單元一直一樣",
    },
    "en": {
        "input": "input",
        "hidden": "hidden layer",
        "output": "output",
        "epoch": "after {:,} epochs",
        "target": "target",
        "network": "network",
        "units": "hidden units H",
        "mse": "MSE",
        "line": "best line",
        "identical": "three units stay identical",
    },
}

STYLES = (("C0", "-"), ("C1", "--"), ("C2", "-."))
HEIGHTS = (7.4, 4.6, 1.8)
W = ((1, 0, -1), (0, 2, 1), (1, 1, 1))
Z_BY_HAND, C, B0 = (-2, 6, 6.5), (1, -2, 3), 0.5


def layers(locale: str) -> Figure:
    """Draw the network with three features and three units that is worked out by hand."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    ax.set(xlim=(0, 14), ylim=(-0.4, 10), aspect="equal")
    ax.set_axis_off()
    for i, (row, (colour, style), height) in enumerate(zip(W, STYLES, HEIGHTS, strict=True)):
        for j in range(3):
            end = (5.55, height + 0.45 * (1 - j))
            line = {"color": colour, "linestyle": style, "linewidth": 1.6}
            ax.annotate("", end, (2.0, HEIGHTS[j]), arrowprops={"arrowstyle": "->", **line})
        line = {"arrowstyle": "->", "color": colour, "linestyle": style, "linewidth": 1.6}
        ax.annotate("", (11.3, 4.6 + 0.35 * (1 - i)), (8.25, height), arrowprops=line)
        _mark(ax, 9.6, height + (4.6 + 0.35 * (1 - i) - height) * 1.4 / 3.1, f"{C[i]}", colour)
        _node(ax, 1.2, HEIGHTS[i], f"x{'₁₂₃'[i]} = {i + 1}", "C7", 0.9)
        _node(ax, 6.9, height, f"{', '.join(map(str, row))}\nz{'₁₂₃'[i]} = {Z_BY_HAND[i]:g}", colour, 1.3)
    _node(ax, 12.3, 4.6, "ŷ", "C3", 0.9)
    ax.text(12.3, 6.3, f"b₀ = {B0}", color="C3", ha="center")
    for x, name in ((1.2, "input"), (6.9, "hidden"), (12.3, "output")):
        ax.text(x, 9.3, text[name], ha="center")
    return fig


def terms(locale: str, thetas: dict[int, Tensor]) -> Figure:
    """Draw, for each number of epochs, the terms of the units as thin curves and what they add up to."""
    text = LABELS[locale]
    fig, panels = plt.subplots(len(thetas), 1, sharex=True, figsize=(5.2, 2.5 * len(thetas)))
    for ax, (epoch, theta) in zip(panels, thetas.items(), strict=True):
        curves, constant = _curves(theta)
        ax.axhline(constant, color="C7", linewidth=1)
        for curve, (colour, style) in zip(curves, STYLES, strict=True):
            ax.plot(X, curve, color=colour, linestyle=style, linewidth=1.2)
        ax.plot(X, Y, color="C7", linewidth=3, alpha=0.5, label=text["target"])
        ax.plot(X, sum(curves) + constant, color="C3", linewidth=2.5, label=text["network"])
        ax.set(title=text["epoch"].format(epoch), xticks=[0, 2, 3, 6])
    panels[0].legend(loc="upper left")
    panels[-1].set(xlabel="x")
    return fig


def by_units(locale: str, losses: dict[int, list]) -> Figure:
    """Draw the MSE of trained networks against their number of units, a dot for each start."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    ax.axhline(0.38978, color="C7", linestyle="--")
    ax.text(5.3, 0.42, text["line"], color="C7", ha="right")
    for h, found in losses.items():
        spread = torch.linspace(-0.12, 0.12, len(found)) if len(found) > 1 else [0]
        ax.plot([h + dx for dx in spread], found, "o", color="C0", markersize=4)
    ax.set(xlabel=text["units"], ylabel=text["mse"], yscale="log", xticks=[*losses], ylim=(0.002, 0.7))
    ax.set_yticks([0.003, 0.01, 0.03, 0.1, 0.3], ["0.003", "0.01", "0.03", "0.1", "0.3"])
    return fig


def identical(locale: str, theta: Tensor) -> Figure:
    """Draw the terms of three equal units, one on top of the other, and what they add up to."""
    text = LABELS[locale]
    curves, constant = _curves(theta)
    fig, ax = plt.subplots()
    ax.plot(X, Y, color="C7", linewidth=3, alpha=0.5, label=text["target"])
    ax.plot(X, sum(curves) + constant, color="C3", linewidth=2.5, label=text["network"])
    for curve, (colour, _), width in zip(curves, STYLES, (7, 4, 1.5), strict=True):
        ax.plot(X, curve, color=colour, linewidth=width)
    ax.annotate(
        text["identical"], (3.6, curves[0][36]), (2.6, -0.9), color="C0", arrowprops={"arrowstyle": "->"}
    )
    ax.set(xlabel="x", ylabel="y", xticks=[0, 2, 3, 6], ylim=(-1.3, 5.4))
    ax.legend(loc="upper left")
    return fig


def _curves(theta: Tensor) -> tuple[list[Tensor], float]:
    """Return what each unit adds, and the constant, in the unit of y."""
    weights, b, c, b0 = unpack(theta, 1)
    sd, mean = Y.std(correction=0), Y.mean()
    a = sigmoid(Z[:, None] @ weights.T + b)
    return [*(sd * a * c).T], (mean + sd * b0).item()


def _node(ax: Axes, x: float, y: float, text: str, colour: str, radius: float) -> None:
    ax.add_patch(Circle((x, y), radius, fill=False, edgecolor=colour, linewidth=2))
    ax.text(x, y, text.replace("-", "−"), ha="center", va="center")


def _mark(ax: Axes, x: float, y: float, text: str, colour: str) -> None:
    ax.text(x, y, text.replace("-", "−"), color=colour, ha="center", va="bottom")
