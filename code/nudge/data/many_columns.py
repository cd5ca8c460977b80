"""Forty rows of twenty columns: few examples for many weights, and a truth to compare the weights with."""

import torch
from torch import Tensor

from nudge.data.generators import bell


# --8<-- [start:twenty_columns]
def twenty_columns(truth: Tensor, seed: int = 31, new: int = 1000):
    """Return X[40, 20] and y[40] around X @ truth[20], and new rows of both."""
    parts = []
    for rows, first in ((40, seed), (new, seed + 2)):
        X = torch.tensor(bell(first, 20 * rows), dtype=truth.dtype)
        X = X.reshape(rows, 20)
        noise = torch.tensor(bell(first + 1, rows), dtype=truth.dtype)
        parts += [X, X @ truth + 0.5 * noise]
    return parts


# --8<-- [end:twenty_columns]
