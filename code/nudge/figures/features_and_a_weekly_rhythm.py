"""Figures of the lesson on features: the series, three weeks foretold, what features bring on later days."""

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure
from torch import Tensor

from nudge.data import weekly_views
from nudge.features import fitted, lag_matrix, two_errors, weekday_columns
from nudge.losses import mae

LABELS = {
    "zh-Hant": {
        "views": "每日觀看數（千）",
        "day": "第幾天",
        "training": "訓練期",
        "later": "之後",
        "apart": "相隔天數",
        "autocorrelation": "自相關",
        "actual": "實際",
        "one": "只看前一天",
        "seven": "看前七天",
        "weekdays": "日一二三四五六",
        "lags": "用前幾天的觀看數當特徵",
        "training error": "訓練誤差",
        "later error": "之後的誤差",
        "floor": "下限",
        "baseline": "基準",
        "parameters": "參數個數",
        "more": "天數越來越多",
        "yesterday": "前一天",
        "weekday": "加上星期幾",
        "logarithms": "取對數",
        "growth": "加上第幾天",
    },
    "en": {
        "views": "daily views (thousand)",
        "day": "day",
        "training": "training",
        "later": "later",
        "apart": "lag (days)",
        "autocorrelation": "autocorrelation",
        "actual": "actual",
        "one": "yesterday only",
        "seven": "last seven days",
        "weekdays": "SMTWTFS",
        "lags": "lags",
        "training error": "training error",
        "later error": "later error",
        "floor": "floor",
        "baseline": "baseline",
        "parameters": "parameters",
        "more": "more and more lags",
        "yesterday": "1 lag",
        "weekday": "with weekday",
        "logarithms": "on logarithms",
        "growth": "with day number",
    },
}

TRAINING = 728  # days; the others come later
WINDOW = range(966, 987)  # three weeks, Sunday to Saturday, whose errors are those of all later days
COUNTS = (
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    10,
    12,
    14,
    16,
    20,
    24,
    28,
    40,
    56,
    84,
    112,
    140,
    168,
    196,
    224,
    252,
    280,
    308,
    336,
)


def series(locale: str) -> Figure:
    """Draw all days with the boundary between training and later, and the first four weeks from near by."""
    text, views = LABELS[locale], weekly_views()
    fig, (whole, near) = plt.subplots(2, 1, figsize=(5.2, 4.6))
    whole.plot(views, "C0", linewidth=0.7)
    whole.axvline(TRAINING, color="C7", linestyle="--")
    for day, name in ((TRAINING / 2, "training"), ((TRAINING + len(views)) / 2, "later")):
        whole.text(day, 11.6, text[name], color="C7", ha="center")
    whole.set(ylim=(2.5, 12.6), yticks=[3, 6, 9], xticks=[0, 364, 728, 1092])
    near.plot(views[:28], "C0o-", markersize=4)
    for start in (0, 14):
        near.axvspan(start - 0.5, start + 6.5, color="C7", alpha=0.15, linewidth=0)
    near.set(
        xlabel=text["day"], xlim=(-0.5, 27.5), xticks=[0, 7, 14, 21, 28], ylim=(3.2, 6.4), yticks=[4, 5, 6]
    )
    fig.supylabel(text["views"], fontsize="medium")
    return fig


def autocorrelation(locale: str) -> Figure:
    """Draw how the training days go with those 1 to 28 days before."""
    text, lags = LABELS[locale], range(1, 29)
    bars = correlations(weekly_views()[:TRAINING], lags)
    fig, ax = plt.subplots()
    ax.bar(lags, bars, color=["C1" if lag % 7 == 0 else "C0" for lag in lags])
    for lag in (7, 14, 21, 28):
        ax.text(lag, bars[lag - 1] + 0.02, f"{lag}", color="C1", ha="center")
    ax.set(
        xlabel=text["apart"], ylabel=text["autocorrelation"], xticks=[1, 7, 14, 21, 28], yticks=[0, 0.5, 1]
    )
    ax.set_ylim(0, 1)
    return fig


def correlations(views: Tensor, lags: range) -> list[float]:
    """Return for each lag the correlation of a series with its own past, from one mean and the full sum."""
    distances = views - views.mean()
    products = [(distances[lag:] * distances[:-lag]).sum() for lag in lags]
    return [(product / (distances**2).sum()).item() for product in products]


def three_weeks(locale: str) -> Figure:
    """Draw three later weeks: what came, and what one lag and seven lags foretell."""
    text, views = LABELS[locale], weekly_views()
    fig, ax = plt.subplots()
    ax.plot(WINDOW, views[WINDOW.start : WINDOW.stop], "C7o", markersize=5, label=text["actual"])
    for lags, name, style in ((1, "one", "C1--"), (7, "seven", "C0-")):
        _, y_hat = fitted(*lag_matrix(views, lags))
        ax.plot(WINDOW, y_hat[WINDOW.start - lags : WINDOW.stop - lags], style, label=text[name])
    for start in WINDOW[::14]:
        ax.axvspan(start - 0.5, start + 6.5, color="C7", alpha=0.15, linewidth=0)
    ax.set_xticks([*WINDOW], 3 * text["weekdays"])
    ax.tick_params(axis="x", length=0)
    ax.set(xlim=(965.5, 986.5), ylim=(5, 12), yticks=[6, 8, 10], ylabel=text["views"])
    ax.legend(loc="upper center", ncols=3, handlelength=1.6, columnspacing=1)
    return fig


def errors_by_lags(locale: str) -> Figure:
    """Draw both errors against the number of lags on the same rows, with the floors and a baseline."""
    text, views = LABELS[locale], weekly_views()
    X, y = lag_matrix(views, COUNTS[-1])
    training, later = zip(*(two_errors(fitted(X[:, :lags], y)[1], y) for lags in COUNTS), strict=True)
    fig, ax = plt.subplots()
    ax.semilogx(COUNTS, training, "C0--")
    ax.semilogx(COUNTS, later, "C1")
    ax.text(60, 0.17, text["training error"], color="C0", ha="center")
    ax.text(60, 0.46, text["later error"], color="C1", ha="center")
    baseline = views[-365:-1] + views[-371:-7] - views[-372:-8]
    ax.axhline(mae(baseline, views[-364:]), color="C7", linestyle="-.", linewidth=1.5)
    ax.text(60, 0.61, text["baseline"], color="C7", ha="center")
    floors = two_errors(known_form(views)[COUNTS[-1] :], y)
    for floor, colour, above in zip(floors, ("C0", "C1"), (-0.06, 0.02), strict=True):
        ax.axhline(floor, color=colour, linestyle=":")
        ax.text(1.1, floor + above, text["floor"], color=colour)
    ax.set(xlabel=text["lags"], ylabel="MAE", ylim=(0, 1.15), yticks=[0, 0.25, 0.5, 0.75, 1])
    ax.set_xticks([1, 7, 28, 112, 336], ["1", "7", "28", "112", "336"])
    ax.minorticks_off()
    return fig


def known_form(views: Tensor) -> Tensor:
    """Return what the generator's own formula foretells when it knows the mood of the day before."""
    rhythm = torch.tensor([0.10, 0.12, 0.10, 0.06, 0, -0.22, -0.16], dtype=views.dtype)
    days = torch.arange(len(views))
    exponent = 1.5 + 0.0006 * days + rhythm[days % 7]
    mood = views.log() - exponent
    return (exponent + 0.6 * torch.cat([torch.zeros(1, dtype=views.dtype), mood[:-1]])).exp()


def knowledge(locale: str) -> Figure:
    """Draw the later error against the number of parameters: more lags, and facts added one by one."""
    text, views = LABELS[locale], weekly_views()
    counts = [lags for lags in COUNTS if lags <= 112]
    later = [two_errors(fitted(X, y)[1], y)[1] for X, y in (lag_matrix(views, lags) for lags in counts)]
    fig, ax = plt.subplots()
    ax.semilogx([lags + 1 for lags in counts], later, "C0.-")
    ax.text(20, 0.53, text["more"], color="C0")
    steps = rungs(views)
    ax.plot(*zip(*steps.values(), strict=True), "C1s--")
    places = {
        "yesterday": (2.1, 0.885),
        "weekday": (7.2, 0.5),
        "logarithms": (7.2, 0.435),
        "growth": (8, 0.365),
    }
    for name, place in places.items():
        ax.text(*place, text[name], color="C1", ha="right")
    ax.set(
        xlabel=text["parameters"],
        ylabel=f"{text['later error']} (MAE)",
        xlim=(1.3, 140),
        ylim=(0.3, 1.05),
        yticks=[0.4, 0.6, 0.8, 1],
    )
    ax.set_xticks([2, 4, 9, 29, 57, 113], ["2", "4", "9", "29", "57", "113"])
    ax.minorticks_off()
    return fig


def rungs(views: Tensor) -> dict[str, tuple[int, float]]:
    """Return parameters and later error of the model with one lag, as it is told one fact after another."""
    X, y = lag_matrix(views, 1)
    days = torch.arange(len(views))[1:]
    week = weekday_columns(days)[:, 1:]
    found = {}
    for name, columns in (("yesterday", [X]), ("weekday", [X, week])):
        theta, y_hat = fitted(torch.cat(columns, dim=1), y)
        found[name] = len(theta), two_errors(y_hat, y)[1]
    for name, columns in (("logarithms", [week]), ("growth", [week, days.double()[:, None]])):
        theta, log_hat = fitted(torch.cat([X.log(), *columns], dim=1), y.log())
        found[name] = len(theta), two_errors(log_hat.exp(), y)[1]
    return found
