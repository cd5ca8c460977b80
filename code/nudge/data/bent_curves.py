"""A curve of straight pieces without noise: what a straight line cannot follow."""

import torch
from torch import Tensor


# --8<-- [start:bent_curve]
def bent_curve(x: Tensor) -> Tensor:
    """Return the curve at x: level at 1 up to 0, bent at 0, 2, 3 and 6."""
    y = torch.ones_like(x)
    for knot, height, slope in ((0, 1, 1.5), (2, 4, -2), (3, 2, 1), (6, 5, 0)):
        y = torch.where(x > knot, height + slope * (x - knot), y)
    return y


# --8<-- [end:bent_curve]
