"""Figures of the lesson on slopes: secants that become a tangent, and how far off an estimate is."""

from collections.abc import Callable

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure

from nudge.data import thermometer
from nudge.losses import mse
from nudge.models import line
from nudge.slope import backward_diff, central_diff, forward_diff

LABELS = {
    "zh-Hant": {
        "secant": "割線",
        "tangent": "切線",
        "step": "步距 h",
        "loss": "損失 L(w)",
        "error": "誤差",
        "truncation": "截斷誤差",
        "rounding": "捨入誤差",
        "forward": "前向差分",
        "backward": "後向差分",
        "central": "中央差分",
    },
    "en": {
        "secant": "secant",
        "tangent": "tangent",
        "step": "step h",
        "loss": "loss L(w)",
        "error": "error",
        "truncation": "truncation\nerror",
        "rounding": "rounding\nerror",
        "forward": "forward",
        "backward": "backward",
        "central": "central",
    },
}

DTYPES = (  # the step that is the smallest one drawn, as a power of ten; forward, central
    (torch.float64, -15, ("C1--", "C0-")),
    (torch.float32, -7, ("C1:", "C0-.")),
)


def secants(locale: str) -> Figure:
    """Draw three secants of the thermometer's loss (b = 0) from w = 1, and the tangent there."""
    text, (x, y) = LABELS[locale], thermometer()

    def loss(w: float) -> float:
        return mse(line(x, w, 0), y).item()

    ws, here = torch.linspace(0.35, 2.1, 71).tolist(), (1, loss(1))
    fig, ax = plt.subplots()
    ax.plot(ws, [loss(w) for w in ws], "C0")
    for h, style in ((1, "-."), (0.6, "--"), (0.3, ":")):
        rate = forward_diff(loss, 1, h)
        label = f"{text['secant']} h = {h}: {rate:.0f}"
        ax.axline(here, slope=rate, color="C7", linestyle=style, label=label)
        ax.plot(1 + h, loss(1 + h), "C7o")
    slope = central_diff(loss, 1, 0.1)  # exact for a parabola
    ax.axline(here, slope=slope, color="C1", label=f"{text['tangent']}: {slope:.0f}")
    ax.plot(*here, "C1o")
    ax.annotate("", (2, 700), (1, 700), arrowprops={"arrowstyle": "<->", "color": "C7"})
    ax.text(1.5, 100, text["step"], color="C7", ha="center", va="center")
    ax.set(xlabel="w", ylabel=text["loss"], xlim=(0.35, 2.3), ylim=(-400, 10400))
    ax.set(xticks=[1, 1.3, 1.6, 2], yticks=[0, 5000, 10000])
    ax.legend(loc="upper left")
    return fig


def three_differences(locale: str) -> Figure:
    """Draw the three secants of the thermometer's loss (b = 0) around w = 1, with a step of 1."""
    text, (x, y) = LABELS[locale], thermometer()

    def loss(w: float) -> float:
        return mse(line(x, w, 0), y).item()

    ws = torch.linspace(-0.25, 2.25, 61).tolist()
    fig, ax = plt.subplots()
    ax.plot(ws, [loss(w) for w in ws], "C7", linewidth=3)
    for name, diff, at, style in (
        ("forward", forward_diff, 1, "C1--"),
        ("backward", backward_diff, 1, "C2:"),
        ("central", central_diff, 2, "C0-"),
    ):
        ax.axline((at, loss(at)), slope=diff(loss, 1, 1), color=style[:2], linestyle=style[2:])
        ax.plot([], [], style, label=text[name])
    ax.plot([0, 1, 2], [loss(w) for w in (0, 1, 2)], "C7o")
    ax.set(xlabel="w", ylabel=text["loss"], xlim=(-0.25, 2.25), ylim=(-2000, 12000))
    ax.legend(loc="upper left")
    return fig


def best_step(locale: str) -> Figure:
    """Draw the largest error near 1 against h, for w³ in float64 (left) and in float32 (right)."""
    text, (fig, ax) = LABELS[locale], plt.subplots()
    for dtype, smallest, styles in DTYPES:
        steps = torch.logspace(smallest, 0, 4 * -smallest + 1, dtype=torch.float64).tolist()
        for diff, style in zip((forward_diff, central_diff), styles, strict=True):
            ax.loglog(steps, [largest_error(diff, dtype, h) for h in steps], style)
    for name, place, colour in (
        (text["rounding"], (3e-13, 1e-8), "C7"),
        (text["truncation"], (3e-2, 1e-10), "C7"),
        (text["forward"], (1e-7, 3e-5), "C1"),
        (text["central"], (1e-7, 3e-12), "C0"),
        ("float64", (3e-13, 0.05), "C7"),
        ("float32", (2e-5, 1), "C7"),
    ):
        ax.text(*place, name, color=colour, ha="center", va="center")
    ax.set(xlabel=text["step"], ylabel=text["error"], ylim=(1e-12, 10))
    ax.set(xticks=[1e-15, 1e-10, 1e-5, 1], yticks=[1e-12, 1e-8, 1e-4, 1])
    ax.minorticks_off()
    return fig


def largest_error(diff: Callable, dtype: torch.dtype, h: float) -> float:
    """Return the largest error of a difference of w³, at 21 points from 0.9 to 1.1."""
    points = torch.linspace(0.9, 1.1, 21, dtype=dtype)
    estimates = diff(lambda w: w * w * w, points, h)
    return (estimates.double() - 3 * points.double() ** 2).abs().max().item()
