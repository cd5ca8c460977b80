"""Figure of an error surface: a bowl above the map of its contours, drawn from the side and from above."""

import math

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from nudge.data import thermometer
from nudge.losses import mse
from nudge.models import line
from nudge.regression import mse_line, with_constant

LABELS = {
    "zh-Hant": {"weight": "權重 w", "bias": "偏置 b", "surface": "誤差曲面", "map": "等高線圖"},
    "en": {"weight": "weight w", "bias": "bias b", "surface": "error surface", "map": "contour plot"},
}
LEVELS = ((10, "C2"), (50, "C0"), (100, "C1"))  # of the contours, with their colours
CORNERS = ((-0.1, -50), (1.2, -50), (1.2, 15), (-0.1, 15))  # of the map
TOP = 100  # where the surface is cut off
ABOVE = 0.7  # how far the surface is lifted off the map


def surface_and_map(locale: str) -> Figure:
    """Draw the MSE of the thermometer over w and b, up to 100, and its contours below."""
    text, (x, y) = LABELS[locale], thermometer()
    best, fig, ax = mse_line(x, y), *plt.subplots(figsize=(5.2, 3.8))
    lowest, directions = mse(line(x, *best), y), _directions(x)
    _draw_frame(ax, text)
    for direction in directions[:-1:3]:
        share = torch.linspace(0, 1, 12, dtype=x.dtype)
        way = best[:, None] + direction[:, None] * share * (TOP - lowest).sqrt()
        ax.plot(*_oblique(way, lowest + (TOP - lowest) * share**2), "C7-", linewidth=0.6)
    for level, colour in LEVELS:
        ring = best[:, None] + directions.T * (level - lowest).sqrt()
        ax.plot(*_oblique(ring), f"{colour}-", linewidth=1.5)
        ax.plot(*_oblique(ring, level), f"{colour}-", linewidth=2.5)
        end = ring[:, ring[0].argmin()]
        _drop(ax, end, level, colour)
        left, height = _oblique(end, level)
        ax.text(left - 0.03, height, level, color=colour, ha="right", va="top")
    _drop(ax, best, lowest, "C2")
    ax.plot(*_oblique(best), "C2*", markersize=12)
    return fig


def _draw_frame(ax: Axes, text: dict) -> None:
    """Draw the edge of the map with its scales, and name what is drawn."""
    ax.fill(*_oblique(torch.tensor(CORNERS).T), facecolor="none", edgecolor="#C9CCD1", linewidth=1.5)
    for place, name, shift, across in (
        ((0, -50), "0", (0, -14), "center"),
        ((0.5, -50), "0.5", (0, -14), "center"),
        ((1, -50), "1", (0, -14), "center"),
        ((0.5, -50), text["weight"], (0, -32), "center"),
        ((1.2, -40), "−40", (6, -5), "left"),
        ((1.2, -20), "−20", (6, -5), "left"),
        ((1.2, 0), "0", (6, -5), "left"),
        ((1.2, 15), text["bias"], (6, 8), "right"),
        ((-0.1, -50), text["map"], (8, 8), "left"),
    ):
        ax.annotate(name, _oblique(place), shift, textcoords="offset points", ha=across)
    ax.annotate(text["surface"], _oblique((1.2, -40), TOP), (0, 24), textcoords="offset points", ha="right")
    ax.annotate("MSE", _oblique((-0.1, 0), TOP), (0, 24), textcoords="offset points", ha="right")
    ax.set_axis_off()


def _drop(ax: Axes, place: Tensor, height: Tensor | float, colour: str) -> None:
    """Draw a plumb line from the surface to the map."""
    (left, top), (_, bottom) = _oblique(place, height), _oblique(place)
    ax.plot([left, left], [top, bottom], f"{colour}:", linewidth=1.2)


def _directions(x: Tensor) -> Tensor:
    """Return steps (w, b) all around, each as long as it takes to raise the MSE by 1 from its lowest."""
    angles = torch.linspace(0, 2 * math.pi, 73, dtype=x.dtype)
    circle = torch.stack([angles.cos(), angles.sin()], dim=1)
    X = with_constant(x)
    return circle @ torch.linalg.inv(torch.linalg.cholesky(X.T @ X / len(x)))


def _oblique(place: Tensor | tuple, height: Tensor | float | None = None) -> tuple[Tensor, Tensor]:
    """Return where a place (w, b) is drawn: on the map, or at a height above it."""
    w, depth = place[0], (place[1] + 50) / 65
    return w + 0.2 * depth, 0.55 * depth + (0 if height is None else ABOVE + 0.006 * height)
