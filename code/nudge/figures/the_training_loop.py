"""Figures of the lesson on the training loop: the loop itself, its history, and the lines on the way."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from nudge.data import thermometer
from nudge.descent import fit_line
from nudge.losses import mse
from nudge.models import line
from nudge.regression import mse_line
from nudge.scaling import Standardizer

LABELS = {
    "zh-Hant": {
        "forward": "前向",
        "loss": "損失",
        "gradient": "梯度",
        "update": "更新",
        "one": "一個週期",
        "epoch": "訓練週期",
        "after": "{} 個週期之後",
        "lowest": "最低損失",
        "excess": "差額",
        "reading": "讀數",
        "celsius": "攝氏溫度（°C）",
    },
    "en": {
        "forward": "forward",
        "loss": "loss",
        "gradient": "gradient",
        "update": "update",
        "one": "one epoch",
        "epoch": "epoch",
        "after": "after {}",
        "lowest": "lowest loss",
        "excess": "excess",
        "reading": "reading",
        "celsius": "temperature (°C)",
    },
}

SHOWN = ((0, "C7:"), (1, "C1-."), (5, "C2--"), (40, "C0-"))  # epoch, style of its line


def loop(locale: str) -> Figure:
    """Draw the four steps as a circle, with the numbers of the first epoch in the boxes."""
    text, history = LABELS[locale], _history(1)
    g, theta = history["g"][0], history["theta"][1]
    fig, ax = plt.subplots()
    ax.set(xlim=(0, 12), ylim=(0, 9))
    ax.set_axis_off()
    for x, y, name, content, colour in (
        (2.6, 6.2, "forward", "ŷ = wz + b", "C0"),
        (9.4, 6.2, "loss", f"{history['loss'][0]:.2f}", "C1"),
        (9.4, 1.6, "gradient", f"({g[0]:.2f}, {g[1]:.2f})", "C2"),
        (2.6, 1.6, "update", f"({theta[0]:.2f}, {theta[1]:.2f})", "C3"),
    ):
        _box(ax, x, y, text[name], content.replace("-", "−"), colour)
    for start, end, name, at in (
        ((5, 6.2), (7, 6.2), "ŷ", (6, 6.7)),
        ((9.4, 4.8), (9.4, 3), "ŷ − y", (10.6, 3.9)),
        ((7, 1.6), (5, 1.6), "g", (6, 2.1)),
        ((2.6, 3), (2.6, 4.8), "w, b", (1.7, 3.9)),
        ((2.6, 8.4), (2.6, 7.6), "z", (2.6, 8.7)),
        ((9.4, 8.4), (9.4, 7.6), "y", (9.4, 8.7)),
    ):
        _arrow(ax, start, end)
        ax.text(*at, name, ha="center", va="center")
    ax.text(6, 3.9, text["one"], color="C7", ha="center", va="center")
    return fig


def loss_history(locale: str) -> Figure:
    """Draw the loss of 40 epochs, on a linear axis and, with its excess, on a logarithmic one."""
    text, (x, y), losses = LABELS[locale], thermometer(), torch.tensor(_history(40)["loss"])
    lowest = mse(line(x, *mse_line(x, y)), y)
    fig, panels = plt.subplots(1, 2)
    for ax in panels:
        ax.plot(losses, "C0")
        ax.axhline(lowest, color="C7", linestyle=":")
        ax.set(xlabel=text["epoch"], xlim=(0, 40), xticks=[0, 20, 40])
    straight, powers = panels
    straight.set(ylabel=text["loss"], ylim=(0, 180), yticks=[0, 60, 120, 180])
    straight.text(39, 9, text["lowest"], color="C7", ha="right")
    powers.semilogy(losses - lowest, "C1--")
    powers.text(30, 6, text["loss"], color="C0", ha="center")
    powers.text(10, 0.001, text["excess"], color="C1", ha="center")
    powers.set(ylim=(1e-6, 1e3))
    powers.set_yticks([1e-6, 1e-3, 1, 1e3], ["10⁻⁶", "10⁻³", "1", "10³"])
    powers.minorticks_off()
    return fig


def four_lines(locale: str) -> Figure:
    """Draw the line after 0, 1, 5 and 40 epochs among the points, back in the unit of the dial."""
    text, (x, y), history = LABELS[locale], thermometer(), _history(40)
    standardizer, ends = Standardizer().fit(x), torch.tensor([18.0, 86.0], dtype=x.dtype)
    fig, ax = plt.subplots()
    ax.plot(x, y, "C7o", markersize=5)
    for epoch, style in SHOWN:
        heights = line(ends, *standardizer.restore_line(*history["theta"][epoch]))
        ax.plot(ends, heights, style)
        ax.text(88, heights[1], text["after"].format(epoch), color=style[:2], va="center")
    ax.set(xlabel=text["reading"], ylabel=text["celsius"], xlim=(15, 114), ylim=(-9, 31))
    ax.set(xticks=[20, 40, 60, 80], yticks=[0, 10, 20, 30])
    return fig


def _history(epochs: int) -> dict:
    """Return the history of the standardized thermometer, from (1, 0) with a learning rate of 0.1."""
    x, y = thermometer()
    return fit_line(Standardizer().fit(x).transform(x), y, 0.1, epochs)


def _box(ax: Axes, x: float, y: float, title: str, content: str, colour: str) -> None:
    shape = "round,pad=0,rounding_size=0.2"
    ax.add_patch(
        FancyBboxPatch((x - 2.3, y - 1.3), 4.6, 2.6, shape, fill=False, edgecolor=colour, linewidth=2)
    )
    ax.text(x, y + 0.6, title, color=colour, ha="center", va="center")
    ax.text(x, y - 0.6, content, ha="center", va="center")


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    style = {"arrowstyle": "->", "color": "C7", "linewidth": 1.5, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", end, start, arrowprops=style)
