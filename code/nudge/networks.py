"""Networks: neurons side by side in one hidden layer, their parameters in one list, and layers in a row."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from nudge.data import bell


# --8<-- [start:hidden_layer]
def hidden_layer(
    X: Tensor,
    W: Tensor,
    b: Tensor,
    c: Tensor,
    b0: Tensor,
    activation: Callable,
) -> Tensor:
    """Return the outputs (N,) for the rows of X (N, d).

    W is (H, d), one row for each unit; b and c are (H,), b0 is a number.
    """
    return activation(X @ W.T + b) @ c + b0


# --8<-- [end:hidden_layer]


# --8<-- [start:unpack]
def unpack(theta: Tensor, d: int) -> tuple:
    """Return W (H, d), b (H,), c (H,) and b0 from Hd + 2H + 1 numbers."""
    h = (len(theta) - 1) // (d + 2)
    W, rest = theta[: h * d].reshape(h, d), theta[h * d :]
    return W, rest[:h], rest[h : 2 * h], rest[-1]


# --8<-- [end:unpack]


# --8<-- [start:random_start]
def random_start(h: int, seed: int) -> Tensor:
    """Return random w, b and c / √h of h units with one feature, and b0 = 0."""
    theta = torch.tensor([*bell(1700 + seed, 3 * h), 0.0], dtype=torch.float64)
    theta[2 * h :] /= h**0.5
    return theta


# --8<-- [end:random_start]


# --8<-- [start:mlp]
def mlp(sizes: tuple, activation: type, seed: int) -> nn.Sequential:
    """Return linear layers in a row, with an activation between any two.

    sizes: features, units of each hidden layer, outputs. Weights and biases
    are those with which nn.Linear starts after this seed, in float32.
    """
    torch.manual_seed(seed)
    layers = []
    for i in range(len(sizes) - 1):
        layers += [nn.Linear(sizes[i], sizes[i + 1]), activation()]
    return nn.Sequential(*layers[:-1])


# --8<-- [end:mlp]
