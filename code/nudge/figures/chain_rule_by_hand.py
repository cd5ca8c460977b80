"""Figures of the lesson on the chain rule: nudges on their way, paths to the loss, pushes that add up."""

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from nudge.data import thermometer
from nudge.models import line

LABELS = {
    "zh-Hant": {
        "multiply": "局部斜率相乘",
        "add": "對每一筆樣本相加",
        "day": "第幾天",
        "for w": "對 w 的貢獻",
        "for b": "對 b 的貢獻",
        "sum": "總和",
        "prediction": "預測 ŷ",
        "score": "損失 ℓ",
        "moves": "移動幾個千分之一",
    },
    "en": {
        "multiply": "multiply local slopes",
        "add": "add over examples",
        "day": "day",
        "for w": "contribution for w",
        "for b": "contribution for b",
        "sum": "sum",
        "prediction": "prediction ŷ",
        "score": "loss ℓ",
        "moves": "moves by so many thousandths",
    },
}

POINTS = ((1, 3, 7.4, "C0", "-"), (2, 5, 3.8, "C1", "--"))  # x, y, height in the figure, style


def nudges(locale: str) -> Figure:
    """Draw what a nudge of w and one of b become on the way to the loss of (2, 5), at w = 1, b = 0."""
    text, (x, y) = LABELS[locale], (2, 5)
    names, to_loss = (text["prediction"], text["score"]), 2 * (x - y)
    fig, panels = plt.subplots(2, 1, sharex=True)
    for ax, knob, local, style in zip(panels, "wb", (x, 1), (("C0", "-"), ("C1", "--")), strict=True):
        ax.axvline(0, color="C7", linewidth=1)
        for row, length in enumerate((1, local, to_loss * local)):
            _arrow(ax, (0, -row), (length, -row), *style)
            ax.text(3, -row, (knob, *names)[row], va="center")
            moved = f"{length:+}".replace("-", "≈ −")
            ax.text(length * 1.02, 0.3 - row, moved, color=style[0], ha="center")
        for row, factor in enumerate((f"× {local}", f"× (−{-to_loss})")):
            ax.text(-1, -0.5 - row, factor, color=style[0], ha="right", va="center")
        ax.set(xlim=(-13, 8), ylim=(-2.4, 0.9), yticks=[])
        ax.spines["left"].set_visible(False)
    panels[1].set(xlabel=text["moves"], xticks=[-12, -6, 0])
    return fig


def chain(locale: str) -> Figure:
    """Draw the two paths from w to the loss of the points (1, 3) and (2, 5), at w = 1, b = 0."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    ax.set(xlim=(-0.2, 12.2), ylim=(0, 8.4))
    ax.set_axis_off()
    _box(ax, 0.9, 5.6, "w = 1", "C7")
    _box(ax, 11.1, 5.6, "L = 6.5", "C7")
    ax.text(0.1, 1.9, text["multiply"], va="center")
    ax.text(0.1, 0.7, text["add"], va="center")
    pushes = []
    for i, (x, y, height, colour, style) in enumerate(POINTS):
        sign, name = (1 if height > 5.6 else -1), "₁₂"[i]
        slopes = (x, 2 * (x - y) // len(POINTS))
        pushes.append(slopes[0] * slopes[1])
        _box(ax, 5, height, f"ŷ{name} = {x}", colour)
        _arrow(ax, (1.8, 5.6 + sign * 0.3), (3.9, height), colour, style)
        _arrow(ax, (6.1, height), (10.1, 5.6 + sign * 0.3), colour, style)
        ax.text(2.4, 5.6 + sign * 1.7, f"x{name} = {slopes[0]}", color=colour, ha="center", va="center")
        slope = f"2(ŷ{name} − y{name})/N = −{-slopes[1]}"
        ax.text(9.1, 5.6 + sign * 1.9, slope, color=colour, ha="center", va="center")
        product = f"{slopes[0]} × (−{-slopes[1]}) = −{-pushes[-1]}"
        ax.text(7.2 + 3.2 * i, 1.9, product, color=colour, ha="center", va="center")
    total = f"(−{-pushes[0]}) + (−{-pushes[1]}) = −{-sum(pushes)}"
    ax.text(8.8, 0.7, total, ha="center", va="center")
    return fig


def contributions(locale: str) -> Figure:
    """Draw what each day contributes to the two slopes at (0.5, −15), and the two sums."""
    text, (x, y) = LABELS[locale], thermometer()
    to_loss = 2 * (line(x, 0.5, -15) - y) / len(x)
    days = range(1, len(x) + 1)
    fig, panels = plt.subplots(2, 1, sharex=True)
    for ax, name, parts in zip(panels, ("for w", "for b"), (to_loss * x, to_loss), strict=True):
        ax.bar(days, parts.tolist(), color="C0")
        ax.bar(13, parts.sum().item(), color="C1")
        ax.axhline(0, color="C7", linewidth=1)
        ax.set(title=text[name])
        ax.spines["bottom"].set_visible(False)
        ax.tick_params(bottom=False)
    panels[0].set(ylim=(-36, 36), yticks=[-30, 0, 30])
    panels[1].set(ylim=(-0.9, 0.9), yticks=[-0.5, 0, 0.5])
    panels[1].set_xticks([1, 5, 9, 13], ["1", "5", "9", text["sum"]])
    panels[1].set_xlabel(text["day"])
    return fig


def _box(ax: Axes, x: float, y: float, text: str, colour: str) -> None:
    shape = "round,pad=0,rounding_size=0.15"
    ax.add_patch(
        FancyBboxPatch((x - 0.95, y - 0.6), 1.9, 1.2, shape, fill=False, edgecolor=colour, linewidth=2)
    )
    ax.text(x, y, text, ha="center", va="center")


def _arrow(ax: Axes, start: tuple, end: tuple, colour: str, style: str) -> None:
    line = {"arrowstyle": "->", "color": colour, "linestyle": style, "linewidth": 1.5}
    ax.annotate("", end, start, arrowprops=line)
