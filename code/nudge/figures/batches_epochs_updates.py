"""Figures of the lesson on batches: an epoch cut up, paths and clouds, noise by size, the floor by rate."""

from itertools import pairwise

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nudge.batches import gradient_noise, sgd_line, shuffled
from nudge.data import noisy_line
from nudge.regression import mse_line

LABELS = {
    "zh-Hant": {
        "epoch": "1 個週期 = {} 次更新",
        "batch": "批次",
        "update": "更新",
        "size": "批次大小 {}",
        "sizes": "批次大小 B",
        "first": "第 1 個週期",
        "cloud": "第 20 個週期，批次大小 1",
        "noise": "梯度的標準差",
        "root": "σ / √B",
        "rate": "學習率 η",
        "excess": "差額",
        "proportional": "和 η 成正比",
    },
    "en": {
        "epoch": "1 epoch = {} updates",
        "batch": "batch",
        "update": "update",
        "size": "batch size {}",
        "sizes": "batch size B",
        "first": "epoch 1",
        "cloud": "epoch 20, batch size 1",
        "noise": "sd of gradient",
        "root": "σ / √B",
        "rate": "learning rate η",
        "excess": "excess loss",
        "proportional": "proportional to η",
    },
}
X, Y = noisy_line()
BEST = mse_line(X, Y)
ORDERS = [shuffled(1000, 1000 + epoch) for epoch in range(20)]


def timeline(locale: str) -> Figure:
    """Draw an epoch of 1,000 examples twice: in ten batches, and in three and a smaller one."""
    text = LABELS[locale]
    fig, ax = plt.subplots(figsize=(5.2, 2.7))
    for top, size in ((3.2, 100), (0.7, 300)):
        cuts = [*range(0, 1000, size), 1000]
        for start, end in pairwise(cuts):
            ax.barh(top, end - start, 0.7, start, color="C0", alpha=0.25, edgecolor="C0")
            ax.text((start + end) / 2, top, end - start, ha="center", va="center", fontsize=10)
            ax.plot(end, top - 0.62, "C1^", markersize=6)
        ax.annotate("", (0, top + 0.6), (1000, top + 0.6), arrowprops={"arrowstyle": "<->", "color": "C7"})
        ax.text(500, top + 0.7, text["epoch"].format(len(cuts) - 1), ha="center", va="bottom")
    ax.text(0, -0.75, text["batch"], color="C0", ha="left", va="center")
    ax.text(1000, -0.75, f"▲ {text['update']}", color="C1", ha="right", va="center")
    ax.set(xlim=(-15, 1020), ylim=(-1.1, 4.7))
    ax.set_axis_off()
    return fig


def paths(locale: str) -> Figure:
    """Draw the first epoch for three batch sizes, and where the last one goes for two learning rates."""
    text = LABELS[locale]
    fig, (left, right) = plt.subplots(1, 2, figsize=(5.2, 3.5))
    for size, style in ((1, "C0-"), (20, "C1.-"), (1000, "C2s-")):
        path = torch.tensor(sgd_line(X.tolist(), Y.tolist(), ORDERS[:1], size, 0.05))
        label = text["size"].format(size)
        width = 0.8 if size == 1 else 2
        left.plot(*path.T, style, linewidth=width, markersize=5, label=label, zorder=2 if size == 1 else 3)
    left.set(title=text["first"], xlim=(-0.3, 3), ylim=(-0.4, 1.9))
    left.legend(loc="upper left", bbox_to_anchor=(-0.05, -0.22), handlelength=1.2)
    for eta, style in ((0.05, "C0."), (0.0125, "C3+")):
        path = torch.tensor(sgd_line(X.tolist(), Y.tolist(), ORDERS, 1, eta))[-1000::4]
        right.plot(*path.T, style, markersize=4, label=f"η = {eta}")
    right.set(title=text["cloud"], xlim=(1.4, 2.6), ylim=(0.45, 1.5))
    right.legend(loc="upper left", bbox_to_anchor=(-0.05, -0.22), handletextpad=0.2)
    for ax in (left, right):
        _contours(ax)
    return fig


def noise(locale: str) -> Figure:
    """Draw the noise of the slope for w at (0, 0) against the batch size, with what theory says."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    slopes, generator = -2 * Y * X, torch.Generator().manual_seed(0)
    sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500]
    found = [gradient_noise(slopes, size, size, generator) for size in sizes]
    sigma = slopes.std(correction=0).item()
    fine = torch.logspace(0, 2.995, 200)
    ax.loglog(fine, sigma / fine.sqrt(), "C7--", linewidth=1.5)
    ax.loglog(fine, sigma * ((1000 - fine) / 999 / fine).sqrt(), "C0")
    ax.loglog(sizes, found, "C1o")
    ax.text(420, 0.31, text["root"], color="C7")
    ax.set(xlabel=text["sizes"], ylabel=text["noise"], xlim=(0.8, 1300), ylim=(0.08, 8))
    ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
    ax.set_yticks([0.1, 1], ["0.1", "1"])
    return fig


def floor(locale: str) -> Figure:
    """Draw the mean excess of the last ten of twenty epochs against the learning rate."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    rates = [0.0125, 0.025, 0.05, 0.1, 0.2, 0.3]
    one, ten = ([_floor(size, eta) for eta in rates] for size in (1, 10))
    ax.loglog([0.0125, 0.3], [one[0], one[0] * 24], "C7--", linewidth=1.5)
    ax.loglog(rates, one, "C0o-")
    ax.loglog(rates, ten, "C1s-")
    ax.text(0.05, 0.1, text["size"].format(1), color="C0", ha="right")
    ax.text(0.1, 0.002, text["size"].format(10), color="C1")
    ax.text(0.2, 0.055, text["proportional"], color="C7", ha="center", va="center")
    ax.set(xlabel=text["rate"], ylabel=text["excess"], xlim=(0.01, 0.4), ylim=(2e-4, 4))
    ax.set_xticks([0.0125, 0.05, 0.2], ["0.0125", "0.05", "0.2"])
    ax.set_xticks([], minor=True)
    ax.set_yticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
    return fig


def _floor(size: int, eta: float) -> float:
    """Return the mean excess of the last ten epochs."""
    path = torch.tensor(sgd_line(X.tolist(), Y.tolist(), ORDERS, size, eta), dtype=X.dtype)
    away = path[len(path) // 2 :] - BEST
    C = torch.stack([X, torch.ones_like(X)])
    return ((away @ (C @ C.T / len(X))) * away).sum(dim=1).mean().item()


def _contours(ax: Axes) -> None:
    """Draw lines of equal loss around the best line, and a star on it."""
    w, b = torch.linspace(-0.5, 4, 120, dtype=X.dtype), torch.linspace(-1, 3, 120, dtype=X.dtype)
    dw, db = w - BEST[0], b[:, None] - BEST[1]
    excess = dw**2 * (X * X).mean() + 2 * dw * db * X.mean() + db**2
    ax.contour(w, b, excess, [0.02, 0.1, 0.5, 1.5, 3, 5], colors="C7", linewidths=0.6)
    ax.plot(*BEST, "*", color=plt.rcParams["text.color"], markersize=9, zorder=4)
    ax.set(xlabel="w", ylabel="b")
