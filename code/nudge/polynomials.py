"""Polynomials that least squares fits, on x from 0 to 1.

The driver is "gelsd": in torch 2.13 the one that lstsq takes by itself, "gelsy", reads a list that nobody
has filled, and may answer otherwise at the next call.
"""

import torch
from torch import Tensor


# --8<-- [start:powers]
def powers(x: Tensor, degree: int) -> Tensor:
    """Return the columns 1, z, …, z to the degree for x[N]; z is 2x - 1."""
    z = 2 * x - 1  # from -1 to 1, so that no power grows large
    return torch.stack([z**k for k in range(degree + 1)], dim=1)


# --8<-- [end:powers]


# --8<-- [start:fit_powers]
def fit_powers(x: Tensor, y: Tensor, degree: int) -> Tensor:
    """Return theta[degree + 1] with the smallest MSE for x[N] and y[N].

    y[N, R] holds R sets of labels; theta[degree + 1, R] has a fit for each.
    """
    columns = powers(x, degree)
    return torch.linalg.lstsq(columns, y, driver="gelsd").solution


# --8<-- [end:fit_powers]
