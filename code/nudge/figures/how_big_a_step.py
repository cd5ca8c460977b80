"""Figures of the lesson on the learning rate: four walks, a wall and an overflow."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from nudge.data import thermometer
from nudge.descent import descend_1d

LABELS = {
    "zh-Hant": {
        0.1: "太慢",
        0.4: "剛好",
        0.95: "來回震盪",
        1.05: "發散",
        "eta": "學習率 η",
        "after 100": "100 個週期後的損失",
        "limit": "穩定界線 2/λ",
        "loss": "損失",
        "epoch": "訓練週期",
        "beyond": "超出 float32 → inf",
    },
    "en": {
        0.1: "too slow",
        0.4: "just right",
        0.95: "oscillating",
        1.05: "diverging",
        "eta": "learning rate η",
        "after 100": "loss after 100 epochs",
        "limit": "stability limit 2/λ",
        "loss": "loss",
        "epoch": "epoch",
        "beyond": "beyond float32 → inf",
    },
}


def four_walks(locale: str) -> Figure:
    """Draw four walks of six steps on the parabola (w − 3)², one learning rate each."""
    labels = LABELS[locale]
    fig, panels = plt.subplots(2, 2, sharex=True, sharey=True)
    for ax, eta in zip(panels.flat, (0.1, 0.4, 0.95, 1.05), strict=True):
        _walk(ax, eta)
        ax.set_title(f"{labels[eta]}   η = {eta}", color="C0")
    for ax in panels[1]:
        ax.set_xlabel("w")
    for ax in panels[:, 0]:
        ax.set_ylabel("(w − 3)²")
    return fig


def one_walk(locale: str) -> Figure:
    """Draw the oscillating one of the four, ηλ = 1.9, by itself."""
    fig, ax = plt.subplots()
    _walk(ax, 0.95)
    ax.set_title(LABELS[locale][0.95], color="C0")
    ax.set(xlabel="w", ylabel="(w − 3)²")
    return fig


def _walk(ax: Axes, eta: float) -> None:
    valley = torch.linspace(-2.7, 8.7, 200)
    path = torch.tensor(descend_1d(lambda w: 2 * (w - 3), 0.0, eta, 6))
    ax.plot(valley, (valley - 3) ** 2, "C7", linewidth=1)
    ax.plot(path, (path - 3) ** 2, "C0o-", markersize=4, linewidth=1)
    ax.plot(path[0], 9, "C1s", markersize=6)
    ax.set(xlim=(-2.9, 8.9), ylim=(-1.5, 31), xticks=[0, 3, 6], yticks=[0, 9, 25])


def _losses(x: Tensor, y: Tensor, etas: Tensor, epochs: int) -> Tensor:
    """Return the MSE of the line w·x, from w = 1, after each epoch for each learning rate."""

    def slope(w: Tensor) -> Tensor:
        return (2 * x * (w[:, None] * x - y)).mean(dim=1)

    path = torch.stack(descend_1d(slope, torch.ones(len(etas), dtype=x.dtype), etas.to(x.dtype), epochs))
    return ((path[..., None] * x - y) ** 2).mean(dim=-1)


def stability_wall(locale: str) -> Figure:
    """Draw the loss after 100 epochs against the learning rate, with the wall at 2/λ."""
    labels, (x, y) = LABELS[locale], thermometer()
    wall = 1 / (x * x).mean()
    etas = torch.cat([torch.logspace(-4, -0.1, 40), torch.linspace(0.8, 1.1, 40)]).double() * wall
    fig, ax = plt.subplots()
    ax.axvline(wall, color="C1", linestyle="--")
    ax.loglog(etas, _losses(x, y, etas, 100)[-1], "C0")
    ax.annotate(labels["limit"], (wall * 0.8, 1e7), ha="right", color="C1")
    ax.set(xlabel=labels["eta"], ylabel=labels["after 100"], xlim=(5e-8, 1.5e-3), ylim=(1, 1e9))
    ax.set_xticks([1e-7, 1e-5, 1e-3], ["10⁻⁷", "10⁻⁵", "10⁻³"])
    ax.set_yticks([1, 1e3, 1e6, 1e9], ["1", "10³", "10⁶", "10⁹"])
    ax.minorticks_off()
    return fig


def blow_up(locale: str) -> Figure:
    """Draw the loss after each epoch at η = 0.01 in float32, which runs out of numbers, and in float64."""
    labels, epochs = LABELS[locale], 16
    largest = torch.finfo(torch.float32).max
    eta = torch.tensor([1e-2])
    losses = [_losses(*thermometer(dtype), eta, epochs - 1) for dtype in (torch.float64, torch.float32)]
    fig, ax = plt.subplots()
    ax.axhspan(largest, 1e60, color="C7", alpha=0.2, linewidth=0)
    ax.semilogy(range(epochs), losses[0], "C0--o", fillstyle="none", markersize=9)
    ax.semilogy(range(10), losses[1][:10], "C1-o", markersize=4)
    ax.annotate(labels["beyond"], (0, 1e48), color="C1")
    ax.annotate("float64", (11.6, 1e32), color="C0")
    ax.annotate("float32", (7, 1e18), color="C1")
    ax.set(
        xlabel=labels["epoch"],
        ylabel=labels["loss"],
        xlim=(-0.5, 15.5),
        ylim=(1, 1e60),
        xticks=[0, 5, 10, 15],
    )
    ax.set_yticks([1, 1e20, 1e40, 1e60], ["1", "10²⁰", "10⁴⁰", "10⁶⁰"])
    ax.minorticks_off()
    return fig
