"""Figures of the lesson on S-curves: three knobs, the nearest ramp, three S-curves in a row, and a neuron."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from nudge.activations import sigmoid
from nudge.bent_lines import hard_sigmoid
from nudge.data import bent_curve
from nudge.s_curves import s_curve

LABELS = {
    "zh-Hant": {
        "w": "改 w：陡峭",
        "b": "改 b：平移",
        "c": "改 c：高度",
        "ramp": "斜坡",
        "curve": "S 形曲線",
        "slope": "中點的斜率",
        "gap": "最大差 {:.3f}",
        "bent": "折線",
        "steepness": "陡度 {:g}",
        "inputs": "輸入",
        "weights": "權重",
        "sum": "加權和",
        "activation": "啟動函數",
        "output": "輸出",
    },
    "en": {
        "w": "change w: steepness",
        "b": "change b: shift",
        "c": "change c: height",
        "ramp": "ramp",
        "curve": "S-curve",
        "slope": "slope at the midpoint",
        "gap": "largest gap {:.3f}",
        "bent": "bent curve",
        "steepness": "steepness {:g}",
        "inputs": "inputs",
        "weights": "weights",
        "sum": "weighted sum",
        "activation": "activation",
        "output": "output",
    },
}

STYLES = ("C0-", "C1--", "C2-.")
PANELS = (  # three settings (w, b, c) each, in which one knob changes
    ("w", ((1, -2, 1), (2, -2, 1), (4, -2, 1))),
    ("b", ((2, 0, 1), (2, -2, 1), (2, -6, 1))),
    ("c", ((2, -2, 0.5), (2, -2, 1), (2, -2, 1.5))),
)
PIECES = ((3, 0, 2), (-2, 2, 3), (3, 3, 6))  # of the bent curve: height, from, to


def knobs(locale: str) -> Figure:
    """Draw what each knob does to the curve with w = 2, b = −2, c = 1; dots mark the midpoints."""
    text, x = LABELS[locale], torch.linspace(-3, 5, 321, dtype=torch.float64)
    fig, panels = plt.subplots(3, 1, sharex=True, figsize=(5.2, 5.8))
    for ax, (knob, settings) in zip(panels, PANELS, strict=True):
        for (w, b, c), style in zip(settings, STYLES, strict=True):
            value = {"w": w, "b": b, "c": c}[knob]
            ax.plot(x, s_curve(x, w, b, c), style, label=f"{knob} = {value:g}".replace("-", "−"))
            ax.plot(-b / w, c / 2, "o", color=style[:2])
        ax.axvline(0, color="C7", linewidth=1)
        ax.set(title=text[knob], ylim=(-0.05, 1.6 if knob == "c" else 1.1), yticks=[0, 0.5, 1])
        ax.legend(loc="upper left")
    panels[-1].set(xlabel="x", xticks=[-3, -1, 0, 1, 3, 5])
    return fig


def midpoint(locale: str) -> Figure:
    """Draw the curve with w = 2, b = −2, c = 1, its midpoint, and the straight line that touches it there."""
    text, x = LABELS[locale], torch.linspace(-3, 5, 321, dtype=torch.float64)
    fig, ax = plt.subplots()
    ax.plot([0, 2], [0, 1], "C3:", label=text["slope"])
    ax.plot(x, s_curve(x, 2, -2, 1), "C0-", label=text["curve"])
    ax.plot(1, 0.5, "o", color="C3")
    ax.vlines(1, 0, 0.5, color="C7", linewidth=1)
    ax.set(xlabel="x", ylabel="y", xticks=[-3, -1, 0, 1, 2, 3, 5], yticks=[0, 0.5, 1])
    ax.legend(loc="upper left")
    return fig


def nearest_ramp(locale: str) -> Figure:
    """Draw the ramp over [0, 1], the S-curve with the smallest largest gap, and where that gap is."""
    text, x = LABELS[locale], torch.linspace(-0.5, 1.5, 401, dtype=torch.float64)
    ramp, curve = hard_sigmoid(x, 0, 1), s_curve(x, 5.65, -5.65 / 2, 1)
    gaps = (curve - ramp).abs()
    fig, ax = plt.subplots()
    ax.plot(x, ramp, "C0-", label=text["ramp"])
    ax.plot(x, curve, "C1--", label=f"{text['curve']}, w = 5.65")
    at = gaps[:200].argmax()
    ax.vlines(x[at], ramp[at], curve[at], color="C3", linewidth=4)
    ax.annotate(
        text["gap"].format(gaps[at]),
        (x[at], curve[at]),
        (-0.45, 0.3),
        color="C3",
        arrowprops={"arrowstyle": "-", "color": "C3"},
    )
    ax.set(xlabel="x", xticks=[-0.5, 0, 0.5, 1, 1.5], yticks=[0, 0.5, 1])
    ax.legend(loc="upper left")
    return fig


def in_a_row(locale: str) -> Figure:
    """Draw the bent curve and 1 + three S-curves, with two steepnesses."""
    text, x = LABELS[locale], torch.linspace(-1, 7, 801, dtype=torch.float64)
    fig, ax = plt.subplots()
    ax.plot(x, bent_curve(x), "C7-", label=text["bent"])
    for k, style in ((4, "C1--"), (5.65, "C0-.")):
        total = 1 + sum(s_curve(x, k / (hi - lo), -k * (lo + hi) / (hi - lo) / 2, c) for c, lo, hi in PIECES)
        ax.plot(x, total, style, label=text["steepness"].format(k))
    ax.set(xlabel="x", ylabel="y", xticks=[0, 2, 3, 6], yticks=[1, 2, 4, 5])
    ax.legend(loc="lower right")
    return fig


def neuron(locale: str) -> Figure:
    """Draw a neuron with three inputs, from left to right, with the numbers on its way."""
    text, x, w, b = LABELS[locale], (1, 2, 3), (0.5, -1, 0.5), 0.2
    z = b + sum(weight * value for weight, value in zip(w, x, strict=True))
    fig, ax = plt.subplots()
    ax.set(xlim=(0, 14), ylim=(0, 9.4))
    ax.set_axis_off()
    for i, (value, weight, height) in enumerate(zip(x, w, (7.2, 4.4, 1.6), strict=True)):
        _box(ax, 1.2, height, f"{['x₁', 'x₂', 'x₃'][i]} = {value}", "C7")
        _arrow(ax, (2.4, height), (5.1, 4.4 + (height - 4.4) * 0.25))
        ax.text(
            3.4, 4.4 + (height - 4.4) * 0.7 + 0.6, f"{weight:g}".replace("-", "−"), color="C0", ha="center"
        )
    _box(ax, 6.5, 4.4, f"z = {z:.1f}", "C0", 1.4)
    _box(ax, 10, 4.4, "σ(z)", "C1")
    ax.text(6.5, 7.3, f"b = {b}", color="C0", ha="center", va="center")
    for start, end in (((6.5, 6.8), (6.5, 5.4)), ((7.9, 4.4), (8.8, 4.4)), ((11.2, 4.4), (12.3, 4.4))):
        _arrow(ax, start, end)
    ax.text(13.2, 4.4, f"{sigmoid(torch.tensor(z)):.4f}", ha="center", va="center")
    for at, name, colour in (
        ((1.2, 8.8), "inputs", "C7"),
        ((3.8, 8.8), "weights", "C0"),
        ((6.5, 2.6), "sum", "C0"),
        ((10, 2.6), "activation", "C1"),
        ((13.2, 3.4), "output", "C7"),
    ):
        ax.text(*at, text[name], color=colour, ha="center", va="center")
    return fig


def _box(ax: Axes, x: float, y: float, text: str, colour: str, half: float = 1.2) -> None:
    shape = "round,pad=0,rounding_size=0.15"
    ax.add_patch(
        FancyBboxPatch((x - half, y - 0.8), 2 * half, 1.6, shape, fill=False, edgecolor=colour, linewidth=2)
    )
    ax.text(x, y, text, ha="center", va="center")


def _arrow(ax: Axes, start: tuple, end: tuple) -> None:
    ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": "C7", "linewidth": 1.5})
