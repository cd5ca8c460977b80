"""A record of training: what happened at every epoch."""

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
