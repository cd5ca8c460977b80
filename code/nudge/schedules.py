"""Learning-rate schedules: factors for each update, a rule that watches the loss, and a walk that uses them.

A factor multiplies the first learning rate and has no unit. Updates k are counted from 0.
"""

from collections.abc import Callable
from math import cos, pi

from nudge.data import lcg


# --8<-- [start:step_decay]
def step_decay(k: int, every: int, factor: float = 0.1) -> float:
    """Multiply by the factor once more after each `every` updates."""
    return factor ** (k // every)


# --8<-- [end:step_decay]


# --8<-- [start:exponential]
def exponential(k: int, factor: float) -> float:
    """Multiply by the factor, such as 0.998, after each update."""
    return factor**k


# --8<-- [end:exponential]


# --8<-- [start:inverse]
def inverse(k: int, rate: float) -> float:
    """Halve after 1 / rate updates, halve again after 2 / rate more."""
    return 1 / (1 + rate * k)


# --8<-- [end:inverse]


# --8<-- [start:cosine]
def cosine(k: int, total: int) -> float:
    """Follow half a cosine from 1 at update 0 to 0 at update `total`."""
    return (1 + cos(pi * k / total)) / 2


# --8<-- [end:cosine]


# --8<-- [start:warm_up]
def warm_up(k: int, updates: int) -> float:
    """Rise in equal steps to 1, which the last of these updates has."""
    return min(1, (k + 1) / updates)


# --8<-- [end:warm_up]


# --8<-- [start:plateau]
class Plateau:
    """A learning rate that falls when a loss has stopped falling."""

    def __init__(self, eta: float, factor: float = 0.5, patience: int = 2):
        self.eta, self.factor, self.patience = eta, factor, patience
        self.best, self.waited = float("inf"), 0

    def step(self, loss: float) -> float:
        """Return the rate after this loss; nan counts as no improvement."""
        self.waited = 0 if loss < self.best else self.waited + 1
        if loss < self.best:
            self.best = loss
        if self.waited > self.patience:
            self.eta, self.waited = self.factor * self.eta, 0
        return self.eta


# --8<-- [end:plateau]


# --8<-- [start:scheduled_walk]
def scheduled_walk(
    x: list,
    y: list,
    rate: Callable,
    seed: int,
    epochs: int = 20,
    start: tuple = (0.0, 0.0),
    batch_size: int = 10,
) -> list:
    """Return (w, b) of a line before the first update and after each.

    rate(k) is the learning rate of update k; every epoch shuffles anew.
    """
    (w, b), path = start, [start]
    for epoch in range(epochs):
        rows = sorted(zip(lcg(1000 * seed + epoch, len(x)), x, y, strict=True))
        for first in range(0, len(rows), batch_size):
            batch = rows[first : first + batch_size]
            g_w = g_b = 0.0
            for _, reading, label in batch:
                e = w * reading + b - label
                g_w, g_b = g_w + 2 * e * reading, g_b + 2 * e
            eta = rate(len(path) - 1) / len(batch)  # of the sum of a batch
            w, b = w - eta * g_w, b - eta * g_b
            path.append((w, b))
    return path


# --8<-- [end:scheduled_walk]
