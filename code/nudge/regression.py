"""The straight line that a loss likes best, for the losses that least squares does not serve."""

from itertools import combinations

import torch
from torch import Tensor

from nudge.descent import least_squares
from nudge.losses import mae
from nudge.models import line
from nudge.pairs import check_pairs


def with_constant(x: Tensor) -> Tensor:
    """Return X[N, 2]: the feature x[N] beside a column of ones, so that theta is (w, b)."""
    return torch.stack([x, torch.ones_like(x)], dim=1)


def mse_line(x: Tensor, y: Tensor) -> Tensor:
    """Return (w, b) with the smallest mean squared error."""
    check_pairs(x, y)
    return least_squares(with_constant(x), y)


def mae_line(x: Tensor, y: Tensor) -> Tensor:
    """Return (w, b) with the smallest mean absolute error.

    Some best line always runs through two of the points (Bloomfield & Steiger 1983, *Least
    Absolute Deviations*), so trying every pair with different x finds one.
    """
    check_pairs(x, y)
    pairs = [(i, j) for i, j in combinations(range(len(x)), 2) if x[i] != x[j]]
    if not pairs:
        raise ValueError("all readings are the same, so every tilt is as good; add examples that differ")
    lines = [torch.linalg.solve(with_constant(x[[i, j]]), y[[i, j]]) for i, j in pairs]
    return min(lines, key=lambda theta: mae(line(x, *theta), y))


def huber_line(x: Tensor, y: Tensor, delta: float = 1.0, rounds: int = 200) -> Tensor:
    """Return (w, b) with the smallest Huber loss, by iteratively reweighted least squares.

    A point that misses by more than delta pulls with delta only: in each round its weight is
    delta / |residual| (Huber & Ronchetti 2009, *Robust Statistics*, ch. 7).
    """
    if delta <= 0:
        raise ValueError(f"delta is {delta}; only above 0 does a point pull at all")
    X, theta = with_constant(x), mse_line(x, y)
    for _ in range(rounds):
        r = (y - X @ theta).abs()
        root = (delta / r.clamp(min=delta)).sqrt()
        theta = least_squares(X * root[:, None], y * root)
    return theta
