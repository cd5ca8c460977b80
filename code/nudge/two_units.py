"""Two units: networks with two tanh units and one feature, many of them side by side, and their data."""

import torch
from torch import Tensor


# --8<-- [start:two_steps]
def two_steps() -> tuple:
    """Return x, 61 places from -3 to 3, and y, two steps in a row."""
    x = torch.linspace(-3, 3, 61, dtype=torch.float64)
    return x, torch.tanh(2 * (x + 1)) + torch.tanh(3 * (x - 1)) / 2


# --8<-- [end:two_steps]


# --8<-- [start:two_units]
def two_units(P: Tensor, x: Tensor) -> Tensor:
    """Return the predictions (n, N) of n networks for x (N,).

    A row of P (n, 7) is a network: w₁, w₂, b₁, b₂, c₁, c₂, b₀.
    """
    w1, w2, b1, b2, c1, c2, b0 = P.T[:, :, None]  # each (n, 1)
    return c1 * torch.tanh(w1 * x + b1) + c2 * torch.tanh(w2 * x + b2) + b0


# --8<-- [end:two_units]


# --8<-- [start:losses]
def losses(P: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """Return the MSE of each network, (n,)."""
    return ((two_units(P, x) - y) ** 2).mean(1)


# --8<-- [end:losses]


# --8<-- [start:gradients]
def gradients(P: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """Return the slopes of each MSE, (n, 7): no loss has another's knobs."""
    leaf = P.clone().requires_grad_()
    losses(leaf, x, y).sum().backward()
    return leaf.grad


# --8<-- [end:gradients]


# --8<-- [start:copied_unit]
def copied_unit() -> Tensor:
    """Return the best single unit as two equal ones, with half of c each."""
    w, b = 0.6003757661471094, 0.3503334728674354
    c, b0 = 1.7209948340061978, -0.14760285115492722
    return torch.tensor([w, w, b, b, c / 2, c / 2, b0], dtype=torch.float64)


# --8<-- [end:copied_unit]
