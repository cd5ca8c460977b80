"""Losses: one number for how far predictions are from labels, the smaller the better.

Each takes predictions and labels of the same shape and returns a 0-dim tensor. The Huber loss is
from Huber 1964, *Annals of Mathematical Statistics* 35(1).
"""

from torch import Tensor


# --8<-- [start:mae]
def mae(y_hat: Tensor, y: Tensor) -> Tensor:
    """Return the mean absolute error: one number, in the unit of y."""
    return (y - y_hat).abs().mean()


# --8<-- [end:mae]


# --8<-- [start:mse]
def mse(y_hat: Tensor, y: Tensor) -> Tensor:
    """Return the mean squared error: one number, in squared units of y."""
    return ((y - y_hat) ** 2).mean()


# --8<-- [end:mse]


# --8<-- [start:huber]
def huber(y_hat: Tensor, y: Tensor, delta: float = 1.0) -> Tensor:
    """Return the mean Huber loss: square up to delta, straight beyond."""
    r = (y - y_hat).abs()
    near = r**2 / 2
    far = delta * (r - delta / 2)
    return near.where(r <= delta, far).mean()


# --8<-- [end:huber]
