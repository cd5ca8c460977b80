"""Approximation: units at equal knots over [0, 1] whose sum follows a curve through its heights there."""

import torch
from torch import Tensor

from nudge.activations import relu
from nudge.bent_lines import ramps
from nudge.s_curves import s_curve


# --8<-- [start:climbs]
def climbs(heights: list | Tensor) -> list:
    """Return by how much the curve climbs on each piece, from knot to knot."""
    return [heights[i + 1] - heights[i] for i in range(len(heights) - 1)]


# --8<-- [end:climbs]


# --8<-- [start:by_steps]
def by_steps(x: Tensor, heights: list | Tensor) -> Tensor:
    """Return a staircase in the shape of x: a step in the middle of a piece."""
    n, y = len(heights) - 1, torch.full_like(x, heights[0])
    for i, climb in enumerate(climbs(heights)):
        y = torch.where(x > (i + 0.5) / n, y + climb, y)
    return y


# --8<-- [end:by_steps]


# --8<-- [start:by_ramps]
def by_ramps(x: Tensor, heights: list | Tensor) -> Tensor:
    """Return a bent line in the shape of x: a ramp on each piece."""
    n = len(heights) - 1
    each = enumerate(climbs(heights))
    pieces = [(climb, i / n, (i + 1) / n) for i, climb in each]
    return ramps(x, heights[0], pieces)


# --8<-- [end:by_ramps]


# --8<-- [start:by_sigmoids]
def by_sigmoids(x: Tensor, heights: list | Tensor, steepness=4) -> Tensor:
    """Return a sum in the shape of x: an S-curve in the middle of a piece."""
    n, y = len(heights) - 1, torch.full_like(x, heights[0])
    w = steepness * n
    for i, climb in enumerate(climbs(heights)):
        y = y + s_curve(x, w, -w * (i + 0.5) / n, climb)
    return y


# --8<-- [end:by_sigmoids]


# --8<-- [start:by_relus]
def by_relus(x: Tensor, heights: list | Tensor) -> Tensor:
    """Return a bent line in the shape of x: a ReLU at the left of a piece."""
    n, y, slope = len(heights) - 1, torch.full_like(x, heights[0]), 0.0
    for i, climb in enumerate(climbs(heights)):
        y = y + (climb * n - slope) * relu(x - i / n)  # weight: change of slope
        slope = climb * n
    return y


# --8<-- [end:by_relus]
