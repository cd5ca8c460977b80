"""Figures of the lesson on schedules: two walks from above, the shapes of six schedules, and a race."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nudge.data import bell, lcg
from nudge.descent import least_squares
from nudge.schedules import Plateau, cosine, exponential, scheduled_walk, step_decay, warm_up

LABELS = {
    "zh-Hant": {
        "constant": "固定",
        "step": "階梯",
        "exponential": "指數",
        "cosine": "餘弦",
        "warm-up": "暖身",
        "plateau": "遇平台減半",
        "start": "起點",
        "target": "最佳的直線",
        "epoch": "週期",
        "share": "η₀ 的幾倍",
        "excess": "差額",
        "0.05": "固定 0.05",
        "0.01": "固定 0.01",
        "0.002": "固定 0.002",
        "hasty": "0.995ᵏ",
    },
    "en": {
        "constant": "constant",
        "step": "step",
        "exponential": "exponential",
        "cosine": "cosine",
        "warm-up": "warm-up",
        "plateau": "plateau",
        "start": "start",
        "target": "best line",
        "epoch": "epoch",
        "share": "share of η₀",
        "excess": "excess loss",
        "0.05": "constant 0.05",
        "0.01": "constant 0.01",
        "0.002": "constant 0.002",
        "hasty": "0.995ᵏ",
    },
}

X = [4 * u + 1 for u in lcg(21, 1000)]
Y = [2 * reading - 5 + 0.5 * noise for reading, noise in zip(X, bell(22, 1000), strict=True)]
COLUMNS = torch.tensor([[reading, 1] for reading in X], dtype=torch.float64)
BEST = least_squares(COLUMNS, torch.tensor(Y, dtype=torch.float64))
SEEDS = range(1000, 1005)


def paths(locale: str) -> Figure:
    """Draw 20 epochs with a constant rate and with one that is cut three times, over the valley."""
    text = LABELS[locale]
    fig, panels = plt.subplots(1, 2, sharex=True, sharey=True, figsize=(6.4, 4.2))
    rates = {"constant": lambda k: 0.05, "step": lambda k: 0.05 * step_decay(k, 500)}
    for ax, (name, rate) in zip(panels, rates.items(), strict=True):
        walk = torch.tensor(scheduled_walk(X, Y, rate, 1000))
        zoom = ax.inset_axes(
            (0.5, 0.56, 0.5, 0.44), xlim=(1.68, 2.28), ylim=(-5.35, -4.55), xticks=[], yticks=[]
        )
        for part in (ax, zoom):
            _valley(part)
            part.plot(walk[:500, 0], walk[:500, 1], "C0-", linewidth=0.8)
            part.plot(walk[500:, 0], walk[500:, 1], "C1-", linewidth=0.8)
            part.plot(*BEST, "C3*", markersize=9)
        zoom.spines[:].set_visible(True)
        ax.indicate_inset_zoom(zoom, edgecolor="C7")
        ax.plot(0, 0, "C0o")
        ax.set(title=text[name], xlabel="w", xlim=(-0.4, 2.9), ylim=(-6.4, 1))
    panels[0].text(0, 0.4, text["start"], color="C0", ha="center")
    panels[0].text(1.7, -5.6, text["target"], color="C3", ha="right", va="center")
    panels[0].set_ylabel("b")
    return fig


def shapes(locale: str) -> Figure:
    """Draw six schedules over 20 epochs of 100 updates."""
    text, updates = LABELS[locale], range(2001)
    curves = {
        "constant": [1.0 for _ in updates],
        "step": [step_decay(k, 500) for k in updates],
        "exponential": [exponential(k, 0.998) for k in updates],
        "cosine": [cosine(k, 2000) for k in updates],
        "warm-up": [warm_up(k, 100) for k in updates],
        "plateau": _plateau(),
    }
    fig, panels = plt.subplots(2, 3, sharex=True, sharey=True, figsize=(6.4, 3.8))
    for ax, (name, curve) in zip(panels.flat, curves.items(), strict=True):
        ax.plot([k / 100 for k in updates], curve, "C0-")
        ax.set(title=text[name], ylim=(0, 1.1), xticks=[0, 10, 20], yticks=[0, 0.5, 1])
    fig.supxlabel(text["epoch"])
    fig.supylabel(text["share"])
    return fig


def race(locale: str) -> Figure:
    """Draw the excess loss in each of 20 epochs for three constants and three schedules, on a log scale."""
    text = LABELS[locale]
    runs = (
        ("0.002", "C7:", 0.75, lambda k: 0.002),
        ("hasty", "C4-.", 0.02, lambda k: 0.05 * exponential(k, 0.995)),
        ("0.05", "C1--", 0.045, lambda k: 0.05),
        ("0.01", "C2--", 0.0033, lambda k: 0.01),
        ("cosine", "C3-", 3.6e-5, lambda k: 0.05 * cosine(k, 2000)),
        ("step", "C0-", 4.5e-6, lambda k: 0.05 * step_decay(k, 500)),
    )
    fig, ax = plt.subplots(figsize=(6.4, 4.4))
    for name, style, height, rate in runs:
        walks = torch.tensor([scheduled_walk(X, Y, rate, seed) for seed in SEEDS], dtype=torch.float64)
        epochs = _excess(walks)[:, 1:].reshape(len(SEEDS), 20, 100).mean(dim=(0, 2))
        ax.semilogy(range(1, 21), epochs, style)
        ax.text(20.4, height, text[name], color=style[:2], va="center")
    ax.set(xlabel=text["epoch"], ylabel=text["excess"], xlim=(1, 26), ylim=(2e-6, 8))
    ax.set_xticks([1, 5, 10, 15, 20])
    ax.set_yticks([10.0**-i for i in range(6)], ["1", "0.1", "0.01", "0.001", "0.0001", "0.00001"])
    ax.minorticks_off()
    return fig


def _plateau() -> list[float]:
    """Return the share of the rate for each update, halved when the loss at the end of epochs stalls."""
    watcher, place, shares = Plateau(0.05), (0.0, 0.0), [1.0]
    for epoch in range(20):
        eta = watcher.eta
        place = scheduled_walk(X, Y, lambda k, eta=eta: eta, 1000 + epoch, epochs=1, start=place)[-1]
        shares += [eta / 0.05] * 100
        watcher.step(_excess(torch.tensor(place, dtype=torch.float64)).item())
    return shares


def _excess(theta: torch.Tensor) -> torch.Tensor:
    """Return by how much the loss of lines theta[..., 2] is above that of the best one."""
    gap = theta - BEST
    return (gap @ (COLUMNS.T @ COLUMNS / len(COLUMNS)) * gap).sum(dim=-1)


def _valley(ax: Axes) -> None:
    """Draw lines of equal excess loss over w and b."""
    w, b = torch.linspace(-0.4, 2.9, 90), torch.linspace(-6.4, 1, 90)
    grid = torch.stack(torch.meshgrid(w, b, indexing="xy"), dim=-1).to(torch.float64)
    ax.contour(w, b, _excess(grid), [0.1, 1], colors="C7", linewidths=0.8)
