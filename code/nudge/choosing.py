"""Choosing: networks of several sizes, the nearest neighbour, and which of them none dominates."""

import torch
from torch import Tensor, nn
from torch.optim import SGD

from nudge.batches import batches
from nudge.classification import cross_entropy
from nudge.networks import mlp


# --8<-- [start:dominates]
def dominates(a: tuple, b: tuple) -> bool:
    """Whether a = (cost, score) is at least as good as b in both, not equal."""
    return a[0] <= b[0] and a[1] >= b[1] and a != b


# --8<-- [end:dominates]


# --8<-- [start:pareto]
def pareto(points: list) -> list:
    """Return the places of the points (cost, score) that none dominates."""
    front = []
    for i, point in enumerate(points):
        better = [other for other in points if dominates(other, point)]
        if len(better) == 0:
            front.append(i)
    return front


# --8<-- [end:pareto]


# --8<-- [start:digit_net]
def digit_net(sizes: tuple, eta: float, seed: int, data: tuple) -> nn.Module:
    """Return a network trained for 20 epochs in batches of 32.

    data holds X[N, 64] and k[N]. The seed decides the start and the order.
    """
    X, k = data[0].double(), data[1]
    net = mlp(sizes, nn.ReLU, seed).double()
    optimizer = SGD(net.parameters(), eta)
    generator = torch.Generator().manual_seed(100 + seed)
    for _ in range(20):
        for batch in batches(len(k), 32, generator):
            optimizer.zero_grad()
            cross_entropy(net(X[batch]), k[batch]).backward()
            optimizer.step()
    return net


# --8<-- [end:digit_net]


# --8<-- [start:nearest]
def nearest(X: Tensor, k: Tensor, new: Tensor) -> Tensor:
    """Return for each row of new[M, d] the label of the nearest of X[N, d]."""
    labels = []
    for picture in new:
        distances = ((X - picture) ** 2).sum(dim=1)
        labels.append(k[distances.argmin()])
    return torch.stack(labels)


# --8<-- [end:nearest]
