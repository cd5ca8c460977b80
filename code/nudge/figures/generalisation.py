"""Figures of the lesson on unseen data: three fits, fifteen errors, twenty samples, and more points."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nudge.data import wave
from nudge.losses import mse
from nudge.polynomials import fit_powers, powers

LABELS = {
    "zh-Hant": {
        "stiff": "{} 次：太僵硬",
        "right": "{} 次：剛好",
        "memory": "{} 次：背答案",
        "degree": "次數",
        "of": "{} 次",
        "mse": "均方誤差",
        "training": "訓練",
        "validation": "驗證",
        "new": "無限多的新點",
        "noise": "雜訊 0.0625",
        "truth": "真正的波",
        "count": "訓練的點數",
    },
    "en": {
        "stiff": "degree {}: too stiff",
        "right": "degree {}: about right",
        "memory": "degree {}: memorizing",
        "degree": "degree",
        "of": "degree {}",
        "mse": "mean squared error",
        "training": "training",
        "validation": "validation",
        "new": "endless new points",
        "noise": "noise 0.0625",
        "truth": "the true wave",
        "count": "points to train on",
    },
}

FINE = torch.arange(400, dtype=torch.float64) / 399
PLACES = (torch.arange(200, dtype=torch.float64) + 0.5) / 200
NOISE = 0.0625


def three_fits(locale: str) -> Figure:
    """Draw fifteen points three times, with the polynomials of degree 1, 3 and 14."""
    text = LABELS[locale]
    fig, panels = plt.subplots(1, 3, sharex=True, sharey=True, figsize=(6.4, 2.9))
    x, y = wave(15, 4)
    for ax, (name, degree) in zip(panels, (("stiff", 1), ("right", 3), ("memory", 14)), strict=True):
        ax.plot(FINE, powers(FINE, degree) @ fit_powers(x, y, degree), "C0-")
        ax.plot(x, y, "C1o", markersize=4)
        ax.set(title=text[name].format(degree), xlabel="x", ylim=(-2.2, 2.2), xticks=[0, 0.5, 1])
        ax.title.set_fontsize("small")
    panels[0].set_ylabel("y")
    return fig


def errors(locale: str) -> Figure:
    """Draw training, validation and true error of the fifteen degrees on a logarithmic axis."""
    text = LABELS[locale]
    fig, ax = plt.subplots(figsize=(6.4, 3.8))
    (x, y), (x_held, y_held) = wave(15, 4), wave(15, 104, even=False)
    degrees, lines = range(15), {"training": [], "validation": [], "new": []}
    for degree in degrees:
        theta = fit_powers(x, y, degree)
        lines["training"].append(mse(powers(x, degree) @ theta, y))
        lines["validation"].append(mse(powers(x_held, degree) @ theta, y_held))
        lines["new"].append(_true_error(theta[:, None]).item())
    styles = {"training": "C0o-", "validation": "C1s--", "new": "C7:"}
    places = {"training": (8.2, 0.011), "validation": (4.2, 0.026), "new": (7, 0.16)}
    for name, style in styles.items():
        ax.semilogy(degrees, lines[name], style, markersize=5)
        ax.text(*places[name], text[name], color=style[:2], va="bottom" if name == "new" else "top")
    ax.axhline(NOISE, color="C7", linewidth=0.8)
    ax.text(0, NOISE * 0.93, text["noise"], color="C7", va="top", fontsize="small")
    ax.set(xlabel=text["degree"], ylabel=text["mse"], ylim=(6e-4, 40), xticks=list(degrees))
    ax.set_yticks([0.001, 0.01, 0.1, 1, 10], ["0.001", "0.01", "0.1", "1", "10"])
    ax.minorticks_off()
    return fig


def one_fit(locale: str) -> Figure:
    """Draw the cubic with the points that made it and those that judge it."""
    text = LABELS[locale]
    fig, ax = plt.subplots(figsize=(6.4, 3.4))
    x, y = wave(15, 4)
    ax.plot(FINE, torch.sin(2 * torch.pi * FINE), "C7--", label=text["truth"])
    ax.plot(FINE, powers(FINE, 3) @ fit_powers(x, y, 3), "C0-", label=text["of"].format(3))
    ax.plot(x, y, "C1o", label=text["training"])
    ax.plot(*wave(15, 104, even=False), "C2^", label=text["validation"])
    ax.set(xlabel="x", ylabel="y", ylim=(-2, 2))
    ax.legend(loc="upper right")
    return fig


def twenty_fits(locale: str) -> Figure:
    """Draw the fits of three degrees to twenty samples over the same wave."""
    text = LABELS[locale]
    fig, panels = plt.subplots(1, 3, sharex=True, sharey=True, figsize=(6.4, 2.9))
    x = wave(15, 4)[0]
    Y = torch.stack([wave(15, seed)[1] for seed in range(1000, 1020)], dim=1)
    for ax, degree in zip(panels, (1, 3, 11), strict=True):
        ax.plot(FINE, powers(FINE, degree) @ fit_powers(x, Y, degree), "C0-", linewidth=0.6, alpha=0.6)
        _wave(ax)
        ax.set(title=text["of"].format(degree), xlabel="x", ylim=(-2.2, 2.2), xticks=[0, 0.25, 0.5, 1])
        ax.set_xticklabels(["0", "¼", "½", "1"])
    panels[0].set_ylabel("y")
    return fig


def more_points(locale: str) -> Figure:
    """Draw training error and true error of three degrees, means of 20 samples, against the points."""
    text = LABELS[locale]
    fig, panels = plt.subplots(1, 3, sharex=True, sharey=True, figsize=(6.4, 3.1))
    counts = (10, 15, 30, 60, 120, 250, 500)
    for ax, degree in zip(panels, (1, 3, 9), strict=True):
        training, new = [], []
        for n in counts:
            x = wave(n, 4)[0]
            Y = torch.stack([wave(n, seed)[1] for seed in range(1000, 1020)], dim=1)
            theta = fit_powers(x, Y, degree)
            training.append(mse(powers(x, degree) @ theta, Y))
            new.append(_true_error(theta).mean())
        ax.plot(counts, training, "C0o-", markersize=4)
        ax.plot(counts, new, "C1s--", markersize=4)
        ax.axhline(NOISE, color="C7", linewidth=0.8)
        ax.set(title=text["of"].format(degree), xscale="log", ylim=(0, 0.45))
        ax.set_xticks([10, 30, 120, 500], ["10", "30", "120", "500"])
        ax.minorticks_off()
    panels[0].set_ylabel(text["mse"])
    panels[1].set_xlabel(text["count"])
    panels[2].text(60, 0.03, text["training"], color="C0", va="center")
    panels[2].text(16, 0.13, text["new"], color="C1", va="center")
    return fig


def _true_error(theta: torch.Tensor) -> torch.Tensor:
    """Return the expected squared error at a new point for fits theta[degree + 1, R]."""
    gap = powers(PLACES, len(theta) - 1) @ theta - torch.sin(2 * torch.pi * PLACES)[:, None]
    return (gap**2).mean(dim=0) + NOISE


def _wave(ax: Axes) -> None:
    ax.plot(FINE, torch.sin(2 * torch.pi * FINE), "C1--", linewidth=2)
    ax.plot(0.25, 1, "C3o", markersize=5)
