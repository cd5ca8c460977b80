"""Figures of the lesson on approximation: a bump, sums that follow a sine, their errors and limits."""

import math

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from nudge.approximation import by_ramps, by_relus, by_sigmoids, by_steps
from nudge.s_curves import s_curve

LABELS = {
    "zh-Hant": {
        "up": "第一階",
        "down": "− 第二階",
        "bump": "凸起",
        "bars": "並排的凸起",
        "pieces": "段數 n = {}",
        "approximation": "近似",
        "target": "目標",
        "n": "段數 n",
        "error": "最大誤差",
        "steps": "階梯 1/n",
        "ramps": "斜坡 1/n²",
        "curves": "S 形曲線",
        "range": "訓練範圍",
        "outside": "範圍外",
        "relus": "ReLU",
        "flat": "斜坡、階梯、S 形曲線",
        "cliff": "一個單元：懸崖",
        "wall": "兩個單元：牆",
        "cross": "四個單元：兩面牆",
    },
    "en": {
        "up": "first step",
        "down": "− second step",
        "bump": "bump",
        "bars": "bumps side by side",
        "pieces": "pieces n = {}",
        "approximation": "approximation",
        "target": "target",
        "n": "pieces n",
        "error": "maximum error",
        "steps": "steps 1/n",
        "ramps": "ramps 1/n²",
        "curves": "S-curves",
        "range": "range",
        "outside": "outside",
        "relus": "ReLUs",
        "flat": "ramps, steps, S-curves",
        "cliff": "one unit: a cliff",
        "wall": "two units: a wall",
        "cross": "four units: two walls",
    },
}

X = torch.linspace(0, 1, 1537, dtype=torch.float64)


def bump(locale: str) -> Figure:
    """Draw two steep S-curves whose difference is a bump, and bumps side by side below a sine."""
    text = LABELS[locale]
    fig, (above, below) = plt.subplots(2, 1, sharex=True, height_ratios=[1, 1.6], figsize=(5.2, 4.6))
    up, down = s_curve(X, 100, -30, 1), s_curve(X, 100, -50, -1)
    above.plot(X, up, "C1--", X, down, "C1--", linewidth=1.5)
    above.plot(X, up + down, "C0-")
    above.text(0.4, 0.5, text["bump"], color="C0", ha="center", va="center")
    above.text(0.98, 0.7, text["up"], color="C1", ha="right", va="center")
    above.text(0.98, -0.7, text["down"], color="C1", ha="right", va="center")
    above.set(ylim=(-1.2, 1.25), yticks=[-1, 0, 1])
    n, heights = 16, _sine(_knots(16))
    for i in range(n + 1):
        left, right = max(0, (i - 0.5) / n), min(1, (i + 0.5) / n)
        below.fill_between([left, right], [heights[i]] * 2, color="C0", alpha=0.25, linewidth=0)
        below.plot([left, left, right, right], [0, heights[i], heights[i], 0], "C0-", linewidth=1)
    below.plot(X, _sine(X), "C3--")
    below.text(0.98, 0.85, text["bars"], color="C0", ha="right")
    below.set(xlabel="x", xlim=(0, 1), ylim=(-1.2, 1.2), yticks=[-1, 0, 1])
    return fig


def more_pieces(locale: str) -> Figure:
    """Draw 4, 8 and 16 ramps over a sine."""
    text = LABELS[locale]
    fig, panels = plt.subplots(3, 1, sharex=True, figsize=(5.2, 5.6))
    for ax, n in zip(panels, (4, 8, 16), strict=True):
        knots = _knots(n)
        ax.plot(X, _sine(X), "C3--", label=text["target"])
        ax.plot(knots, _sine(knots), "C0-", label=text["approximation"])
        ax.plot(knots, _sine(knots), "C0o", markersize=4)
        ax.set(title=text["pieces"].format(n), xlim=(0, 1), ylim=(-1.2, 1.2), yticks=[-1, 0, 1])
    panels[0].legend(loc="upper right")
    panels[-1].set(xlabel="x", xticks=[0, 0.25, 0.5, 0.75, 1])
    return fig


def errors(locale: str) -> Figure:
    """Draw the largest error of steps, ramps and S-curves against n, both on a log scale."""
    text, pieces = LABELS[locale], [2**k for k in range(2, 8)]
    fig, ax = plt.subplots()
    for build, style, name in (
        (by_steps, "C1s--", "steps"),
        (by_sigmoids, "C2^-.", "curves"),
        (by_ramps, "C0o-", "ramps"),
    ):
        found = [(build(X, _sine(_knots(n))) - _sine(X)).abs().max().item() for n in pieces]
        ax.loglog(pieces, found, style)
        ax.text(140, found[-1], text[name], color=style[:2], va="center")
    ax.set(xlabel=text["n"], ylabel=text["error"], xlim=(3.5, 420), ylim=(1e-4, 2))
    ax.set_xticks(pieces, [f"{n}" for n in pieces])
    ax.set_yticks([1, 0.1, 0.01, 0.001], ["1", "0.1", "0.01", "0.001"])
    ax.minorticks_off()
    return fig


def outside(locale: str) -> Figure:
    """Draw a sine and the sums with n = 64 from −0.5 to 1.75, of which only [0, 1] was followed."""
    text, wide = LABELS[locale], torch.linspace(-0.5, 1.75, 721, dtype=X.dtype)
    heights = _sine(_knots(64))
    fig, ax = plt.subplots()
    ax.axvspan(0, 1, color="C7", alpha=0.15, linewidth=0)
    beyond = wide[wide >= 1]
    ax.plot(beyond, by_relus(beyond, heights), "C1-.", label=text["relus"])
    ax.plot(wide, by_ramps(wide, heights), "C0-", label=text["flat"])
    ax.plot(wide, _sine(wide), "C3--", label=text["target"])
    ax.text(0.5, 4.6, text["range"], ha="center")
    ax.text(-0.25, 4.6, text["outside"], ha="center")
    ax.legend(loc="center left")
    ax.set(
        xlabel="x",
        xlim=(-0.5, 1.75),
        ylim=(-1.8, 5.2),
        xticks=[-0.5, 0, 0.5, 1, 1.5],
        yticks=[-1, 0, 1, 3, 5],
    )
    return fig


def walls(locale: str) -> Figure:
    """Draw what steps do over two inputs, from above: a cliff, a wall, and two walls that cross."""
    text = LABELS[locale]
    fig, panels = plt.subplots(1, 3, sharey=True, figsize=(5.2, 2.4))
    cliff, wall, cross = panels
    _fill(cliff, (0.4, 1), (0, 1))
    _fill(wall, (0.4, 0.6), (0, 1))
    _fill(cross, (0.4, 0.6), (0, 1))
    _fill(cross, (0, 1), (0.4, 0.6))
    for ax, name, heights in (
        (cliff, "cliff", ((0.2, 0.5, 0), (0.7, 0.5, 1))),
        (wall, "wall", ((0.2, 0.5, 0), (0.5, 0.5, 1), (0.8, 0.5, 0))),
        (cross, "cross", ((0.2, 0.5, 1), (0.5, 0.5, 2), (0.8, 0.5, 1), (0.5, 0.85, 1), (0.2, 0.85, 0))),
    ):
        for left, height, value in heights:
            ax.text(left, height, value, ha="center", va="center")
        ax.set(title=text[name], xlabel="x₁", xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[], aspect="equal")
        ax.title.set_fontsize("small")
    cliff.set_ylabel("x₂")
    return fig


def _fill(ax: Axes, across: tuple, along: tuple) -> None:
    """Fill a rectangle of the map, where a sum of steps is higher by one."""
    ax.fill_between(across, *along, color="C0", alpha=0.3, linewidth=0)
    ax.plot([across[i] for i in (0, 1, 1, 0, 0)], [along[i] for i in (0, 0, 1, 1, 0)], "C0-", linewidth=1)


def _knots(n: int) -> Tensor:
    return torch.linspace(0, 1, n + 1, dtype=X.dtype)


def _sine(x: Tensor) -> Tensor:
    return torch.sin(2 * math.pi * x)
