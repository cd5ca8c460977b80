"""Depth: a map laid over itself, and how signals and slopes change their size from layer to layer."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from nudge.activations import relu
from nudge.data import lcg


# --8<-- [start:tent]
def tent(x: Tensor) -> Tensor:
    """Return 2x up to one half and 2 - 2x from there on, for x in [0, 1]."""
    return 2 * relu(x) - 4 * relu(x - 0.5)


# --8<-- [end:tent]


# --8<-- [start:random_weights]
def random_weights(m: int, n: int, sd: float, seed: int) -> Tensor:
    """Return a matrix (m, n) of numbers around 0 with standard deviation sd."""
    u = torch.tensor(lcg(seed, m * n), dtype=torch.float64)
    return (12**0.5 * sd * (u - 0.5)).reshape(m, n)  # u has an sd of 1 / √12


# --8<-- [end:random_weights]


# --8<-- [start:signals_and_slopes]
def signals_and_slopes(
    weights: list,
    activation: Callable,
    slope: Callable,
    x: Tensor,
    c: Tensor,
) -> tuple:
    """Return the outputs of all layers, x first, and the slopes of c @ outputs.

    weights: a matrix for each layer, no biases; slope(z): the activation's.
    The slopes are those of the last outputs, for each entry of each layer.
    """
    signals, stages = [x], []
    for W in weights:
        stages.insert(0, (W, W @ signals[-1]))  # the last layer first
        signals.append(activation(stages[0][1]))
    slopes = [c]
    for W, z in stages:
        slopes.insert(0, W.T @ (slopes[0] * slope(z)))
    return signals, slopes


# --8<-- [end:signals_and_slopes]


# --8<-- [start:he_start]
def he_start(model: nn.Sequential, seed: int) -> nn.Sequential:
    """Give each layer with n inputs weights of sd √(2/n), and biases of 0.

    Source: He, Zhang, Ren & Sun 2015.
    """
    with torch.no_grad():
        for i in range(0, len(model), 2):
            m, n = model[i].weight.shape
            model[i].weight[:] = random_weights(m, n, (2 / n) ** 0.5, seed + i)
            model[i].bias[:] = 0
    return model


# --8<-- [end:he_start]
