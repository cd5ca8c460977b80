"""Losses of random predictions, of hits, and of what is no number."""

import math

from nudge.losses import huber, mae, mse
from vectors import numbers, of

HIT = [[1.0, 2.0], [1.0, 2.0]]


def vectors() -> list[dict]:
    pairs = [[numbers(5), numbers(5)] for _ in range(10)]
    pairs += [HIT, [[math.inf], [0.0]], [[math.nan], [0.0]]]
    with_delta = [[*pair, delta] for pair in pairs for delta in (0.5, 1.0, 3.0)]
    return of("mae", mae, pairs) + of("mse", mse, pairs) + of("huber", huber, with_delta)
