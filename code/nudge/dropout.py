"""Dropout: units that are switched off at random in training, and all of them in prediction."""

import torch
from torch import Generator, Tensor, nn


# --8<-- [start:drop_units]
def drop_units(a: Tensor, p: float, generator: Generator) -> Tensor:
    """Set each number of a to 0 with probability p, scale the others up.

    Numbers are 0 in the share p of all draws, so 1 / (1 - p) keeps the mean.
    """
    u = torch.rand(a.shape, generator=generator, dtype=torch.float64)
    return switched(a, u, p)


# --8<-- [end:drop_units]


# --8<-- [start:switched]
def switched(a: Tensor, u: Tensor, p: float) -> Tensor:
    """Return a / (1 - p) where u, even numbers from 0 to 1, is not below p."""
    return a * (u >= p) / (1 - p)


# --8<-- [end:switched]


# --8<-- [start:drop_module]
class DropUnits(nn.Module):
    """A module that drops units while it trains, and does nothing else."""

    def __init__(self, p: float, generator: Generator):
        super().__init__()
        self.p, self.generator = p, generator

    def forward(self, a: Tensor) -> Tensor:
        """Return a[N, H] with a mask of its own for each of the N rows."""
        if not self.training:
            return a
        return drop_units(a, self.p, self.generator)


# --8<-- [end:drop_module]
