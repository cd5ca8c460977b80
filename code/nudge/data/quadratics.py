"""Points around a parabola: 3x² + 2x + 1 with bell-shaped noise."""

import torch

from nudge.data.generators import bell


# --8<-- [start:noisy_quadratic]
def noisy_quadratic(n: int = 10, seed: int = 42, noise: float = 1.5):
    """Return x[n], evenly from -2 to 2, and y[n] around 3x² + 2x + 1."""
    if n < 2:
        raise ValueError(f"n is {n}; from -2 to 2 it takes 2 points or more")
    x = -2 + 4 * torch.arange(n, dtype=torch.float64) / (n - 1)
    errors = torch.tensor(bell(seed, n), dtype=torch.float64)
    return x, 3 * x * x + 2 * x + 1 + noise * errors


# --8<-- [end:noisy_quadratic]
