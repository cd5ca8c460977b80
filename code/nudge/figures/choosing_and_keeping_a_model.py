"""Figures of the lesson on choosing: sizes at two tunings, a front, ten loss curves, six checks."""

from math import e, log

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nudge.choosing import pareto
from nudge.data.records import recorded
from nudge.experiments import spread

LABELS = {
    "zh-Hant": {
        "numbers": "參數個數",
        "right": "答對的圖片（共 297 張）",
        "same": "學習率都是 0.1",
        "own": "各用自己的學習率",
        "time": "每張圖片的時間（µs）",
        "accuracy": "驗證準確率（%）",
        "front": "柏拉圖前緣",
        "nearest": "最近鄰",
        "commonest": "最常見的類別",
        "none": "無隱藏層",
        "step": "更新次數",
        "loss": "損失",
        "faults": [
            *("正確", "歸零太晚", "η = 0.0001", "多一個 softmax", "多一個 ReLU"),
            *("輸入全是 0", "η = 50", "沒有除以 16", "標籤弄亂", "從不歸零"),
        ],
        "checks": [
            ("先看資料", "標籤對得上嗎？"),
            ("形狀", "每一步都對嗎？"),
            ("五筆能否背起來", "起點、走勢、下限"),
            ("學習率", "最好的在邊上嗎？"),
            ("訓練損失", "夠低嗎？"),
            ("驗證損失", "差距多大？"),
        ],
    },
    "en": {
        "numbers": "parameters",
        "right": "right pictures (of 297)",
        "same": "all at a rate of 0.1",
        "own": "each at its own rate",
        "time": "time per picture (µs)",
        "accuracy": "validation accuracy (%)",
        "front": "Pareto front",
        "nearest": "nearest neighbour",
        "commonest": "commonest class",
        "none": "none hidden",
        "step": "updates",
        "loss": "loss",
        "faults": [
            *("right", "zeroed late", "η = 0.0001", "extra softmax", "ReLU at end"),
            *("inputs all 0", "η = 50", "not scaled", "mixed labels", "never zeroed"),
        ],
        "checks": [
            ("data first", "do labels fit?"),
            ("shapes", "right at each step?"),
            ("fit five examples", "start, look, floor"),
            ("learning rate", "best on an edge?"),
            ("training loss", "low enough?"),
            ("validation loss", "how large a gap?"),
        ],
    },
}
FLOORS = {"softmax": log(1 + 9 / e), "blank": -0.6 * log(0.6) - 0.4 * log(0.2)}
PICTURES = 297


def sizes(locale: str) -> Figure:
    """Draw right pictures against parameters, with standard errors, at one rate and at the own rates."""
    text = LABELS[locale]
    fig, ax = plt.subplots(figsize=(6.4, 3.2))
    models = sorted(_networks(), key=lambda model: model["numbers"])
    for place, (name, style) in enumerate((("same", "C0o-"), ("own", "C1s--"))):
        results = [spread(model["fresh"][place]) for model in models]
        means, errors = [mean for mean, _ in results], [sd / 5**0.5 for _, sd in results]
        ax.errorbar(
            [model["numbers"] for model in models], means, errors, fmt=style, capsize=3, label=text[name]
        )
    plain = next(model for model in models if model["model"] == [])
    at = plain["numbers"], spread(plain["fresh"][1])[0]
    ax.annotate(text["none"], at, (0, 7), textcoords="offset points", color="C1", ha="center")
    ax.set(xscale="log", xlabel=text["numbers"], ylabel=text["right"], ylim=(215, 297))
    ax.set_xticks([1e3, 1e4, 1e5], ["1,000", "10,000", "100,000"])
    ax.legend(loc="lower right")
    return fig


def frontier(locale: str) -> Figure:
    """Draw accuracy against time, near 100 %, with the front as a staircase and the baselines."""
    text = LABELS[locale]
    points, names = points_of("us"), _names(text)
    front = sorted(points[i] for i in pareto(points))
    fig, ax = plt.subplots(figsize=(6.4, 3.6))
    ax.step(*zip(*front, (200, front[-1][1]), strict=True), "C1-", where="post", label=text["front"])
    for point, name in zip(points, names, strict=True):
        best = point in front
        ax.plot(*point, "C1s" if best else "C7o")
        shift, side = (
            ((5, -12), "left") if not best else ((-6, 5), "right") if point is points[0] else ((5, 5), "left")
        )
        ax.annotate(name, point, shift, textcoords="offset points", color="C1" if best else "C7", ha=side)
    ax.text(0.07, 88.4, f"{text['commonest']}: {points[-1][1]:.0f} %", color="C1")
    ax.set(xscale="log", xlabel=text["time"], ylabel=text["accuracy"], xlim=(0.003, 200), ylim=(88, 100))
    ax.set_xticks([0.01, 0.1, 1, 10, 100], ["0.01", "0.1", "1", "10", "100"])
    ax.legend(loc="lower right")
    return fig


def faults(locale: str, curves: dict[str, list]) -> Figure:
    """Draw ten loss curves of the same loop on five digits, with ln 10 and the floors as dashed lines.

    The curves are those of a right loop and of nine faults, in the order of their titles.
    """
    text = LABELS[locale]
    fig, panels = plt.subplots(2, 5, sharex=True, sharey=True, figsize=(6.4, 3.8))
    for ax, (fault, losses), name in zip(panels.flat, curves.items(), text["faults"], strict=True):
        ax.plot(losses, "C0" if fault in {"none", "mixed", "never zero"} else "C1")
        ax.axhline(log(10), color="C7", linestyle=":")
        if fault in FLOORS:
            ax.axhline(FLOORS[fault], color="C7", linestyle="--")
        ax.set(ylim=(-0.1, 3), xticks=[0, 100])
        ax.set_title(name, fontsize="small")
        if losses[1] > 3:
            ax.text(10, 2.6, f"{losses[1]:.0f}", color="C1")
    fig.supxlabel(text["step"])
    fig.supylabel(text["loss"])
    return fig


def checks(locale: str) -> Figure:
    """Draw six checks in their order, the cheap ones first, each with what it asks."""
    text = LABELS[locale]
    fig, ax = plt.subplots(figsize=(6.4, 2.6))
    ax.set(xlim=(0, 9), ylim=(0, 4))
    ax.set_axis_off()
    places = [(1.5, 3), (4.5, 3), (7.5, 3), (1.5, 1), (4.5, 1), (7.5, 1)]
    for n, ((x, y), (name, ask)) in enumerate(zip(places, text["checks"], strict=True), 1):
        _box(ax, x, y, f"{n}  {name}", ask)
    for row in (3, 1):
        for x in (2.85, 5.85):
            _arrow(ax, (x, row), (x + 0.3, row))
    ax.plot([7.5, 7.5, 1.5], [2.35, 2, 2], "C7")
    _arrow(ax, (1.5, 2), (1.5, 1.7))
    return fig


def points_of(cost: str) -> list[tuple]:
    """Return (cost, per cent of right pictures) of each model in the record, at its own rate."""
    kept = [row for row in recorded("model-sizes-cpu")["costs"] if "right" in row]
    points = [(model[cost], spread(model["fresh"][1])[0]) for model in _networks()]
    return [
        (at, 100 * right / PICTURES) for at, right in points + [(row[cost], row["right"]) for row in kept]
    ]


def _networks() -> list[dict]:
    """Return each network with its costs and its results on fresh seeds, at 0.1 and at its own rate."""
    record = recorded("model-sizes-cpu")
    fresh = [run for run in record["runs"] if run["seeds"][0] == 101]
    return [
        row | {"fresh": [run["right"] for run in fresh if run["hidden"] == row["model"]]}
        for row in record["costs"]
        if "right" not in row
    ]


def _names(text: dict) -> list[str]:
    hidden = ["+".join(map(str, model["model"])) or text["none"] for model in _networks()]
    return [*hidden, text["nearest"], ""]


def _box(ax: Axes, x: float, y: float, name: str, ask: str) -> None:
    ax.add_patch(
        plt.Rectangle((x - 1.35, y - 0.65), 2.7, 1.3, edgecolor="C0", facecolor="none", linewidth=1.5)
    )
    ax.text(x, y + 0.25, name, ha="center", va="center", color="C0")
    ax.text(x, y - 0.25, ask, ha="center", va="center", color="C7", fontsize="small")


def _arrow(ax: Axes, start: tuple, end: tuple) -> None:
    ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": "C7", "linewidth": 1.5})
