"""Outputs of both signs; random numbers below p, above it, and equal to it."""

import torch

from nudge.data import lcg
from nudge.dropout import switched
from vectors import numbers, vector


def vectors() -> list[dict]:
    outputs, u = numbers(8), [*lcg(1000, 6), 0.0, 0.3]
    a, draws = (torch.tensor(each, dtype=torch.float64) for each in (outputs, u))
    return [vector("switched", [outputs, u, p], switched(a, draws, p)) for p in (0.0, 0.1, 0.3, 0.5, 0.9)]
