"""Figures of the lesson on penalties: a wild curve tamed, a minimum that slides, and twenty weights."""

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure
from torch import Tensor

from nudge.data import twenty_columns, wave
from nudge.penalties import lasso, ridge

LABELS = {
    "zh-Hant": {
        "none": "無懲罰",
        "moderate": "適中：0.001",
        "strong": "太強：1",
        "L1": "L1：拉力固定",
        "L2": "L2：拉力與權重成正比",
        "loss": "損失加稅",
        "weight": "權重",
        "strength": "強度",
        "new": "新資料的 MSE",
        "sparse": "三個權重不是 0",
        "dense": "二十個權重都是 ±0.6",
        "without": "無懲罰",
        "noise": "雜訊",
        "diamond": "L1 的菱形",
        "circle": "L2 的圓",
        "least": "最小平方",
    },
    "en": {
        "none": "none",
        "moderate": "moderate: 0.001",
        "strong": "too strong: 1",
        "L1": "L1: constant pull",
        "L2": "L2: pull ∝ weight",
        "loss": "loss and tax",
        "weight": "weight",
        "strength": "strength",
        "new": "MSE of new data",
        "sparse": "three weights are not 0",
        "dense": "all twenty are ±0.6",
        "without": "no penalty",
        "noise": "noise",
        "diamond": "L1 diamond",
        "circle": "L2 circle",
        "least": "least squares",
    },
}

F8 = torch.float64
SPARSE = torch.zeros(20, dtype=F8)
SPARSE[2], SPARSE[7], SPARSE[11] = 2, -1.5, 1


def three_strengths(locale: str) -> Figure:
    """Draw polynomials of degree 14 through or near fifteen points, with three strengths of L2."""
    text = LABELS[locale]
    x, y = wave(15, 4)
    fine = torch.linspace(0, 1, 400, dtype=F8)
    fig, panels = plt.subplots(1, 3, sharex=True, sharey=True, figsize=(6.4, 2.7))
    for ax, name, strength in zip(panels, ("none", "moderate", "strong"), (0, 1e-3, 1), strict=True):
        w = ridge(_powers(x), y, strength * _all_but_first())
        ax.plot(fine, torch.sin(2 * torch.pi * fine), "C7--", linewidth=1)
        ax.plot(fine, (_powers(fine) @ w).clamp(-9, 9), "C0-")
        ax.plot(x, y, "C1o", markersize=4)
        ax.set(title=text[name], xlabel="x", ylim=(-2.2, 2.2), xticks=[0, 0.5, 1])
    panels[0].set_ylabel("y")
    return fig


def one_weight(locale: str) -> Figure:
    """Draw (w - 1)² with a V and with a U of four strengths added, and where each sum is lowest."""
    text, w = LABELS[locale], torch.linspace(-0.4, 1.3, 221, dtype=F8)
    fig, panels = plt.subplots(1, 2, sharex=True, sharey=True, figsize=(6.4, 3.4))
    for ax, name, tax, lowest in (
        (panels[0], "L2", w * w, lambda s: 1 / (1 + s)),
        (panels[1], "L1", w.abs(), lambda s: max(0, 1 - s / 2)),
    ):
        for s, style in ((0, "C7--"), (0.5, "C2-"), (1, "C0-"), (2, "C1-")):
            best = lowest(s)
            height = (best - 1) ** 2 + s * (best if name == "L1" else best**2)
            ax.plot(w, (w - 1) ** 2 + s * tax, style, linewidth=1.2)
            ax.plot(best, height, f"{style[:2]}o", markersize=6)
            ax.text(1.33, 0.09 + s * tax[-1], f"s = {s:g}", color=style[:2], va="center", clip_on=False)
        ax.axvline(0, color="C7", linewidth=0.6)
        ax.set(title=text[name], xlabel="w", xlim=(-0.4, 1.3), ylim=(0, 3.6), xticks=[0, 0.5, 1])
    panels[0].set_ylabel(text["loss"])
    return fig


def weights_by_strength(locale: str) -> Figure:
    """Draw the twenty weights of the page's forty rows against the strength, for L2 and for L1."""
    text = LABELS[locale]
    X, y, _, _ = twenty_columns(SPARSE, new=0)
    strengths = torch.logspace(-3, 1, 80, dtype=F8)
    squared = torch.stack([ridge(X, y, s) for s in strengths.tolist()], dim=1)
    fig, panels = plt.subplots(1, 2, sharex=True, sharey=True, figsize=(6.4, 3.8))
    for ax, name, weights in ((panels[0], "L2", squared), (panels[1], "L1", lasso(X, y, strengths))):
        ax.plot(strengths, weights[SPARSE == 0].T, "C7-", linewidth=0.8)
        for j, style in ((2, "C0-"), (7, "C1--"), (11, "C2-.")):
            ax.plot(strengths, weights[j], style)
            ax.axhline(SPARSE[j], color=style[:2], linestyle=":", linewidth=1)
        ax.set(title=text[name], xlabel=text["strength"], xscale="log", ylim=(-1.85, 2.4))
        ax.set_xticks([0.001, 0.01, 0.1, 1, 10], ["0.001", "0.01", "0.1", "1", "10"])
        ax.minorticks_off()
    for j, name, colour in ((2, "w₂", "C0"), (7, "w₇", "C1"), (11, "w₁₁", "C2")):
        panels[0].text(0.0012, SPARSE[j] + (0.08 if j == 11 else -0.24), name, color=colour)
    panels[0].set_ylabel(text["weight"])
    return fig


def two_truths(locale: str, strengths: Tensor, curves: list) -> Figure:
    """Draw the mean error of new rows against the strength, for a sparse and for a dense truth.

    For each truth, curves has the errors without a penalty, with L2 and with L1.
    """
    text = LABELS[locale]
    fig, panels = plt.subplots(1, 2, sharex=True, sharey=True, figsize=(6.4, 3.6))
    for ax, name, (none, squared, plain) in zip(panels, ("sparse", "dense"), curves, strict=True):
        ax.axhline(none.item(), color="C7", linewidth=1)
        ax.axhline(0.25, color="C7", linestyle=":", linewidth=1)
        ax.plot(strengths, squared, "C1--")
        ax.plot(strengths, plain, "C0-")
        ax.set(title=text[name], xlabel=text["strength"], xscale="log", xlim=(0.001, 1), ylim=(0.2, 1.0))
        ax.set_xticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
        ax.minorticks_off()
    panels[0].text(0.0012, none.item() + 0.015, text["without"], color="C7")
    panels[0].text(0.0012, 0.265, text["noise"], color="C7")
    panels[0].text(0.1, 0.72, "L2", color="C1", ha="right")
    panels[0].text(0.56, 0.42, "L1", color="C0")
    panels[0].set_ylabel(text["new"])
    return fig


def corners(locale: str) -> Figure:
    """Draw contours of a loss of two weights and, for both penalties, the ground that a budget allows."""
    text = LABELS[locale]
    fig, panels = plt.subplots(1, 2, sharex=True, sharey=True, figsize=(6.4, 3.5))
    grid = torch.linspace(-1.6, 2.6, 200, dtype=F8)
    u, v = torch.meshgrid(grid, grid, indexing="xy")
    height = _bowl(u, v)
    turn = torch.linspace(0, 2 * torch.pi, 401, dtype=F8)
    ring = torch.stack([turn.cos(), turn.sin()])
    for ax, name, size in ((panels[0], "diamond", ring.abs().sum(dim=0)), (panels[1], "circle", 1)):
        edge = ring / size
        best = edge[:, _bowl(*edge).argmin()]
        ax.contour(u, v, height, [_bowl(*best).item(), 3, 6], colors="C7", linewidths=0.9)
        ax.fill(*edge, facecolor="C0", alpha=0.3)
        ax.plot(*edge, "C0-", linewidth=1)
        ax.plot(*best, "C1o")
        ax.plot(1.8, 0.5, "C3*", markersize=9)
        ax.set(title=text[name], xlabel="w₁", xlim=(-1.4, 2.6), ylim=(-1.4, 2.2), aspect="equal")
    panels[0].text(1.8, 0.68, text["least"], color="C3", ha="center")
    panels[0].set_ylabel("w₂")
    return fig


def _powers(x: Tensor) -> Tensor:
    """Return the powers 0 to 14 of x[n], moved from 0…1 to −1…1."""
    return torch.stack([(2 * x - 1) ** k for k in range(15)], dim=1)


def _all_but_first() -> Tensor:
    """Return a 1 for each taxed column, and 0 for the column of ones."""
    return torch.tensor([0] + 14 * [1], dtype=F8)


def _bowl(u: Tensor, v: Tensor) -> Tensor:
    """Return a loss of two weights, lowest at (1.8, 0.5), whose valley lies askew."""
    a, b = u - 1.8, v - 0.5
    return a * a + 1.2 * a * b + b * b
