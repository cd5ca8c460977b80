"""Figures of the lesson on batch sizes: digits, what a target takes, and the time of an update."""

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from nudge.data.digits import digits_split
from nudge.data.records import recorded
from nudge.figures.pictures import pictures

LABELS = {
    "zh-Hant": {
        "batch": "批次大小 B",
        "updates": "到達目標的更新次數",
        "epochs": "到達目標的週期數",
        "half": "B 加倍，\n次數減半",
        "time": "一次更新的時間（毫秒）",
        "in_turn": "逐筆計算",
        "together": "一起計算",
    },
    "en": {
        "batch": "batch size B",
        "updates": "updates to the target",
        "epochs": "epochs to the target",
        "half": "double B,\nhalf the updates",
        "time": "time of an update (ms)",
        "in_turn": "one by one",
        "together": "together",
    },
}
TICKS = [1, 4, 16, 64, 256, 1200]


def sample(locale: str) -> Figure:
    """Draw the first twenty pictures of the training rows, with their labels."""
    X, k = digits_split()["train"]
    return pictures(X[:20], k[:20].tolist())


def target(locale: str) -> Figure:
    """Draw the updates and the epochs that each batch size takes to the target, with a rate of its own."""
    text, rows = LABELS[locale], recorded("batches-to-target-cpu")["sizes"]
    sizes = [row["batch_size"] for row in rows]
    updates = [row["updates"] for row in rows]
    fig, panels = plt.subplots(1, 2, figsize=(6.4, 3.4))
    panels[0].loglog([1, 32], [updates[0], updates[0] / 32], "C7--")
    panels[0].text(1, 40, text["half"], color="C7", va="bottom")
    panels[0].loglog(sizes, updates, "C0-o")
    panels[0].set_yticks([30, 100, 300, 1000, 3000], ["30", "100", "300", "1000", "3000"])
    panels[1].loglog(sizes, [row["epochs"] for row in rows], "C1-s")
    panels[1].set_yticks([1, 3, 10, 30, 100], ["1", "3", "10", "30", "100"])
    for ax, name in zip(panels, ("updates", "epochs"), strict=True):
        ax.set(title=text[name], xlabel=text["batch"])
        ax.set_xticks(TICKS, TICKS)
        ax.minorticks_off()
    return fig


def time(locale: str) -> Figure:
    """Draw how long an update takes, picture by picture and together."""
    text, rows = LABELS[locale], recorded("batches-to-target-cpu")["sizes"]
    sizes = [row["batch_size"] for row in rows]
    fig, ax = plt.subplots(figsize=(6.4, 3.4))
    for name, style in (("in_turn", "C1--s"), ("together", "C0-o")):
        times = [row["epoch_ms"][name] / row["updates_per_epoch"] for row in rows]
        ax.loglog(sizes, times, style)
        ax.text(sizes[-1] * 1.15, times[-1], text[name], color=style[:2], va="center")
    ax.set(xlabel=text["batch"], ylabel=text["time"], xlim=(0.8, 6000))
    ax.set_xticks(TICKS, TICKS)
    ax.set_yticks([1, 10, 100], ["1", "10", "100"])
    ax.minorticks_off()
    return fig
