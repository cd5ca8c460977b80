"""Figures of the lesson on tensors: how shapes line up, and where float32 runs out of numbers."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from nudge.tensors import broadcast_shape

LABELS = {
    "zh-Hant": {
        "compare": "從最後一軸往前比",
        "copied": "視同複製",
        "largest": "最大約 3.4×10³⁸",
        "spacing": "間距",
        "beyond": "inf",
        "zoom": "放大來看，一條線是一個 float32",
    },
    "en": {
        "compare": "compare from the last axis",
        "copied": "as if copied",
        "largest": "largest ≈ 3.4×10³⁸",
        "spacing": "spacing",
        "beyond": "inf",
        "zoom": "close up, one bar per float32",
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


def thinning_numbers(locale: str) -> Figure:
    """Draw float32 on a number line: spacing at 1, at 16,777,216 and at the largest number."""
    labels = LABELS[locale]
    fig, (whole, close) = plt.subplots(2, 1, height_ratios=(3, 2))
    whole.set(xscale="log", xlim=(1e-14, 1e46), ylim=(-2, 2))
    whole.plot([1e-3, 3.4e38], [0, 0], "C7", linewidth=1)
    for value, name, spacing, side in (
        (1, "1", "1.2×10⁻⁷", "center"),
        (2**24, "16,777,216", "2", "center"),
        (3.4e38, labels["largest"], "2×10³¹", "right"),
    ):
        whole.plot(value, 0, "C0o")
        whole.text(value, 0.8, name, ha=side)
        whole.text(value, -1.5, spacing, ha=side, color="C1")
    whole.text(1e-14, -1.5, labels["spacing"], color="C1")
    whole.axvspan(3.4e38, 1e46, color="C7", alpha=0.25, linewidth=0)
    whole.text(5e42, 0, labels["beyond"], ha="center", va="center", color="C3")
    whole.set_axis_off()
    bars = [2**24 + step for step in (-6, -5, -4, -3, -2, -1, 0, 2, 4, 6)]
    close.vlines(bars, 0, 1, colors="C0")
    for side, spacing in ((-3, 1), (3, 2)):
        text = f"{labels['spacing']} {spacing}"
        close.text(2**24 + side, 1.15, text, ha="center", color="C1")
    close.set(xlim=(2**24 - 8, 2**24 + 8), ylim=(0, 1.6), yticks=[], xlabel=labels["zoom"])
    close.set_xticks([2**24 - 6, 2**24, 2**24 + 6], ["16,777,210", "16,777,216", "16,777,222"])
    close.spines["left"].set_visible(False)
    return fig
