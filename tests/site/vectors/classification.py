"""Scores near and far apart, equal, huge, and what is no number; three classes and others."""

import math

import torch

from nudge.classification import cross_entropy, softmax
from vectors import numbers, of, vector

FAR = [[0.0, 0.0, 0.0], [1000.0, 999.0, -1000.0], [-800.0, 0.0], [5.0], [math.nan, 1.0], [math.inf, 0.0]]


def vectors() -> list[dict]:
    rows = [*FAR, *(numbers(size) for size in (2, 3, 3, 3, 10))]
    batches = [([row], [0]) for row in rows] + [([numbers(4) for _ in range(5)], [0, 3, 1, 2, 2])]
    return of("softmax", softmax, [[row] for row in rows]) + [
        vector("crossEntropy", [z, k], cross_entropy(torch.tensor(z, dtype=torch.float64), torch.tensor(k)))
        for z, k in batches
    ]
