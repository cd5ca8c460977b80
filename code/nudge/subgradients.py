"""Subgradients: descent on the mean absolute error, whose slope falls only in jumps."""

from collections.abc import Callable

from torch import Tensor

from nudge.losses import mae
from nudge.models import line


# --8<-- [start:mae_walk]
def mae_walk(x: Tensor, y: Tensor, eta: Callable, steps: int = 5000) -> list:
    """Return the MAE before each step from (0, 0); step k has size eta(k)."""
    w, b, losses = 0.0, 0.0, []
    for k in range(steps):
        y_hat = line(x, w, b)
        losses.append(mae(y_hat, y).item())
        sign = (y_hat - y).sign()  # 0 where a point is met exactly
        w, b = w - eta(k) * (sign * x).mean(), b - eta(k) * sign.mean()
    return losses


# --8<-- [end:mae_walk]
