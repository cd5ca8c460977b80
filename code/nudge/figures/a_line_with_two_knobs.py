"""Figures of the lesson on the line with two knobs."""

from math import cos, radians, sin

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from nudge.data import thermometer
from nudge.models import line

LABELS = {
    "zh-Hant": {
        "reading": "讀數",
        "temperature": "攝氏溫度（°C）",
        "feature": "特徵",
        "parameters": "參數",
        "prediction": "預測",
        "residual": "殘差",
        "data": "有資料的範圍",
        "lines": "兩條直線",
        "curve": "曲線",
    },
    "en": {
        "reading": "reading",
        "temperature": "temperature (°C)",
        "feature": "feature",
        "parameters": "parameters",
        "prediction": "prediction",
        "residual": "residual",
        "data": "range of the data",
        "lines": "two lines",
        "curve": "curve",
    },
}

SETTINGS = (  # title, w, b, line style
    ("(1, 0)", 1, 0, "-"),
    ("(0.5, −15)", 0.5, -15, "--"),
    ("(5/9, −160/9)", 5 / 9, -160 / 9, "-."),
)


def three_lines(locale: str) -> Figure:
    """Draw three settings of the knobs, with a stick from each prediction to its label."""
    labels = LABELS[locale]
    fig, panels = plt.subplots(1, 3)
    for ax, (title, w, b, style) in zip(panels, SETTINGS, strict=True):
        draw_setting(ax, w, b, style)
        ax.set(title=title, xlim=(15, 89), xticks=[20, 50, 80], ylim=(-8, 32), yticks=[0, 15, 30])
    first, second, third = panels
    first.set(ylim=(-18, 88), yticks=[0, 40, 80], ylabel=labels["temperature"])
    second.set_xlabel(labels["reading"])
    third.tick_params(labelleft=False)  # the same scale as in the second panel
    first.annotate(labels["prediction"], (68, 76), ha="right", color="C2")
    first.annotate(labels["residual"], (87, -14), ha="right", color="C1")
    return fig


def one_line(locale: str) -> Figure:
    """Draw the first setting, (1, 0), over the range of the widget's axes."""
    labels = LABELS[locale]
    fig, ax = plt.subplots()
    draw_setting(ax, 1, 0, "-")
    ax.set(xlabel=labels["reading"], ylabel=labels["temperature"], xlim=(0, 90), ylim=(-30, 90))
    return fig


def draw_setting(ax: Axes, w: float, b: float, style: str) -> None:
    """Draw the points, the line, and a stick from each point to the line."""
    x, y = thermometer()
    ax.vlines(x, y, line(x, w, b), colors="C1")
    ax.axline((0, b), slope=w, color="C2", linestyle=style)
    ax.plot(x, y, "C0o", markersize=4)


def beyond_the_data(locale: str) -> Figure:
    """Draw two lines and a curve that agree where the data are, and part outside."""
    labels, (x, y) = LABELS[locale], thermometer()
    far = torch.linspace(-60, 220, 100)
    curve = line(far, 0.5, -15) + 0.002 * (far - 30) * (far - 70)
    fig, ax = plt.subplots()
    ax.axvspan(x.min(), x.max(), color="C7", alpha=0.25, linewidth=0)
    for _, w, b, style in SETTINGS[1:]:
        ax.plot(far, line(far, w, b), "C2", linestyle=style)
    ax.plot(far, curve, "C3")
    ax.plot(x, y, "C0o", markersize=4)
    ax.text(53, 135, labels["data"], ha="center", color="C7")
    ax.text(213, 40, labels["lines"], ha="right", color="C2")
    ax.text(165, 105, labels["curve"], ha="right", color="C3")
    ax.set(xlabel=labels["reading"], ylabel=labels["temperature"], xlim=(-60, 220), ylim=(-60, 150))
    return fig


def from_feature_to_prediction(locale: str) -> Figure:
    """Draw the flow x → [w, b] → ŷ, with the reading 55.9 as the example."""
    labels = LABELS[locale]
    fig, ax = plt.subplots()
    ax.set(xlim=(0, 10), ylim=(0.5, 6.5), aspect="equal")
    ax.set_axis_off()
    ax.add_patch(Rectangle((3.2, 1), 3.6, 1.6, fill=False, edgecolor="C0", linewidth=2))
    _write(ax, 5, 1.8, "w · x + b")
    _write(ax, 0.9, 2.1, labels["feature"])
    _write(ax, 0.9, 1.5, "x = 55.9")
    _write(ax, 9.1, 2.1, labels["prediction"])
    _write(ax, 9.1, 1.5, "ŷ = 12.95")
    _arrow(ax, (1.9, 1.8), (3.1, 1.8))
    _arrow(ax, (6.9, 1.8), (8.1, 1.8))
    _write(ax, 5, 6.2, labels["parameters"])
    for at, setting, angle in ((3.9, "w = 0.5", 45), (6.1, "b = −15", 150)):
        _write(ax, at, 5.4, setting)
        _knob(ax, (at, 4.3), radians(angle))
        _arrow(ax, (at, 3.6), (at, 2.7))
    return fig


def _write(ax: Axes, x: float, y: float, text: str) -> None:
    ax.text(x, y, text, ha="center", va="center")


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": "C7", "linewidth": 1.5})


def _knob(ax: Axes, centre: tuple[float, float], angle: float) -> None:
    """Draw a round knob whose pointer shows the angle."""
    x, y = centre
    ax.add_patch(Circle(centre, 0.6, fill=False, edgecolor="C1", linewidth=2))
    ax.plot([x, x + 0.6 * cos(angle)], [y, y + 0.6 * sin(angle)], color="C1", linewidth=2)
