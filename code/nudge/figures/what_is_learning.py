"""Figures of the lesson on what learning is: a rule with one knob."""

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from nudge.data import leave_days
from nudge.threshold import count_false_alarms, count_mistakes, leaves

LABELS = {
    "zh-Hant": {
        "days": "請假天數",
        "stayed": "留任",
        "left": "離職",
        "threshold": "門檻 t",
        "wrong": "判錯",
        "mistakes": "錯誤數",
        "misses": "漏判",
        "alarms": "誤報",
    },
    "en": {
        "days": "days of leave",
        "stayed": "stayed",
        "left": "left",
        "threshold": "threshold t",
        "wrong": "wrong",
        "mistakes": "mistakes",
        "misses": "misses",
        "alarms": "false alarms",
    },
}


def typed_threshold(locale: str) -> Figure:
    """Draw the twelve people as the typed rule, t = 3, judges them; circle those whom it gets wrong."""
    text, t = LABELS[locale], 3
    days, left = leave_days()
    fig, ax = plt.subplots()
    for i, (x, y) in enumerate(zip(days, left, strict=True)):
        height = days[:i].count(x)  # equal days pile up
        ax.plot(x, height, "C1s" if y else "C0o")
        if leaves(x, t) != y:
            ax.plot(x, height, "C3o", markersize=17, fillstyle="none")
    ax.axvline(t - 0.5, color="C7", linestyle="--")
    ax.text(t - 0.3, 2.6, f"{text['threshold']} = {t}", color="C7", va="center")
    for x, y, name, colour in ((0, 1, "stayed", "C0"), (8, 0, "left", "C1"), (4, 1, "wrong", "C3")):
        ax.text(x, y, text[name], color=colour, ha="center", va="center")
    ax.set(xlim=(-0.6, 9.6), xticks=range(10), ylim=(-0.8, 3), yticks=[], xlabel=text["days"])
    ax.spines["left"].set_visible(False)
    return fig


def mistakes_by_threshold(locale: str) -> Figure:
    """Draw the mistakes at every threshold, with false alarms and misses piled on one another."""
    text, people, t = LABELS[locale], leave_days(), range(11)
    alarms = [count_false_alarms(*people, limit) for limit in t]
    misses = [count_mistakes(*people, limit) - wrong for limit, wrong in zip(t, alarms, strict=True)]
    fig, ax = plt.subplots()
    ax.bar(t, alarms, fill=False, edgecolor="C1", linewidth=1.5)
    ax.bar(t, misses, bottom=alarms, color="C2")
    ax.text(2.6, 4.4, text["alarms"], color="C1")
    ax.text(7.6, 4.4, text["misses"], color="C2", ha="right")
    ax.set(xlabel=text["threshold"], ylabel=text["mistakes"], xticks=t, ylim=(0, 7.4))
    return fig
