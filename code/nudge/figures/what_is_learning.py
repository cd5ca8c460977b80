"""Figures of the lesson on what learning is: a rule with one knob."""

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nudge.data import leave_days
from nudge.threshold import count_false_alarms, count_mistakes

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


def moving_threshold(locale: str) -> Figure:
    """Draw the twelve people twice, judged with t = 3 and with t = 5, the wrong ones circled."""
    text = LABELS[locale]
    fig, strips = plt.subplots(2, 1, sharex=True)
    for ax, t in zip(strips, (3, 5), strict=True):
        draw_people(ax, t, text)
    strips[0].text(0, 1, text["stayed"], color="C0", ha="center", va="center")
    strips[0].text(8, 0, text["left"], color="C1", ha="center", va="center")
    strips[1].set_xlabel(text["days"])
    return fig


def typed_threshold(locale: str) -> Figure:
    """Draw the twelve people as the typed rule, t = 3, judges them."""
    text = LABELS[locale]
    fig, ax = plt.subplots()
    draw_people(ax, 3, text)
    ax.text(0, 1, text["stayed"], color="C0", ha="center", va="center")
    ax.text(8, 0, text["left"], color="C1", ha="center", va="center")
    ax.set_xlabel(text["days"])
    return fig


def draw_people(ax: Axes, t: int, text: dict) -> None:
    """Draw who stayed, who left and where the threshold is; circle those whom it gets wrong."""
    days, left = leave_days()
    height = torch.tensor([(days[:i] == day).sum() for i, day in enumerate(days)])  # equal days pile up
    wrong = (days >= t) != (left == 1)
    for who, style in ((left == 0, "C0o"), (left == 1, "C1s")):
        ax.plot(days[who], height[who], style)
    ax.plot(days[wrong], height[wrong], "C3o", markersize=17, fillstyle="none")
    ax.axvline(t - 0.5, color="C7", linestyle="--")
    ax.text(t - 0.3, 2.6, f"{text['threshold']} = {t}", color="C7", va="center")
    ax.text(4 if t == 3 else 3, 1 if t == 3 else 2, text["wrong"], color="C3", ha="center", va="center")
    ax.set(xlim=(-0.6, 9.6), xticks=range(10), ylim=(-0.8, 3), yticks=[])
    ax.spines["left"].set_visible(False)


def mistakes_by_threshold(locale: str) -> Figure:
    """Draw the mistakes at every threshold, with false alarms and misses piled on one another."""
    text, people, t = LABELS[locale], [column.tolist() for column in leave_days()], range(11)
    alarms = [count_false_alarms(*people, limit) for limit in t]
    misses = [count_mistakes(*people, limit) - wrong for limit, wrong in zip(t, alarms, strict=True)]
    fig, ax = plt.subplots()
    ax.bar(t, alarms, fill=False, edgecolor="C1", linewidth=1.5)
    ax.bar(t, misses, bottom=alarms, color="C2")
    ax.text(2.6, 4.4, text["alarms"], color="C1")
    ax.text(7.6, 4.4, text["misses"], color="C2", ha="right")
    ax.set(xlabel=text["threshold"], ylabel=text["mistakes"], xticks=t, ylim=(0, 7.4))
    return fig
