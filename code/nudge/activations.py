"""Activations: what bends a straight line."""

import torch
from torch import Tensor


# --8<-- [start:relu]
def relu(z: Tensor) -> Tensor:
    """Return z where it is positive and 0 elsewhere, in the shape of z."""
    return torch.relu(z)


# --8<-- [end:relu]


# --8<-- [start:sigmoid]
def sigmoid(z: Tensor) -> Tensor:
    """Return 1 / (1 + e⁻ᶻ), between 0 and 1, in the shape of z.

    Far below 0 the slope is nan: from -710 on, in float32 from -89.
    """
    return 1 / (1 + (-z).exp())


# --8<-- [end:sigmoid]
