"""Landscapes: how the ground bends at a place, along any direction, and what kind of flat place it is."""

from collections.abc import Callable

import torch
from torch import Tensor

from nudge.slope import numeric_grad


# --8<-- [start:saddle]
def saddle(x: float, y: float) -> float:
    """Return a height with a saddle at (0, 0) and valleys at (0, ±√2)."""
    return x**2 - y**2 + y**4 / 4


# --8<-- [end:saddle]


# --8<-- [start:roll]
def roll(x: float, y: float, eta: float, pushes: list) -> list:
    """Return every place of a marble on the saddle; each step ends with a push.

    A push is a pair of numbers that are added to x and y.
    """
    path = [(x, y)]
    for dx, dy in pushes:
        x, y = x - eta * 2 * x + dx, y - eta * (y**3 - 2 * y) + dy
        path.append((x, y))
    return path


# --8<-- [end:roll]


# --8<-- [start:curvature_along]
def curvature_along(f: Callable, p: Tensor, v: Tensor, h=1e-4) -> Tensor:
    """Return how f bends at p[P] along v[P], a direction of length 1."""
    return (f(p + h * v) - 2 * f(p) + f(p - h * v)) / h**2


# --8<-- [end:curvature_along]


# --8<-- [start:hessian]
def hessian(gradient: Callable, p: Tensor) -> Tensor:
    """Return by how much each slope changes with each knob at p[P]: [P, P]."""
    H = numeric_grad(gradient, p)
    return (H + H.T) / 2  # equal across the diagonal, up to rounding


# --8<-- [end:hessian]


# --8<-- [start:lowest_direction]
def lowest_direction(H: Tensor) -> Tensor:
    """Return a direction of length 1 along which the curvature is lowest."""
    return torch.linalg.eigh(H)[1][:, 0]


# --8<-- [end:lowest_direction]


# --8<-- [start:kind]
def kind(curvatures: Tensor, tol: float) -> str:
    """Return what a place with gradient 0 is, by its curvatures.

    Those within tol of 0 count as 0, and 0 decides nothing.
    """
    lowest, highest = curvatures.min(), curvatures.max()
    if lowest < -tol and highest > tol:
        return "saddle"
    if lowest > tol:
        return "minimum"
    if highest < -tol:
        return "maximum"
    return "undecided"


# --8<-- [end:kind]
