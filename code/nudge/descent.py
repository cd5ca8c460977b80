"""Descent: from any parameters to better ones, step by step, or to the best line in one jump."""

from collections.abc import Callable

import torch
from torch import Tensor

from nudge.losses import mse
from nudge.models import line
from nudge.training import train


# --8<-- [start:descend_1d]
def descend_1d(slope: Callable, w0: float, eta: float, steps: int) -> list:
    """Return every w of a walk from w0; the next is w - eta * slope(w)."""
    path = [w0]
    for _ in range(steps):
        path.append(path[-1] - eta * slope(path[-1]))
    return path


# --8<-- [end:descend_1d]


# --8<-- [start:line_gradient]
def line_gradient(x: Tensor, y: Tensor, w: float, b: float) -> Tensor:
    """Return the slopes of the MSE of a line, for w and for b."""
    e = line(x, w, b) - y
    return torch.stack([(2 * e * x).mean(), (2 * e).mean()])


# --8<-- [end:line_gradient]


# --8<-- [start:fit_line]
def fit_line(
    x: Tensor,
    y: Tensor,
    eta: float | Tensor,
    epochs: int,
    start=(1.0, 0.0),
    stop: Callable | None = None,
) -> dict:
    """Return the history of a line trained with the MSE; theta is (w, b)."""
    return train(
        lambda theta: mse(line(x, *theta), y),
        lambda theta: line_gradient(x, y, *theta),
        torch.tensor(start, dtype=x.dtype),
        eta,
        epochs,
        stop,
    )


# --8<-- [end:fit_line]


# --8<-- [start:epochs_needed]
def epochs_needed(x: Tensor, y: Tensor, eta: float, target=2.93) -> int:
    """Return how many epochs lead fit_line to this MSE; eta must be stable."""
    products = (x, y, x * x, x * y, y * y)
    mx, my, mxx, mxy, myy = (product.mean().item() for product in products)
    w, b, epoch, lowest = 1.0, 0.0, 0, float("inf")
    while True:
        square = w * w * mxx + 2 * w * b * mx + b * b  # mean of (w * x + b)**2
        loss = square - 2 * (w * mxy + b * my) + myy
        if loss <= target:
            return epoch
        if not loss < lowest:  # higher, or as low, or nan
            raise ValueError(
                f"above {target}, the MSE stopped falling at {lowest:.5g}: "
                "can a line reach the target? Is eta too large?"
            )
        lowest = loss
        g_w, g_b = 2 * (w * mxx + b * mx - mxy), 2 * (w * mx + b - my)
        w, b, epoch = w - eta * g_w, b - eta * g_b, epoch + 1


# --8<-- [end:epochs_needed]


# --8<-- [start:curvature]
def curvature(X: Tensor) -> Tensor:
    """Return by how much each slope of the MSE changes with each knob: [d, d].

    The predictions are X[N, d] @ theta[d].
    """
    return 2 * X.T @ X / len(X)


# --8<-- [end:curvature]


# --8<-- [start:largest_stable_eta]
def largest_stable_eta(H: Tensor) -> float:
    """Return 2 / the largest curvature: with a larger eta descent diverges."""
    largest = torch.linalg.eigvalsh(H)[-1].item()
    if not largest > 0:
        raise ValueError(f"curvature {largest:g}: this ground has no bottom")
    return 2 / largest


# --8<-- [end:largest_stable_eta]


# --8<-- [start:least_squares]
def least_squares(X: Tensor, y: Tensor) -> Tensor:
    """Return theta[d] with the smallest MSE of X[N, d] @ theta against y[N].

    Raises torch.linalg.LinAlgError where the columns of X depend on one
    another, as a constant feature does on the column of ones.
    """
    if torch.linalg.matrix_rank(X) < X.shape[1]:  # else it divides by rounding
        raise torch.linalg.LinAlgError(
            "many thetas are equally good; are all readings the same? "
            "leave out a column, or add examples that differ"
        )
    return torch.linalg.solve(X.T @ X, X.T @ y)


# --8<-- [end:least_squares]
