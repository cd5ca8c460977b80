"""Many networks: trains networks of one feature side by side, in the time of a few."""

from collections.abc import Callable

import torch
from torch import Tensor

from nudge.data import bent_curve
from nudge.networks import unpack

X = torch.linspace(0, 6, 61, dtype=torch.float64)
Y = bent_curve(X)
Z = (X - X.mean()) / X.std(correction=0)
TARGETS = (Y - Y.mean()) / Y.std(correction=0)
SLOPES = {torch.sigmoid: lambda a: a * (1 - a), torch.relu: lambda a: (a > 0).to(a.dtype)}  # at outputs a


def train_together(
    starts: list[Tensor], eta: float, epochs: int, activation: Callable = torch.sigmoid
) -> list[tuple[float, Tensor]]:
    """Return the MSE, in squared units of y, and the parameters of each network after so many epochs.

    The units of all networks stand side by side; owner[i, k] is 1 where unit i belongs to network k.
    The activation is torch.sigmoid or torch.relu. A network that overflows would spoil the others.
    """
    parts = [unpack(theta, 1) for theta in starts]
    w = torch.cat([W[:, 0] for W, *_ in parts])
    b, c = torch.cat([b for _, b, *_ in parts]), torch.cat([c for *_, c, _ in parts])
    b0 = torch.stack([theta[-1] for theta in starts])
    sizes = [len(part[1]) for part in parts]
    owner = torch.block_diag(*(torch.ones(h, 1, dtype=w.dtype) for h in sizes))
    x, targets, to_units = Z[:, None], TARGETS[:, None], owner.T
    rate = 2 * eta / len(Z)
    for _ in range(epochs):
        a = activation(torch.addcmul(b, x, w))
        g = torch.addmm(b0 - targets, a * c, owner) * rate  # the slopes for ŷ, already times eta
        back = g @ to_units
        c_step = (back * a).sum(0)
        back *= SLOPES[activation](a) * c
        w, b, c, b0 = w - Z @ back, b - back.sum(0), c - c_step, b0 - g.sum(0)
    e = (activation(x * w + b) * c) @ owner + b0 - targets
    losses = (e**2).mean(0) * Y.var(correction=0)
    columns = zip(w.split(sizes), b.split(sizes), c.split(sizes), b0, strict=True)
    return [
        (loss.item(), torch.cat([*part, constant[None]]))
        for loss, (*part, constant) in zip(losses, columns, strict=True)
    ]
