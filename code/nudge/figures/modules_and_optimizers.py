"""Figures of the lesson on modules: who touches a parameter, and all pairs that a wrong shape compares."""

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

from nudge.data import thermometer
from nudge.models import line
from nudge.regression import mse_line

LABELS = {
    "zh-Hant": {
        "parameter": "一個參數",
        "number": "數字",
        "reads": "讀",
        "adds": "加",
        "changes": "改",
        "empties": "清掉",
        "prediction": "預測",
        "label": "標籤",
        "cold": "冷",
        "warm": "熱",
    },
    "en": {
        "parameter": "one parameter",
        "number": "number",
        "reads": "reads",
        "adds": "adds",
        "changes": "changes",
        "empties": "empties",
        "prediction": "prediction",
        "label": "label",
        "cold": "cold",
        "warm": "warm",
    },
}


def who_does_what(locale: str) -> Figure:
    """Draw a parameter with its number and its slope, and the four calls that read or change them."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    ax.set(xlim=(0, 16), ylim=(0, 8))
    ax.set_axis_off()
    ax.add_patch(Rectangle((5.7, 0.9), 4.6, 6.2, fill=False, edgecolor="C7", linestyle=":"))
    ax.text(8, 7.6, text["parameter"], ha="center", va="center", color="C7")
    for x, y, content, colour in (
        (8, 6, text["number"], "C0"),
        (8, 2, ".grad", "C2"),
        (2, 6, "model(Z)", "C7"),
        (2, 2, "backward()", "C7"),
        (14, 4, "step()", "C7"),
        (14, 1.2, "zero_grad()", "C7"),
    ):
        _box(ax, x, y, content, colour)
    for start, end, name, at in (
        ((6.1, 6), (3.9, 6), "reads", (4.8, 6.5)),
        ((3.9, 2), (6.1, 2), "adds", (4.8, 2.5)),
        ((9.9, 2.6), (12.1, 3.6), "reads", (11.4, 2.7)),
        ((12.1, 4.4), (9.9, 5.6), "changes", (11.6, 5.5)),
        ((12.1, 1.2), (9.9, 1.6), "empties", (11, 0.4)),
    ):
        ax.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": "C7"})
        ax.text(*at, text[name], ha="center", va="center")
    return fig


def all_pairs(locale: str) -> Figure:
    """Draw the squared error of each prediction of the best line against each label; pairs are outlined."""
    text, (x, y) = LABELS[locale], thermometer()
    x, y = x[x.argsort()], y[x.argsort()]
    squares = (line(x, *mse_line(x, y))[:, None] - y) ** 2  # [predictions, labels]
    fig, ax = plt.subplots()
    for row, errors in enumerate(squares.tolist()):
        style = {"color": "C0", "marker": "o", "linewidths": 0}
        ax.scatter(range(len(errors)), [row] * len(errors), [0.25 * error for error in errors], **style)
        ax.add_patch(Rectangle((row - 0.5, row - 0.5), 1, 1, fill=False, edgecolor="C1"))
    ends = [0, len(x) - 1]
    ax.set(xlabel=text["label"], ylabel=text["prediction"], xlim=(-0.6, 10.6), ylim=(10.6, -0.6))
    ax.set_xticks(ends, [text["cold"], text["warm"]])
    ax.set_yticks(ends, [text["cold"], text["warm"]])
    ax.set_aspect("equal")
    return fig


def _box(ax: Axes, x: float, y: float, content: str, colour: str) -> None:
    shape = "round,pad=0,rounding_size=0.2"
    ax.add_patch(FancyBboxPatch((x - 1.9, y - 0.6), 3.8, 1.2, shape, fill=False, edgecolor=colour))
    ax.text(x, y, content, ha="center", va="center")
