"""Figure of the lab on handwritten digits: what each choice brought, on validation pictures."""

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

LABELS = {
    "zh-Hant": {
        "rungs": [
            "最近鄰",
            "沒有隱藏層\n0.5",
            "隱藏 64\n0.5",
            "學習率 1\n不降",
            "學習率 1\n餘弦",
            "隱藏 256\n新種子",
        ],
        "right": "297 張裡答對的張數",
    },
    "en": {
        "rungs": [
            "nearest\nneighbour",
            "no hidden\nlayer, 0.5",
            "64 hidden,\n0.5",
            "rate 1,\nconstant",
            "rate 1,\ncosine",
            "256 hidden\n(fresh)",
        ],
        "right": "right of 297",
    },
}


def ladder(rungs: list[list[int]], locale: str) -> Figure:
    """Draw how many pictures were right: a dot for each seed, and the mean, for six stages of the lab."""
    fig, ax = plt.subplots(figsize=(6.4, 3.6))
    ax.axhline(rungs[0][0], color="C7", linestyle=":")
    for place, found in enumerate(rungs):
        mean = sum(found) / len(found)
        ax.plot(len(found) * [place], found, "C0o", alpha=0.4)
        ax.plot([place - 0.3, place + 0.3], [mean, mean], "C1")
    ax.set_xticks(range(len(rungs)), LABELS[locale]["rungs"])
    ax.set_ylabel(LABELS[locale]["right"])
    return fig
