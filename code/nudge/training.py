"""Training: the loop that all of machine learning shares, and a record of what happened in it."""

from collections.abc import Callable

from torch import Tensor


# --8<-- [start:train]
def train(
    loss: Callable,
    gradient: Callable,
    theta: Tensor,
    eta: float | Tensor,
    epochs: int,
    stop: Callable | None = None,
) -> dict:
    """Return a history: theta, loss and g after 0, 1, 2, … epochs.

    stop(loss, g) is asked before each update, and ends the training by True.
    """
    history = {"theta": [], "loss": [], "g": []}
    for _ in range(epochs + 1):
        value, g = loss(theta), gradient(theta)  # forward, loss, gradient
        history["theta"].append(theta)
        history["loss"].append(value.item())
        history["g"].append(g)
        if stop and stop(value, g):
            break
        theta = theta - eta * g  # update
    return history


# --8<-- [end:train]
