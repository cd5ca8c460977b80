"""Figures of the lesson on experiments: runs of a setting, the luckiest of many, a map, a claim apart."""

import json

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure

from nudge.data import lcg
from nudge.data.digit_runs import digit_log
from nudge.experiments import difference, spread

LABELS = {
    "zh-Hant": {
        "same setting": "同一設定、不同種子",
        "right": "答對的圖片（共 297 張）",
        "share": "答對的比率（%）",
        "twenty": "20 個一樣好的模型",
        "true": "真正的 93 %",
        "models": "試過的模型個數",
        "best": "其中最好的（平均）",
        "pictures": "{} 張圖片",
        "eta": "學習率 η",
        "width": "寬度",
        "grid": "格點",
        "random": "隨機",
        "accuracy": "驗證正確率（%）",
        "seed": "種子 {}",
        "lead": "動量領先多少（百分點）",
        "steps": ["報告的說法", "都用五個種子", "各用自己的學習率", "新的種子", "學習率降到 0"],
    },
    "en": {
        "same setting": "same setting, different seeds",
        "right": "right pictures (of 297)",
        "share": "right (%)",
        "twenty": "20 equal models",
        "true": "the true 93 %",
        "models": "models tried",
        "best": "best of them (mean)",
        "pictures": "{} pictures",
        "eta": "learning rate η",
        "width": "width",
        "grid": "grid",
        "random": "random",
        "accuracy": "validation accuracy (%)",
        "seed": "seed {}",
        "lead": "lead of momentum (points)",
        "steps": ["as reported", "all five seeds", "each its own rate", "fresh seeds", "rate falls to 0"],
    },
}
PICTURES = 297
RATES = [float(f"{10 ** (k / 5 - 3):.3g}") for k in range(20)]
WIDTHS = [2, 4, 8, 16, 32, 64, 128, 256]
LOG = [json.loads(line) for line in digit_log()]


def seeds(locale: str) -> Figure:
    """Draw twenty runs of a setting, for two learning rates, with mean and standard deviation."""
    text = LABELS[locale]
    fig, ax = plt.subplots(figsize=(6.4, 2.6))
    for row, (eta, chosen, style) in enumerate(((0.1, range(1, 21), "C0o"), (0.3, range(101, 121), "C1s"))):
        right = _results(chosen, 32, eta)
        mean, sd = spread(right)
        heights = [row + 0.05 * (right[:i].count(count)) for i, count in enumerate(right)]
        ax.plot(right, heights, style, alpha=0.7)
        ax.errorbar(mean, row - 0.2, xerr=sd, color=style[:2], marker="|", markersize=12, capsize=5)
        ax.text(264, row + 0.1, f"η = {eta}", color=style[:2], ha="right", va="center")
    ax.set(title=text["same setting"], xlabel=text["right"], xlim=(259, 289), ylim=(-0.4, 1.5), yticks=[])
    ax.spines["left"].set_visible(False)
    return fig


def curse(locale: str) -> Figure:
    """Draw twenty models of equal accuracy on 297 pictures, and how good the best of many looks."""
    text = LABELS[locale]
    fig, (left, right) = plt.subplots(1, 2, figsize=(6.4, 3))
    scores = _scores(20, PICTURES, 1000)
    best = scores.index(max(scores))
    left.plot(range(1, 21), scores, "C0o")
    left.plot(best + 1, scores[best], "C1o", markersize=14, fillstyle="none", markeredgewidth=2)
    left.axhline(93, color="C7", linestyle="--")
    left.text(20, 89.4, text["true"], color="C7", ha="right")
    left.set(title=text["twenty"], ylabel=text["share"], xticks=[], ylim=(89, 98))
    counts = (1, 2, 5, 10, 20, 50, 100)
    for pictures, style, repeats in ((PICTURES, "C1o-", 40), (10_000, "C2s--", 2)):
        runs = [_scores(100, pictures, 1000 + repeat) for repeat in range(repeats)]
        means = [sum(_best(run, n) for run in runs) / repeats for n in counts]
        right.semilogx(counts, means, style)
        where = (100, means[-1] + 0.35)
        right.text(*where, text["pictures"].format(f"{pictures:,}"), color=style[:2], ha="right")
    right.axhline(93, color="C7", linestyle="--")
    right.set(title=text["best"], xlabel=text["models"], ylim=(89, 98))
    right.set_xticks([1, 5, 20, 100], ["1", "5", "20", "100"])
    right.minorticks_off()
    return fig


def trials(locale: str) -> Figure:
    """Draw a grid and random trials on the map of rates and widths, and a cut through it for three seeds."""
    text = LABELS[locale]
    fig, (above, below) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), height_ratios=(1.2, 1))
    shares = [[100 * _results([1], width, eta)[0] / PICTURES for eta in RATES] for width in WIDTHS]
    places = list(range(len(WIDTHS)))
    mesh = above.pcolormesh(RATES, places, shares, cmap="Blues", vmin=0, vmax=100, shading="nearest")
    fig.colorbar(mesh, ax=[above, below], label=text["accuracy"])
    grid = [(eta, place) for eta in (0.001, 0.01, 0.1, 1) for place in (1, 3, 5, 7)]
    above.plot(*zip(*grid, strict=True), "C1s", markeredgecolor="w", label=text["grid"])
    u = lcg(1000, 32)
    across, up = [10 ** (3.8 * v - 3) for v in u[::2]], [7.8 * v - 0.4 for v in u[1::2]]
    above.plot(across, up, "C2^", markeredgecolor="w", markersize=8, label=text["random"])
    above.set(ylabel=text["width"])
    above.set_yticks(places, [str(width) for width in WIDTHS])
    above.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
    for seed, style in ((1, "C0o-"), (2, "C3s--"), (3, "C4^:")):
        cut = [100 * _results([seed], 256, eta)[0] / PICTURES for eta in RATES]
        below.semilogx(RATES, cut, style, markersize=4, label=text["seed"].format(seed))
    below.set(xlabel=text["eta"], ylabel=text["accuracy"], ylim=(0, 104))
    below.set_xticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
    below.legend(loc="lower center")
    return fig


def apart(locale: str) -> Figure:
    """Draw the lead of momentum over plain descent while one unfairness after the other is removed."""
    text = LABELS[locale]
    old, fresh = range(1, 6), range(101, 121)
    leads = [(max(_results(old, 32, 0.01, 0.9)) - _results([5], 32, 0.01)[0], 0)]
    for chosen, ours, theirs, plan in (
        (old, 0.01, 0.01, "constant"),
        (old, 0.03, 0.3, "constant"),
        (fresh, 0.03, 0.3, "constant"),
        (fresh, 0.1, 1.0, "cosine"),
    ):
        momentum, plain = _results(chosen, 32, ours, 0.9, plan), _results(chosen, 32, theirs, 0, plan)
        gap, error = difference(momentum, plain)
        leads.append((gap, 2 * error if chosen is fresh else 0))
    fig, (wide, close) = plt.subplots(1, 2, sharey=True, figsize=(6.4, 2.9), width_ratios=(1.3, 1))
    points = [100 * gap / PICTURES for gap, _ in leads]
    errors = [100 * error / PICTURES for _, error in leads]
    for ax in (wide, close):
        ax.barh(range(5), points, color="C0", height=0.55)
        ax.axvline(0, color="C7")
    for row in (3, 4):
        close.errorbar(points[row], row, xerr=errors[row], color="C1", capsize=5, linewidth=2)
    wide.set_yticks(range(5), text["steps"])
    wide.invert_yaxis()
    wide.set(xlim=(-2, 70))
    close.set(xlim=(-1, 2.5))
    fig.supxlabel(text["lead"])
    return fig


def _results(
    chosen: object, width: int, eta: float, momentum: float = 0, plan: str = "constant"
) -> list[int]:
    """Return the right pictures of the runs in the log with this setting and these seeds."""
    setting = {"width": width, "eta": eta, "momentum": momentum, "plan": plan}
    same = [run for run in LOG if all(run[name] == value for name, value in setting.items())]
    return [run["right"] for run in same if run["seed"] in chosen]


def _scores(models: int, pictures: int, seed: int) -> list[float]:
    """Return per cent of right pictures of models that read 93 % of all."""
    u = torch.tensor(lcg(seed, models * pictures)).reshape(models, pictures)
    return (100 * (u < 0.93).double().mean(dim=1)).tolist()


def _best(scores: list[float], n: int) -> float:
    """Return the mean of the best of n, over as many groups of n as there are."""
    groups = [scores[i : i + n] for i in range(0, len(scores) - n + 1, n)]
    return sum(max(group) for group in groups) / len(groups)
