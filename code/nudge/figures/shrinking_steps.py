"""Figure of the lesson on the learning rate: the bands in which steps for the MAE end."""

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure

from nudge.data import thermometer
from nudge.losses import mae
from nudge.models import line
from nudge.regression import mae_line
from nudge.scaling import Standardizer
from nudge.subgradients import mae_walk

LABELS = {
    "zh-Hant": {
        "step": "步數",
        "mae": "平均絕對誤差",
        "constant": "η 固定",
        "shrinking": "η 漸小",
        "optimum": "最佳值",
    },
    "en": {
        "step": "step",
        "mae": "MAE",
        "constant": "constant η",
        "shrinking": "shrinking η",
        "optimum": "optimum",
    },
}


def mae_bands(locale: str) -> Figure:
    """Draw between which values the MAE wanders in every 50 steps, for three kinds of step."""
    labels, (x, y) = LABELS[locale], thermometer()
    z = Standardizer().fit(x).transform(x)
    optimum = mae(line(z, *mae_line(z, y)), y)
    kinds = (
        ("η = 1", "constant", lambda k: 1),
        ("η = 0.1", "constant", lambda k: 0.1),
        ("1/(1+k/100)", "shrinking", lambda k: 1 / (1 + k / 100)),
    )
    fig, panels = plt.subplots(1, 3, sharey=True)
    for index, (ax, (title, kind, eta)) in enumerate(zip(panels, kinds, strict=True)):
        blocks = torch.tensor(mae_walk(z, y, eta)).reshape(-1, 50)
        steps = torch.arange(len(blocks)) * 50
        ax.fill_between(steps, blocks.amin(1), blocks.amax(1), color=f"C{index}", step="post", linewidth=0)
        ax.axhline(optimum, color="C3", linestyle="--", linewidth=1.5)
        ax.text(2600, 1.592, labels[kind], ha="center", color=f"C{index}")
        ax.set(title=title, xlim=(0, 5000), xticks=[0, 4000], ylim=(1.52, 1.6), yticks=[1.52, 1.56, 1.6])
    panels[0].set_ylabel(labels["mae"])
    panels[1].set_xlabel(labels["step"])
    panels[1].text(2600, 1.5235, labels["optimum"], ha="center", color="C3")
    return fig
