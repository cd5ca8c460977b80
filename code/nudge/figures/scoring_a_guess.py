"""Figures of the lesson on losses: the shape of each, and what one wrong label does to it."""

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from nudge.data import thermometer
from nudge.losses import huber, mae, mse
from nudge.models import line
from nudge.regression import huber_line, mae_line, mse_line

LABELS = {
    "zh-Hant": {
        "miss": "差 {}",
        "area": "面積 {}",
        "residual": "殘差 r",
        "loss": "一筆樣本的損失",
        "absolute": "絕對\n誤差",
        "squared": "平方誤差",
        "huber": "Huber",
        "reading": "讀數",
        "celsius": "攝氏溫度（°C）",
        "typo": "打錯的一筆",
        "meant": "原來的 28 °C",
        "mse_line": "均方誤差的線",
        "mae_line": "絕對誤差的線",
        "huber_line": "Huber 的線",
        "constant": "常數",
        "mae": "平均絕對誤差",
        "flat": "平坦的谷底",
        "chord": "弦",
    },
    "en": {
        "miss": "miss {}",
        "area": "area {}",
        "residual": "residual r",
        "loss": "loss of one point",
        "absolute": "absolute\nerror",
        "squared": "squared error",
        "huber": "Huber",
        "reading": "reading",
        "celsius": "temperature (°C)",
        "typo": "one mistyped value",
        "meant": "28 °C was meant",
        "mse_line": "MSE line",
        "mae_line": "MAE line",
        "huber_line": "Huber line",
        "constant": "constant",
        "mae": "MAE",
        "flat": "flat bottom",
        "chord": "chord",
    },
}

LINES = (  # best line, style, height of its name
    (mse_line, "C1-", 53),
    (mae_line, "C0--", 36),
    (huber_line, "C2-.", 27),
)


def two_guesses(locale: str) -> Figure:
    """Draw the eleven points and two parallel lines that both look right."""
    text, (x, y) = LABELS[locale], thermometer()
    ends = torch.tensor([15.0, 90.0], dtype=x.dtype)
    fig, ax = plt.subplots()
    ax.plot(x, y, "C7o")
    for b, style in ((-15, "C0-"), (-16, "C1--")):
        ax.plot(ends, line(ends, 0.5, b), style, label=f"ŷ = 0.5x − {-b}")
    ax.set(xlabel=text["reading"], ylabel=text["celsius"], xlim=(15, 90), ylim=(-10, 32))
    ax.legend(loc="upper left")
    return fig


def sides_and_areas(locale: str) -> Figure:
    """Draw the misses 3, 0, 1 and 2 as the sides of squares."""
    text = LABELS[locale]
    fig, ax = plt.subplots(figsize=(5.2, 2.6))
    for left, side in ((0, 3), (4.2, 0), (5.4, 1), (7.6, 2)):
        ax.add_patch(Rectangle((left, 0), side, side, facecolor="C1", edgecolor="C1", alpha=0.3))
        ax.plot([left, left + side], [0, 0], "C0o-", linewidth=4, clip_on=False)
        ax.text(left + side / 2, -0.25, text["miss"].format(side), color="C0", ha="center", va="top")
        ax.text(left + side / 2, side + 0.15, text["area"].format(side**2), color="C1", ha="center")
    ax.set(xlim=(-0.2, 9.8), ylim=(-0.9, 3.7), aspect="equal")
    ax.set_axis_off()
    return fig


def three_losses(locale: str) -> Figure:
    """Draw |r|, r² and the Huber loss (delta = 1) of one residual r."""
    text, zero = LABELS[locale], torch.tensor(0.0)
    residuals = torch.linspace(-4, 4, 401)
    fig, ax = plt.subplots()
    for loss, style in ((mae, "C0--"), (mse, "C1-"), (huber, "C2-.")):
        ax.plot(residuals, [loss(r, zero) for r in residuals], style)
    ax.plot([-1, 1], [0.5, 0.5], "C2o")
    ax.text(-2.05, 5.3, text["squared"], color="C1")
    ax.text(3.95, 4.2, text["absolute"], color="C0", ha="right")
    ax.text(3.3, 1.7, text["huber"], color="C2", ha="center")
    ax.set(xlabel=text["residual"], ylabel=text["loss"], xlim=(-4, 4), ylim=(0, 6))
    ax.set(xticks=[-4, -2, -1, 0, 1, 2, 4], yticks=[0, 2, 4, 6])
    return fig


def outlier_lines(locale: str) -> Figure:
    """Draw the best line for each loss when the label 28 was typed as 82."""
    text, (x, y) = LABELS[locale], thermometer()
    typed = torch.where(y == 28, 82.0, y)
    wrong, ends = typed != y, torch.tensor([20.0, 86.0], dtype=x.dtype)
    fig, ax = plt.subplots()
    ax.plot(x[~wrong], y[~wrong], "C7o")
    ax.plot(x[wrong], typed[wrong], "C3X", markersize=10)
    ax.plot(x[wrong], y[wrong], "C7o", fillstyle="none")
    ax.text(79, 82, text["typo"], color="C3", ha="right", va="center")
    ax.text(76, 16, text["meant"], color="C7", va="center")
    for best, style, height in LINES:
        ax.plot(ends, line(ends, *best(x, typed)), style)
        ax.text(88, height, text[best.__name__], color=style[:2], va="center")
    ax.set(xlabel=text["reading"], ylabel=text["celsius"], xlim=(18, 114), ylim=(-25, 90))
    ax.set(xticks=[20, 40, 60, 80], yticks=[-20, 0, 20, 40, 60, 80])
    return fig


def best_lines(locale: str) -> Figure:
    """Draw the best line for each loss on the labels as measured."""
    text, (x, y) = LABELS[locale], thermometer()
    ends = torch.tensor([15.0, 90.0], dtype=x.dtype)
    fig, ax = plt.subplots()
    ax.plot(x, y, "C7o")
    for best, style, _ in LINES:
        ax.plot(ends, line(ends, *best(x, y)), style, label=text[best.__name__])
    ax.set(xlabel=text["reading"], ylabel=text["celsius"], xlim=(15, 90), ylim=(-30, 90))
    ax.legend(loc="upper left")
    return fig


def flat_bottom(locale: str) -> Figure:
    """Draw the MAE of a constant on 1, 2, 4, 10, with its flat bottom and one chord."""
    text, values = LABELS[locale], torch.tensor([1.0, 2.0, 4.0, 10.0])
    bottom, chord = torch.tensor([2.0, 4.0]), torch.tensor([1.0, 9.0])
    fig, ax = plt.subplots()
    for at, style, width in (
        (torch.linspace(0, 11, 111), "C0-", 2),
        (bottom, "C1-", 6),
        (chord, "C7--", 2),
    ):
        ax.plot(at, [mae(c, values) for c in at], style, linewidth=width)
    ax.plot(values, torch.zeros(4), "C3D", clip_on=False)
    ax.text(3, 2.1, text["flat"], color="C1", ha="center")
    ax.text(5, 4.6, text["chord"], color="C7", ha="center")
    ax.set(xlabel=text["constant"], ylabel=text["mae"], xlim=(0, 11), ylim=(0, 7))
    ax.set(xticks=[1, 2, 4, 10], yticks=[0, 2, 4, 6])
    return fig
