"""Training: the loop that all of machine learning shares, and a record of what happened in it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from torch import Tensor


# --8<-- [start:History]
@dataclass
class History:
    """Loss, parameters and gradient before each update, in order."""

    loss: list[float] = field(default_factory=list)
    params: list[list[float]] = field(default_factory=list)
    grads: list[list[float]] = field(default_factory=list)

    def add(self, loss: Tensor, theta: Tensor, g: Tensor) -> None:
        """Note the numbers of one epoch."""
        self.loss.append(loss.item())
        self.params.append(theta.tolist())
        self.grads.append(g.tolist())


# --8<-- [end:History]


# --8<-- [start:train]
def train(
    loss: Callable[[Tensor], Tensor],
    gradient: Callable[[Tensor], Tensor],
    theta: Tensor,
    eta: float | Tensor,
    epochs: int,
    stop: Callable[[Tensor, Tensor], bool] | None = None,
) -> tuple[Tensor, History]:
    """Update theta[P] once per epoch; return the last one and the history.

    stop(loss, g) is asked before each update, and ends the training by True.
    """
    history = History()
    for _ in range(epochs):
        value, g = loss(theta), gradient(theta)  # forward and backward
        history.add(value, theta, g)
        if stop and stop(value, g):
            break
        theta = theta - eta * g
    return theta, history


# --8<-- [end:train]
