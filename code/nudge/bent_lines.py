"""Bent lines: a constant plus ramps, each level, then straight, then level."""

import torch
from torch import Tensor


# --8<-- [start:hard_sigmoid]
def hard_sigmoid(x: Tensor, lo: float, hi: float) -> Tensor:
    """Return 0 up to lo, 1 from hi on, straight between; lo < hi."""
    return ((x - lo) / (hi - lo)).clamp(0, 1)


# --8<-- [end:hard_sigmoid]


# --8<-- [start:ramps]
def ramps(x: Tensor, start: float, pieces: list) -> Tensor:
    """Return start plus a ramp for each (height, lo, hi), in the shape of x."""
    y = torch.full_like(x, start)
    for height, lo, hi in pieces:
        y = y + height * hard_sigmoid(x, lo, hi)
    return y


# --8<-- [end:ramps]
