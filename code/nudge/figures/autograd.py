"""Figures of the lesson on autograd: a graph with values and slopes, and a loop that never resets."""

from itertools import pairwise

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from nudge.tape import add, backward, mul, record, value

LABELS = {
    "zh-Hant": {
        "forward": "前向的值",
        "back": "反向的斜率",
        "reset": "有歸零",
        "not reset": "忘了歸零",
        "step": "步數",
        "loss": "損失（MAE）",
    },
    "en": {
        "forward": "values forward",
        "back": "slopes backward",
        "reset": "reset",
        "not reset": "not reset",
        "step": "step",
        "loss": "loss (MAE)",
    },
}

POINTS = ((1, 3), (2, 5))
TOP, MIDDLE, BOTTOM = 7.2, 4.9, 2.6


def graph(locale: str) -> Figure:
    """Draw the graph of the loss of the points (1, 3) and (2, 5), with a value and a slope in each box."""
    text, boxes = LABELS[locale], _boxes()
    fig, ax = plt.subplots()
    ax.set(xlim=(-0.1, 12.1), ylim=(0, 9))
    ax.set_axis_off()
    for name, (x, y, number, slope) in boxes.items():
        _box(ax, x, y)
        ax.text(x, y + 0.85, name, color="C7", ha="center", va="center")
        ax.text(x, y + 0.28, _number(number), ha="center", va="center")
        ax.text(x, y - 0.3, _number(slope), color="C1", ha="center", va="center", weight="bold")
    for name in "₁₂":
        path = (f"ŷ{name}", f"e{name}", f"e{name}²", "L")
        for start, end in (("w", path[0]), ("b", path[0]), *pairwise(path)):
            (x0, y0, *_), (x1, y1, *_) = boxes[start], boxes[end]
            _arrow(ax, (x0 + 0.85, y0), (x1 - 0.85, y1), "C7", "-")
    for x, y, (factor, _) in zip((2.2, 1.5), (TOP + 0.45, TOP - 1.3), POINTS, strict=True):
        ax.text(x, y, f"× {factor}", color="C7", ha="center", va="center")
    _arrow(ax, (0.2, 1.0), (11.8, 1.0), "C7", "-")
    ax.text(6, 1.3, text["forward"], ha="center")
    _arrow(ax, (11.8, 0.15), (0.2, 0.15), "C1", "--")
    ax.text(6, 0.35, text["back"], color="C1", ha="center")
    return fig


def forgetting(locale: str, reset: list, not_reset: list) -> Figure:
    """Draw the losses of a loop that resets its gradients, and of one that does not."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    ax.plot(not_reset, "C1", linewidth=0.8, label=text["not reset"])
    ax.plot(reset, "C0--", linewidth=2.5, label=text["reset"])
    ax.axhline(reset[0], color="C7", linestyle=":", linewidth=1)
    ax.set(xlabel=text["step"], ylabel=text["loss"], xlim=(0, len(reset) - 1), ylim=(0, 4.6))
    ax.legend(loc="upper right", ncols=2)
    return fig


def _boxes() -> dict:
    """Return for each name in the graph where it stands, its value, and its slope as the tape finds it."""
    places = {"w": (record(1), 1, TOP), "b": (record(0), 1, BOTTOM)}
    for name, (x, y), height in zip("₁₂", POINTS, (TOP, BOTTOM), strict=True):
        prediction = add(mul(places["w"][0], record(x)), places["b"][0])
        e = add(prediction, record(-y))
        places |= {f"ŷ{name}": (prediction, 3.5, height), f"e{name}": (e, 6, height)}
        places[f"e{name}²"] = (mul(e, e), 8.5, height)
    loss = mul(add(places["e₁²"][0], places["e₂²"][0]), record(1 / len(POINTS)))
    places["L"], slopes = (loss, 11, MIDDLE), backward(loss)
    return {name: (x, y, value(place), slopes[place]) for name, (place, x, y) in places.items()}


def _number(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def _box(ax: Axes, x: float, y: float) -> None:
    shape = "round,pad=0,rounding_size=0.15"
    ax.add_patch(FancyBboxPatch((x - 0.8, y - 0.6), 1.6, 1.2, shape, fill=False, edgecolor="C0", linewidth=2))


def _arrow(ax: Axes, start: tuple, end: tuple, colour: str, style: str) -> None:
    line = {"arrowstyle": "->", "color": colour, "linestyle": style, "linewidth": 1.5}
    ax.annotate("", end, start, arrowprops=line)
