"""Figures of the lesson on tensors: how shapes line up, and how eleven numbers become 121."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from nudge.data import thermometer
from nudge.tensors import broadcast_shape

LABELS = {
    "zh-Hant": {
        "compare": "從最後一軸往前比",
        "copied": "視同複製",
        "labels": "標籤 y",
        "predictions": "預測 ŷ",
    },
    "en": {
        "compare": "compare from the last axis",
        "copied": "as if copied",
        "labels": "labels y",
        "predictions": "predictions ŷ",
    },
}


def stretched_blocks(locale: str) -> Figure:
    """Draw (3, 1) times (1, 3) as blocks, with the copies that broadcasting only pretends to make."""
    labels = LABELS[locale]
    column, row = torch.tensor([[1], [2], [3]]), torch.tensor([[10, 20, 30]])
    fig, ax = plt.subplots()
    ax.set(xlim=(-0.1, 12.9), ylim=(-3.1, 4.6), aspect="equal")
    ax.set_axis_off()
    for left, block in ((0, column), (4.9, row), (9.8, column * row)):
        _block(ax, left, block)
        ax.text(left + 1.5, -0.6, str(tuple(block.shape)), ha="center", va="center")
    for at, sign in ((3.95, "×"), (8.85, "=")):
        ax.text(at, 1.5, sign, ha="center", va="center", fontsize="x-large")
    for colour, tail, head in (
        ("C7", (0.5, 3.4), (2.9, 3.4)),
        ("C7", (4.6, 2.9), (4.6, 0.1)),
        ("C1", (2.4, -1.3), (0.6, -1.3)),
        ("C1", (7.3, -1.3), (5.5, -1.3)),
    ):
        arrow = {"arrowstyle": "->", "color": colour, "linewidth": 2}
        ax.annotate("", head, tail, arrowprops=arrow)
    ax.text(3.95, 3.8, labels["copied"], ha="center", color="C7")
    ax.text(3.95, -2.5, labels["compare"], ha="center", color="C1")
    return fig


def _block(ax: Axes, left: float, numbers: torch.Tensor) -> None:
    """Draw 3 by 3 boxes: solid where the tensor has a number, dashed where one is used again."""
    shape = broadcast_shape(tuple(numbers.shape), (3, 3))
    for i, values in enumerate(numbers.expand(shape).tolist()):
        for j, value in enumerate(values):
            own = i < numbers.shape[0] and j < numbers.shape[1]
            look = {"edgecolor": "C0"} if own else {"edgecolor": "C7", "linestyle": ":"}
            ax.add_patch(Rectangle((left + j + 0.06, 2.06 - i), 0.88, 0.88, fill=False, **look))
            color = None if own else "C7"
            ax.text(left + j + 0.5, 2.5 - i, value, ha="center", va="center", color=color)


def all_pairs(locale: str) -> Figure:
    """Draw eleven predictions against eleven labels: the pairs that are meant solid, the others dotted."""
    labels, temperatures = LABELS[locale], thermometer()[1].tolist()
    fig, ax = plt.subplots()
    ax.set(xlim=(-3.2, 11), ylim=(11, -2.2), aspect="equal")
    ax.set_axis_off()
    for i, value in enumerate(temperatures):
        text = f"{value:g}".replace("-", "−")
        ax.text(-0.3, i + 0.5, text, ha="right", va="center", fontsize="small")
        ax.text(i + 0.5, -0.2, text, ha="center", va="bottom", fontsize="small")
        for j in range(len(temperatures)):
            look = {"facecolor": "C0"} if i == j else {"fill": False, "edgecolor": "C7", "linestyle": ":"}
            ax.add_patch(Rectangle((j + 0.08, i + 0.08), 0.84, 0.84, **look))
    ax.text(5.5, -1.5, labels["labels"], ha="center", va="bottom", color="C1")
    ax.text(-2.3, 5.5, labels["predictions"], rotation=90, ha="center", va="center", color="C1")
    return fig
