"""Figures of the lesson on hills, valleys and saddles: marbles, a loss that waits, how rare minima are."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from nudge.landscapes import roll, saddle

LABELS = {
    "zh-Hant": {
        "saddle": "鞍點",
        "minimum": "最小點",
        "ridge": "稜線",
        "steps": "步數",
        "mse": "均方誤差",
        "plateau": "高原",
        "nudge": "輕推一下",
        "stuck": "種子 5",
        "dimension": "維度 d",
        "positive": "全為正的機率",
        "coins": "擲硬幣",
        "tables": "隨機對稱矩陣",
    },
    "en": {
        "saddle": "saddle point",
        "minimum": "minimum",
        "ridge": "ridge",
        "steps": "steps",
        "mse": "MSE",
        "plateau": "plateau",
        "nudge": "small nudge",
        "stuck": "seed 5",
        "dimension": "dimension d",
        "positive": "probability all positive",
        "coins": "coins",
        "tables": "random symmetric matrices",
    },
}
FRONT, BACK, SIDE = -0.8, 1.2, 1.9  # how far the surface is drawn along x, and along y


def marbles(locale: str) -> Figure:
    """Draw the saddle from the side, a marble that stays on its ridge, and one that turns off."""
    text = LABELS[locale]
    fig, ax = plt.subplots(figsize=(5.2, 4))
    xs, ys = torch.linspace(FRONT, BACK, 11), torch.linspace(-SIDE, SIDE, 77)
    for x in xs:
        ax.plot(*_oblique(x, ys), "C7-", linewidth=0.6)
    for y in ys[::4]:
        ax.plot(*_oblique(xs, y), "C7-", linewidth=0.6)
    ax.plot(*_oblique(xs, torch.zeros(1)), "C3--", linewidth=1.8)
    _path(ax, roll(1.0, 0.0, 0.05, [(0, 0)] * 100), "C0")
    _path(ax, roll(1.0, 0.02, 0.05, [(0, 0)] * 120), "C1")
    low = 2**0.5
    for place, name, shift in (
        ((0, 0), "saddle", (-134, 128)),
        ((0, low), "minimum", (30, -62)),
        ((0, -low), "minimum", (-12, -62)),
    ):
        lead = {"arrowstyle": "-", "color": "C7", "shrinkB": 6}
        at = _oblique(*torch.tensor(place))
        ax.annotate(text[name], at, shift, textcoords="offset points", ha="center", arrowprops=lead)
    end = _oblique(torch.tensor(BACK), torch.tensor(0.0))
    ax.annotate(text["ridge"], end, (0, 8), textcoords="offset points", color="C3", ha="center")
    ax.set_ylim(-1.65, 1.95)
    ax.set_axis_off()
    return fig


def staircase(locale: str, curve: list[Tensor]) -> Figure:
    """Draw the losses of the copied unit, of the one with a nudge, and of a start on a plateau."""
    text, values = LABELS[locale], torch.stack(curve)
    steps = torch.arange(len(curve)) * 50
    fig, ax = plt.subplots()
    ax.plot(steps, values[:, 7], "C2:", linewidth=2)
    ax.plot(steps, values[:, 0], "C0-", linewidth=2)
    ax.plot(steps, values[:, 1], "C1--", linewidth=2)
    ax.text(2950, 0.034, text["plateau"], color="C0", ha="right")
    ax.text(60, 1.5, text["stuck"], color="C2")
    ax.text(1500, 0.006, text["nudge"], color="C1", ha="right")
    ax.set(xlabel=text["steps"], ylabel=text["mse"], yscale="log", ylim=(0.001, 10))
    return fig


def shares_of_minima(count: int = 100_000) -> dict[int, float]:
    """Return, by dimension, the share of random symmetric matrices whose curvatures are all positive."""
    drawing = torch.Generator().manual_seed(0)
    shares = {}
    for d in range(1, 6):
        M = torch.randn(count, d, d, generator=drawing)
        fails = torch.linalg.cholesky_ex(M + M.mT)[1]  # 0 where all curvatures are positive
        shares[d] = (fails == 0).double().mean().item()
    return shares


def chance(locale: str, shares: dict[int, float]) -> Figure:
    """Draw how likely all curvatures are positive, by coins and in random symmetric matrices."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    ax.plot([*shares], [0.5**d for d in shares], "C7s--", label=text["coins"])
    ax.plot([*shares], [*shares.values()], "C0o-", label=text["tables"])
    ax.set(xlabel=text["dimension"], ylabel=text["positive"], yscale="log", xticks=[*shares])
    ax.legend(loc="lower left")
    return fig


def _oblique(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Return where a place on the saddle is drawn: y to the right, x into the picture."""
    x, y = torch.broadcast_tensors(x, y)
    return y + 0.5 * x, 0.55 * saddle(x, y) + 0.75 * x


def _path(ax: Axes, path: list, colour: str) -> None:
    """Draw the way of a marble, a ball at its start and one at its end."""
    x, y = torch.tensor(path).T
    left, height = _oblique(x, y)
    ax.plot(left, height, f"{colour}-", linewidth=2)
    ax.plot(left[0], height[0], f"{colour}o", markersize=6)
    ax.plot(left[-1], height[-1], f"{colour}o", markersize=10)
