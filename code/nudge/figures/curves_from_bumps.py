"""Figure of the lab that builds curves from bumps: what trained networks say far from their points."""

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure
from torch import Tensor

from nudge.data import bent_curve
from nudge.many_networks import X, Y
from nudge.networks import hidden_layer, unpack

LABELS = {
    "zh-Hant": {"target": "目標曲線", "range": "有資料", "sigmoids": "三條 S 形曲線", "relus": "三個 ReLU"},
    "en": {"target": "target", "range": "points", "sigmoids": "three S-curves", "relus": "three ReLUs"},
}


def beyond(locale: str, sigmoids: list[Tensor], relus: list[Tensor]) -> Figure:
    """Draw networks of both kinds, trained on the points from 0 to 6, between −4 and 12."""
    text, wide = LABELS[locale], torch.linspace(-4, 12, 321, dtype=X.dtype)
    fig, ax = plt.subplots()
    ax.axvspan(0, 6, color="C7", alpha=0.15, linewidth=0)
    ax.plot(wide, bent_curve(wide), color="C7", linewidth=4, alpha=0.6, label=text["target"])
    for name, thetas, activation, style in (
        ("sigmoids", sigmoids, torch.sigmoid, "C0-"),
        ("relus", relus, torch.relu, "C1--"),
    ):
        for theta in thetas:
            (drawn,) = ax.plot(wide, predicted(theta, wide, activation), style, linewidth=1.2)
        drawn.set_label(text[name])
    ax.text(3, 9.6, text["range"], ha="center")
    ax.set(xlabel="x", ylabel="y", xticks=[-4, -2, 0, 2, 4, 6, 8, 10, 12], ylim=(-5.5, 11.5))
    ax.legend(loc="lower right")
    return fig


def predicted(theta: Tensor, x: Tensor, activation) -> Tensor:
    """Return at x, in the unit of y, what a network says that was trained on the standardized points."""
    z = (x - X.mean()) / X.std(correction=0)
    outputs = hidden_layer(z[:, None], *unpack(theta, 1), activation)
    return Y.mean() + Y.std(correction=0) * outputs
