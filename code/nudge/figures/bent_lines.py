"""Figures of the lesson on bent lines: what a straight line misses, and what a bent one is made of."""

from itertools import pairwise

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nudge.activations import relu
from nudge.bent_lines import hard_sigmoid, ramps
from nudge.data import bent_curve
from nudge.models import line
from nudge.regression import mse_line

LABELS = {
    "zh-Hant": {
        "curve": "折線",
        "best": "最佳直線",
        "bias": "模型偏差",
        "constant": "常數",
        "ramp": "斜坡 {}",
        "one": "斜坡",
        "sum": "總和",
        "relus": "兩個 ReLU",
        "difference": "相減",
        "slope": "斜率",
    },
    "en": {
        "curve": "curve",
        "best": "best line",
        "bias": "model bias",
        "constant": "constant",
        "ramp": "ramp {}",
        "one": "ramp",
        "sum": "sum",
        "relus": "two ReLUs",
        "difference": "difference",
        "slope": "slope",
    },
}

WIDE = torch.linspace(-1, 7, 81, dtype=torch.float64)
PIECES = [(3, 0, 2), (-2, 2, 3), (3, 3, 6)]
SLOPES = [(-1, 0, 0), (0, 2, 1.5), (2, 3, -2), (3, 6, 1), (6, 7, 0)]  # from, to, slope of the curve
RED = "C3"


def best_line(locale: str) -> Figure:
    """Draw the curve on [0, 6] and its best line, with a stick for what remains between them."""
    text, x = LABELS[locale], WIDE[10:71]
    y = bent_curve(x)
    heights = line(x, *mse_line(x, y))
    fig, ax = plt.subplots()
    ax.vlines(x, y, heights, colors="C7", linewidth=1)
    ax.plot(x, heights, "C0--")
    ax.plot(x, y, RED)
    ax.text(6.1, 5, text["curve"], color=RED, va="center")
    ax.text(6.1, heights[-1], text["best"], color="C0", va="center")
    ax.text(2.15, 4.1, text["bias"])
    ax.set(xlabel="x", ylabel="y", xlim=(0, 7.4), ylim=(0, 5.4), xticks=range(7), yticks=range(6))
    return fig


def first_ramp(locale: str) -> Figure:
    """Draw the curve, and the constant with the first ramp, which follows it up to x = 2."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    ax.plot(WIDE, bent_curve(WIDE), f"{RED}--")
    ax.plot(WIDE, ramps(WIDE, 1.0, PIECES[:1]), "C0")
    ax.text(6.9, 5.25, text["curve"], color=RED, ha="right")
    ax.text(2.1, 4.25, f"1 + 3 · {text['one']}(0→2)", color="C0")
    _wide(ax)
    return fig


def constant_and_ramps(locale: str) -> Figure:
    """Draw the constant and the three ramps, one below the other, and beside them their sum."""
    text = LABELS[locale]
    fig, panels = plt.subplot_mosaic([[f"{row}", "sum"] for row in range(4)], width_ratios=[1, 1.3])
    parts = [torch.ones_like(WIDE), *(h * hard_sigmoid(WIDE, lo, hi) for h, lo, hi in PIECES)]
    for row, part in enumerate(parts):
        ax, name = panels[f"{row}"], text["ramp"].format(row) if row else text["constant"]
        ax.axhline(0, color="C7", linewidth=1)
        ax.plot(WIDE, part, "C0")
        ax.set(title=name, xlim=(-1, 7), ylim=(-2.6, 3.6), xticks=[0, 2, 3, 6], yticks=[part[-1]])
        ax.tick_params(labelbottom=row == len(PIECES))
    panels["sum"].plot(WIDE, sum(parts), RED)
    panels["sum"].set(title=text["sum"])
    _wide(panels["sum"])
    return fig


def two_relus(locale: str) -> Figure:
    """Draw ReLU(x - 3) and ReLU(x - 6), and a third of their difference, the ramp from 3 to 6."""
    text = LABELS[locale]
    fig, (above, below) = plt.subplots(2, 1, sharex=True, height_ratios=[1.6, 1])
    x = torch.cat([WIDE, torch.tensor([9.0], dtype=WIDE.dtype)])
    above.plot(x, relu(x - 3), "C0")
    above.plot(x, relu(x - 6), "C1--")
    above.text(5.3, 3.3, "ReLU(x − 3)", color="C0", ha="right")
    above.text(8.9, 0.5, "ReLU(x − 6)", color="C1", ha="right")
    above.set(title=text["relus"], ylim=(-0.3, 6.3), yticks=[0, 3, 6])
    below.plot(x, (relu(x - 3) - relu(x - 6)) / 3, "C2")
    below.set(title=f"{text['difference']} ÷ 3", ylim=(-0.2, 1.3), yticks=[0, 1])
    below.set(xlabel="x", xlim=(0, 9), xticks=[0, 3, 6, 9])
    return fig


def staircase(locale: str) -> Figure:
    """Draw the curve and, below it, its slope, whose steps are the weights of the ReLUs."""
    text = LABELS[locale]
    fig, (above, below) = plt.subplots(2, 1, sharex=True, height_ratios=[1, 1.3])
    above.plot(WIDE, bent_curve(WIDE), RED)
    above.set(ylabel="y", ylim=(0, 5.6), yticks=[0, 1, 2, 3, 4, 5])
    below.axhline(0, color="C7", linewidth=1)
    for lo, hi, slope in SLOPES:
        below.plot([lo, hi], [slope, slope], RED)
    for (_, place, before), (_, _, after) in pairwise(SLOPES):
        for ax in (above, below):
            ax.axvline(place, color="C7", linewidth=1, linestyle=":")
        below.annotate("", (place, after), (place, before), arrowprops={"arrowstyle": "->", "color": "C0"})
        change = f"{after - before:+.3g}".replace("-", "−")
        middle = min(before, after) / 2 or max(before, after) / 2
        beside = {"ha": "left", "x": place + 0.1} if after > before else {"ha": "right", "x": place - 0.1}
        below.text(y=middle, s=change, color="C0", va="center", **beside)
    below.set(xlabel="x", ylabel=text["slope"], xlim=(-1, 7.4), xticks=[0, 2, 3, 6], ylim=(-2.6, 2.2))
    below.set_yticks([-2, 0, 1, 1.5], ["−2", "0", "1", "1.5"])
    return fig


def _wide(ax: Axes) -> None:
    ax.set(xlabel="x", xlim=(-1, 7), xticks=[0, 2, 3, 6], ylim=(-0.4, 5.8), yticks=range(6))
