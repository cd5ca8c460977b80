"""Layers in a row with functions that both sides know, wide and narrow ones, and none at all."""

from itertools import pairwise

import torch

from nudge.depth import random_weights, signals_and_slopes, tent
from vectors import numbers, of, vector

WIDTHS = [(3,), (2, 4), (3, 1, 5), (4, 4, 4, 4)]


def vectors() -> list[dict]:
    tents = of("tent", tent, [[x] for x in (-1.0, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, *numbers(3, 0, 1))])
    drawn = [
        vector("randomWeights", [m, n, sd, seed], random_weights(m, n, sd, seed))
        for m, n, sd, seed in ((1, 3, 1.0, 1100), (4, 2, 0.25, 1007))
    ]
    return tents + drawn + [walked(*widths) for widths in WIDTHS]


def walked(*widths: int) -> dict:
    """Return what becomes of signals and slopes in layers of these widths."""
    weights = [random_weights(m, n, 0.5, 1000 + n) for n, m in pairwise(widths)]
    x, c = (torch.tensor(numbers(n, -1, 1), dtype=torch.float64) for n in (widths[0], widths[-1]))
    arguments = [weights, torch.sin, torch.exp, x, c]
    return vector("signalsAndSlopes", arguments, signals_and_slopes(*arguments))
