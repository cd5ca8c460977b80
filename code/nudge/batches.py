"""Batches: the examples in a new order, a few at a time, and how much their gradients differ."""

import torch
from torch import Tensor

from nudge.data import lcg


# --8<-- [start:updates_per_epoch]
def updates_per_epoch(n: int, batch_size: int, drop_last=False) -> int:
    """Return how many batches n examples make; the last may be smaller."""
    full, rest = n // batch_size, n % batch_size
    return full if rest == 0 or drop_last else full + 1


# --8<-- [end:updates_per_epoch]


# --8<-- [start:shuffled]
def shuffled(n: int, seed: int) -> list:
    """Return the places 0 to n - 1 in an order that the seed decides."""
    u = lcg(seed, n)
    return sorted(range(n), key=lambda i: u[i])


# --8<-- [end:shuffled]


# --8<-- [start:sgd_line]
def sgd_line(
    x: list,
    y: list,
    orders: list,
    batch_size: int,
    eta: float,
) -> list:
    """Return (w, b) at the start, (0, 0), and after each update.

    orders has the places of the examples, in an order for each epoch.
    """
    w, b, path = 0.0, 0.0, [(0.0, 0.0)]
    for order in orders:  # an epoch
        for first in range(0, len(order), batch_size):
            batch = order[first : first + batch_size]
            g_w, g_b = 0.0, 0.0
            for i in batch:
                e = w * x[i] + b - y[i]
                g_w = g_w + 2 * e * x[i] / len(batch)
                g_b = g_b + 2 * e / len(batch)
            w, b = w - eta * g_w, b - eta * g_b  # an update
            path.append((w, b))
    return path


# --8<-- [end:sgd_line]


# --8<-- [start:batches]
def batches(n: int, batch_size: int, generator: torch.Generator) -> tuple:
    """Return the places 0 to n - 1 in a new order, cut into batches.

    Each is a tensor of batch_size places; the last may have fewer.
    """
    return torch.randperm(n, generator=generator).split(batch_size)


# --8<-- [end:batches]


# --8<-- [start:gradient_noise]
def gradient_noise(
    slopes: Tensor,
    batch_size: int,
    epochs: int,
    generator: torch.Generator,
) -> float:
    """Return how far a batch's mean slope is from that of all slopes[N].

    It is a root of a mean square, over all batches of these epochs.
    """
    n = len(slopes)
    cuts = [batches(n, batch_size, generator) for _ in range(epochs)]
    means = [slopes[batch].mean() for cut in cuts for batch in cut]
    distances = torch.stack(means) - slopes.mean()
    return (distances**2).mean().sqrt().item()


# --8<-- [end:gradient_noise]
