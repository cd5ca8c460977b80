"""Slopes by differences: how much a function changes, per unit, near one point."""

from collections.abc import Callable

import torch
from torch import Tensor


# --8<-- [start:forward_diff]
def forward_diff(f: Callable, w: float, h: float) -> float:
    """Return the average slope of f from w to w + h."""
    return (f(w + h) - f(w)) / h


# --8<-- [end:forward_diff]


# --8<-- [start:backward_diff]
def backward_diff(f: Callable, w: float, h: float) -> float:
    """Return the average slope of f from w - h to w."""
    return (f(w) - f(w - h)) / h


# --8<-- [end:backward_diff]


# --8<-- [start:central_diff]
def central_diff(f: Callable, w: float, h: float) -> float:
    """Return the average slope of f from w - h to w + h."""
    return (f(w + h) - f(w - h)) / (2 * h)


# --8<-- [end:central_diff]


# --8<-- [start:numeric_grad]
def numeric_grad(f: Callable, p: Tensor, h: float | None = None) -> Tensor:
    """Return the slopes of f at p[P], one central difference each."""
    h = h or torch.finfo(p.dtype).eps ** (1 / 3)  # longer in float32
    steps = h * torch.eye(len(p), dtype=p.dtype)
    return torch.stack([(f(p + s) - f(p - s)) / (2 * h) for s in steps])


# --8<-- [end:numeric_grad]


# --8<-- [start:grad_check]
def grad_check(f: Callable, g: Tensor, p: Tensor) -> float:
    """Return how far g[P] is from the slopes of f at p[P], per length."""
    if not g.any():
        raise ValueError("g is 0 here and has no length: try another p")
    return ((numeric_grad(f, p) - g).norm() / g.norm()).item()


# --8<-- [end:grad_check]
