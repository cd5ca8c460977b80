"""Activations: what bends a straight line."""

import torch
from torch import Tensor


# --8<-- [start:relu]
def relu(z: Tensor) -> Tensor:
    """Return z where it is positive and 0 elsewhere, in the shape of z."""
    return torch.relu(z)


# --8<-- [end:relu]
