"""Figures of the lesson on classes: birds, shares and surprise, regions, confusion, slopes of two losses."""

from math import exp, log

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from nudge.classification import confusion, softmax
from nudge.data import lcg
from nudge.data.penguins import penguins

LABELS = {
    "zh-Hant": {
        "length": "喙長（mm）",
        "depth": "喙深（mm）",
        "species": ["阿德利", "南極（頰帶）", "巴布亞"],
        "short": ["阿德利", "頰帶", "巴布亞"],
        "class": "類別 {}，分數 {}",
        "share": "機率",
        "right": "正確",
        "right class": "正確類別的機率",
        "surprise": "驚訝程度",
        "actual": "實際",
        "predicted": "預測",
        "only": ["只用喙長", "只用喙深", "兩個都用"],
        "wrong": "答錯",
        "bird": "開頭那隻",
        "score": "分數 z",
        "slope": "斜率",
        "losses": ["均方誤差", "交叉熵"],
    },
    "en": {
        "length": "bill length (mm)",
        "depth": "bill depth (mm)",
        "species": ["Adelie", "Chinstrap", "Gentoo"],
        "short": ["Adelie", "Chin.", "Gentoo"],
        "class": "class {}, score {}",
        "share": "probability",
        "right": "right",
        "right class": "probability of the right class",
        "surprise": "surprise",
        "actual": "actual",
        "predicted": "predicted",
        "only": ["bill length only", "bill depth only", "both"],
        "wrong": "wrong",
        "bird": "the first bird",
        "score": "logit z",
        "slope": "slope",
        "losses": ["MSE", "cross-entropy"],
    },
}
MARKERS = "o^s"
FIRST_BIRD = (48.1, 16.4)
X, K, _ = penguins()
ORDER = sorted(range(len(K)), key=lambda i: lcg(5, len(K))[i])
TRAINING, HELD_OUT = ORDER[:256], ORDER[256:]


def birds(locale: str) -> Figure:
    """Draw all penguins by length and depth of their bills, and one whose species is asked for."""
    fig, ax = plt.subplots()
    _species(ax, LABELS[locale]["species"], range(len(K)))
    ax.plot(*FIRST_BIRD, "*", markersize=14, color=plt.rcParams["text.color"])
    ax.annotate("?", FIRST_BIRD, (8, -4), textcoords="offset points", fontsize="x-large", fontweight="bold")
    _bills(ax, locale)
    return fig


def shares(locale: str) -> Figure:
    """Draw the probabilities of the scores 2, 1 and -1, and arrows to what would be no surprise."""
    text, scores = LABELS[locale], (2, 1, -1)
    fig, ax = plt.subplots()
    names = [text["class"].format(k, f"{z}".replace("-", "−")) for k, z in enumerate(scores)]
    heights = softmax(torch.tensor(scores, dtype=torch.float64)).tolist()
    ax.bar(names, heights, width=0.5, color=["C0", "C7", "C7"], alpha=0.5)
    for k, height in enumerate(heights):
        end = float(k == 0)
        ax.plot([k - 0.3, k + 0.3], [end, end], "C3--", linewidth=1.5)
        ax.annotate("", (k, end), (k, height), arrowprops={"arrowstyle": "->", "color": "C3", "linewidth": 2})
        way = f"{end - height:+.2f}".replace("-", "−")
        ax.text(k + 0.07, max((height + end) / 2, 0.09), way, color="C3", va="center")
    ax.text(0.35, 1, text["right"], color="C3", va="center")
    ax.set(ylabel=text["share"], ylim=(-0.06, 1.1), yticks=[0, 0.5, 1])
    return fig


def surprise(locale: str) -> Figure:
    """Draw -ln p, from the almost impossible down to the certain, with four places marked."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    p = torch.linspace(0.005, 1, 400)
    ax.plot(p, -p.log(), "C0")
    for at in (0.01, 0.1, 0.5, 0.9):
        ax.plot(at, -log(at), "C3o")
        ax.text(at + 0.02, -log(at) + 0.08, f"{at} → {-log(at):.3f}", color="C3")
    ax.set(xlabel=text["right class"], ylabel=text["surprise"], xlim=(0, 1.16), ylim=(0, 5.4))
    ax.set_xticks([0, 0.5, 1])
    return fig


def regions(locale: str) -> Figure:
    """Draw the held-out penguins on the regions of their three classes, with rings about the wrong ones."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    grid = torch.cartesian_prod(torch.linspace(31, 61, 301), torch.linspace(12.5, 22.5, 201))
    chosen = _scores([0, 1], grid).argmax(dim=1).reshape(301, 201)
    places = grid.reshape(301, 201, 2).unbind(-1)
    ax.contourf(*places, chosen, [-0.5, 0.5, 1.5, 2.5], colors=["C0", "C1", "C2"], alpha=0.15)
    ax.contour(*places, chosen, [0.5, 1.5], colors="C7", linewidths=1)
    _species(ax, text["species"], HELD_OUT)
    chosen = _scores([0, 1], X[HELD_OUT][:, :2]).argmax(dim=1)
    wrong = X[HELD_OUT][chosen != K[HELD_OUT]]
    ax.plot(wrong[:, 0], wrong[:, 1], "o", markersize=15, fillstyle="none", color="C3", label=text["wrong"])
    ax.annotate(
        text["bird"], FIRST_BIRD, (54.5, 14.2), arrowprops={"arrowstyle": "-", "color": "C3"}, color="C3"
    )
    _bills(ax, locale)
    return fig


def confusions(locale: str) -> Figure:
    """Draw the three tables of the held-out birds: bill length only, bill depth only, both."""
    text = LABELS[locale]
    fig, panels = plt.subplots(1, 3)
    for ax, features, title in zip(panels, ([0], [1], [0, 1]), text["only"], strict=True):
        table = confusion(_scores(features, X[HELD_OUT][:, features]), K[HELD_OUT])
        for actual, row in enumerate(table.tolist()):
            for predicted, count in enumerate(row):
                colour = "C0" if actual == predicted else "C1"
                ax.bar(predicted, 1, 1, actual - 0.5, color=colour, alpha=0.75 * count / sum(row))
                ax.text(predicted, actual, count, ha="center", va="center")
        ax.set(title=title, xlabel=text["predicted"], xticks=range(3), yticks=range(3), yticklabels=[])
        ax.set(aspect="equal", xlim=(-0.5, 2.5), ylim=(2.5, -0.5))
        ax.set_xticklabels(text["short"], rotation=45, ha="right", rotation_mode="anchor")
    panels[0].set(ylabel=text["actual"], yticklabels=text["short"])
    return fig


def slopes(locale: str) -> Figure:
    """Draw the slopes of both losses against the score, when class 1 is right."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    z = [step / 20 for step in range(-160, 161)]
    p = [1 / (1 + exp(-at)) for at in z]
    squared = [2 * (one - 1) * one * (1 - one) for one in p]
    ax.axhline(0, color="C7", linewidth=1)
    ax.plot(z, squared, "C1--")
    ax.plot(z, [one - 1 for one in p], "C0")
    ax.text(-7.6, -0.12, text["losses"][0], color="C1", va="top")
    ax.text(-7.6, -0.93, text["losses"][1], color="C0", va="bottom")
    ax.set(xlabel=text["score"], ylabel=text["slope"], xlim=(-8, 8), ylim=(-1.08, 0.1))
    ax.set_xticks([-6, -2, 0, 2, 6], ["−6", "−2", "0", "2", "6"])
    ax.set_yticks([-1, -0.5, 0], ["−1", "−0.5", "0"])
    return fig


def _species(ax: Axes, names: list[str], rows: list[int]) -> None:
    """Add a marker for each bird, of another shape and colour for each species."""
    for k, (name, marker) in enumerate(zip(names, MARKERS, strict=True)):
        chosen = X[rows][K[rows] == k]
        ax.plot(chosen[:, 0], chosen[:, 1], f"C{k}{marker}", markersize=5, alpha=0.8, label=name)


def _bills(ax: Axes, locale: str) -> None:
    text = LABELS[locale]
    ax.set(xlabel=text["length"], ylabel=text["depth"], xlim=(31, 61), ylim=(12.5, 22.5))
    ax.legend(ncols=4, loc="lower center", bbox_to_anchor=(0.5, 1), columnspacing=1, handletextpad=0.2)


def _scores(features: list[int], rows: Tensor) -> Tensor:
    """Return the scores of rows after 500 updates on the training birds."""
    chosen, one_hot = X[TRAINING][:, features], torch.eye(3, dtype=X.dtype)[K[TRAINING]]
    mean, sd = chosen.mean(dim=0), chosen.std(dim=0, correction=0)
    Z = (chosen - mean) / sd
    W, b = torch.zeros(3, len(features), dtype=X.dtype), torch.zeros(3, dtype=X.dtype)
    for _ in range(500):
        e = (softmax(Z @ W.T + b) - one_hot) / len(Z)
        W -= 0.5 * e.T @ Z
        b -= 0.5 * e.sum(dim=0)
    return (rows - mean) / sd @ W.T + b
