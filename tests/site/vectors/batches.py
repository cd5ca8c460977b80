"""Counts of updates, orders, and walks that arrive, hover, and run away."""

from nudge.batches import sgd_line, shuffled, updates_per_epoch
from nudge.data import noisy_line
from vectors import vector


def vectors() -> list[dict]:
    counts = [
        vector("updatesPerEpoch", arguments, updates_per_epoch(*arguments))
        for n, size in ((1000, 1), (1000, 300), (10_000, 10), (100, 300), (7, 7))
        for arguments in ([n, size], [n, size, True])
    ]
    orders = [
        vector("shuffled", [n, seed], shuffled(n, seed)) for n, seed in ((1, 5), (7, 1000), (300, 1019))
    ]
    return counts + orders + [walk(*arguments) for arguments in WALKS]


WALKS = [(40, 1, 0.05), (40, 7, 0.2), (30, 30, 0.5), (30, 64, 0.8), (40, 1, 3.0)]


def walk(n: int, size: int, eta: float) -> dict:
    """Return three epochs of a walk."""
    x, y = (values.tolist() for values in noisy_line(n))
    arguments = [x, y, [shuffled(n, 1000 + epoch) for epoch in range(3)], size, eta]
    return vector("sgdLine", arguments, sgd_line(*arguments))
