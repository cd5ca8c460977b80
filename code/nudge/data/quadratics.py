"""Points around a parabola: 3x² + 2x + 1 with bell-shaped noise."""

import torch
from torch import Tensor

from nudge.data.generators import noisy_parabola


# --8<-- [start:noisy_quadratic]
def noisy_quadratic(n: int = 10, seed: int = 42, noise: float = 1.5) -> tuple[Tensor, Tensor]:
    """Return (x[n] evenly from -2 to 2, y[n]) around 3x² + 2x + 1."""
    x, y = torch.tensor(noisy_parabola(n, seed, noise), dtype=torch.float64)
    return x, y


# --8<-- [end:noisy_quadratic]
