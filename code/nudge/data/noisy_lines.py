"""Points around a line: 2x + 1 with bell-shaped noise."""

import torch

from nudge.data.generators import bell, lcg


# --8<-- [start:noisy_line]
def noisy_line(n: int = 1000, seed: int = 21):
    """Return x[n], anywhere from -2 to 2, and y[n] around 2x + 1 (sd 0.5)."""
    x = 4 * torch.tensor(lcg(seed, n), dtype=torch.float64) - 2
    errors = torch.tensor(bell(seed + 1, n), dtype=torch.float64)
    return x, 2 * x + 1 + 0.5 * errors


# --8<-- [end:noisy_line]
