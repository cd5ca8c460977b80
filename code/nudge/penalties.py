"""Penalties: the weights with the smallest mean squared error plus a tax on their size, squared or plain.

X[N, d] holds a row for each example; there is no b, which stays untaxed: subtract the means first.
"""

import torch
from torch import Tensor

from nudge.descent import curvature, largest_stable_eta


# --8<-- [start:ridge]
def ridge(X: Tensor, y: Tensor, strength: float | Tensor) -> Tensor:
    """Return w[d] with the smallest MSE + strength * sum of w**2.

    The strength is one number for all weights, or a number for each: [d].
    """
    tax = strength * torch.eye(X.shape[1], dtype=X.dtype)
    return torch.linalg.solve(X.T @ X / len(X) + tax, X.T @ y / len(X))


# --8<-- [end:ridge]


# --8<-- [start:soft_threshold]
def soft_threshold(w: Tensor, tax: float | Tensor) -> Tensor:
    """Return w moved toward 0 by the tax, and never past it."""
    return w - w.clamp(-tax, tax)


# --8<-- [end:soft_threshold]


# --8<-- [start:lasso]
def lasso(X: Tensor, y: Tensor, strengths: Tensor, steps: int = 300) -> Tensor:
    """Return w[d, S]: for each of S strengths, the weights after these steps.

    They go toward the smallest MSE + strength * sum of |w|.
    """
    H, g = curvature(X), (2 * X.T @ y / len(X))[:, None]
    eta = largest_stable_eta(H) / 2
    w = torch.zeros(X.shape[1], len(strengths), dtype=X.dtype)
    tax = eta * strengths
    for _ in range(steps):
        slope = H @ w - g  # of the MSE alone
        w = soft_threshold(w - eta * slope, tax)
    return w


# --8<-- [end:lasso]
