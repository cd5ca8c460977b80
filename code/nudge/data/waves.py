"""Points around a wave, one period of a sine: what the lessons on new data learn, and are tested with."""

import torch

from nudge.data.generators import bell, lcg


# --8<-- [start:wave]
def wave(n: int, seed: int, noise: float = 0.25, even: bool = True):
    """Return x[n] from 0 to 1, evenly or anywhere, and y[n] around sin 2πx."""
    if n < 2:
        raise ValueError(f"n is {n}; from 0 to 1 it takes 2 points or more")
    if even:
        x = torch.arange(n, dtype=torch.float64) / (n - 1)
    else:
        x = torch.tensor(lcg(seed + 5000, n), dtype=torch.float64)
    errors = torch.tensor(bell(seed, n), dtype=torch.float64)
    return x, torch.sin(2 * torch.pi * x) + noise * errors


# --8<-- [end:wave]
